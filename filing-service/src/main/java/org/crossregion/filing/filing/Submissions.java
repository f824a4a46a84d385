package org.crossregion.filing.filing;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Takes applications that come otherwise than one by one, by exactly the same rules. */
@ApplicationScoped
public class Submissions {

    private final Applicants applicants;
    private final FilingDrafts drafts;
    private final FilingSubmission submission;
    private final Validator validator;
    private final Clock clock;

    Submissions(
            Applicants applicants,
            FilingDrafts drafts,
            FilingSubmission submission,
            Validator validator,
            Clock clock) {
        this.applicants = applicants;
        this.drafts = drafts;
        this.submission = submission;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * What became of an application: the filing, or the first rule that it breaks.
     *
     * @param filing absent if it was refused
     */
    public record Outcome(Optional<Filing> filing, Optional<Refused> refused) {}

    /** These persons, for whom nobody else files until the caller's transaction ends. */
    @Transactional(MANDATORY)
    public LockedApplicants lock(Collection<String> personNos) {
        return applicants.lockAll(personNos);
    }

    /**
     * Submits applications of locked persons in the caller's transaction. What is refused leaves
     * nothing behind, and the others are written together.
     *
     * @param activation why they hold at once, as they were reviewed before; absent if they wait
     * @return what became of each, in their order
     */
    @Transactional(MANDATORY)
    public List<Outcome> submitAll(
            LockedApplicants locked,
            List<FilingRequest> requests,
            Optional<String> activation,
            String author) {
        Instant now = clock.instant();
        List<Outcome> outcomes = new ArrayList<>();
        List<NewFiling> accepted = new ArrayList<>();
        for (FilingRequest request : requests) {
            try {
                NewFiling draft = draft(locked, request, activation, author, now);
                locked.filed(draft.filing());
                accepted.add(draft);
                outcomes.add(new Outcome(Optional.of(draft.filing()), Optional.empty()));
            } catch (Refused refused) {
                outcomes.add(new Outcome(Optional.empty(), Optional.of(refused)));
            }
        }
        submission.write(accepted);
        return outcomes;
    }

    private NewFiling draft(
            LockedApplicants locked,
            FilingRequest request,
            Optional<String> activation,
            String author,
            Instant now) {
        mustBeValid(request);
        LocalDate today = Beijing.day(now);
        NewFiling draft =
                drafts.draft(
                        request.application(),
                        applicants.applicant(locked, request.personNo(), today),
                        Optional.empty(),
                        author,
                        now);
        if (activation.isEmpty()) {
            return draft;
        }
        StepConditions.mustNotHaveEnded(draft.filing(), today);
        if (draft.dossier().confirmationDemanded()) {
            throw Confirmations.missing(draft.filing());
        }
        Filing active = draft.filing().after(Transition.ACTIVATED, today);
        return draft.and(
                active, Step.of(active, Transition.ACTIVATED, now, author, activation.get()));
    }

    private void mustBeValid(FilingRequest request) {
        List<Violation> broken =
                validator.validate(request).stream()
                        .map(Submissions::violation)
                        .sorted(Comparator.comparing(Violation::field))
                        .toList();
        if (!broken.isEmpty()) {
            Violation first = broken.get(0);
            throw new Refused(
                    SharedRefusal.INVALID_REQUEST, first.field() + ": " + first.message(), broken);
        }
    }

    private static Violation violation(ConstraintViolation<FilingRequest> broken) {
        return new Violation(
                broken.getPropertyPath().toString(),
                broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
                broken.getMessage());
    }
}
