package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.policy.AgentOccasion;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Takes an application: who files is known and insured, the policy accepts it, none overlaps. */
@ApplicationScoped
class FilingSubmission {

    private final Applicants applicants;
    private final Judgement judgement;
    private final FilingRepository filings;
    private final FilingJournal journal;
    private final MaterialDocuments documents;
    private final AgentIdentities agents;
    private final Clock clock;

    FilingSubmission(
            Applicants applicants,
            Judgement judgement,
            FilingRepository filings,
            FilingJournal journal,
            MaterialDocuments documents,
            AgentIdentities agents,
            Clock clock) {
        this.applicants = applicants;
        this.judgement = judgement;
        this.filings = filings;
        this.journal = journal;
        this.documents = documents;
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * @throws Refused naming the first rule that is broken
     */
    @Transactional
    Filing submit(Application application, String author) {
        return submit(application, Optional.empty(), author);
    }

    /**
     * Submits what is to take the place of another filing of the person.
     *
     * @param replaced the other one, which neither overlaps nor counts among the places
     * @throws Refused naming the first rule that is broken
     */
    Filing submit(Application application, Optional<Filing> replaced, String author) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        Applicant applicant = applicants.lock(application.personNo(), today);
        String except = replaced.map(Filing::id).orElse("");
        List<RegionCode> placesFiled =
                filings.longTermPlaces(
                        applicant.numbers(),
                        application.validFrom(),
                        application.possibleEnd(),
                        except);
        Judgement.Passed passed = judgement.pass(application, applicant, placesFiled, today);
        Filing filing =
                filing(
                        filings.nextId(applicant.insuredRegion(), today),
                        application,
                        applicant,
                        passed,
                        replaced,
                        today);
        mustNotOverlap(filing, applicant.numbers(), except);
        application
                .agent()
                .ifPresent(
                        agent ->
                                agents.mustHold(
                                        agent,
                                        applicant.person(),
                                        passed.policy().value(),
                                        AgentOccasion.FILING,
                                        today));
        documents.mustBeUsable(
                application.materials(),
                replaced.map(other -> filings.materials(other.id())).orElse(List.of()),
                filing.personNo());

        filings.add(filing, dossier(application, passed.policy(), now), application.materials());
        journal.enter(filing, Transition.SUBMITTED, author, application.reason());
        return filing;
    }

    /**
     * @param except the id of a filing that may overlap; empty for none
     * @throws Refused if another open filing of the person has one of the places on one of the days
     */
    void mustNotOverlap(Filing filing, String except) {
        mustNotOverlap(filing, applicants.numbersOf(filing.personNo()), except);
    }

    private void mustNotOverlap(Filing filing, List<String> numbers, String except) {
        filings.overlapping(
                        numbers,
                        filing.treatmentRegions(),
                        filing.validFrom(),
                        filing.validUntil(),
                        List.of(filing.id(), except))
                .ifPresent(
                        other -> {
                            throw overlaps(other);
                        });
    }

    /** Another open filing has one of the places on one of the days. */
    static Refused overlaps(String other) {
        return new Refused(
                FilingRefusal.FILING_OVERLAPS,
                "overlaps with filing " + other,
                List.of(
                        new Violation(
                                "treatmentRegions", "overlap", "overlaps with filing " + other)));
    }

    private static Filing filing(
            String id,
            Application application,
            Applicant applicant,
            Judgement.Passed passed,
            Optional<Filing> replaced,
            LocalDate today) {
        ApplicationRules rules = passed.rules();
        boolean longTerm = application.type().isLongTerm();
        boolean onPromise = rules.onPromise();
        return new Filing(
                id,
                1,
                applicant.person().personNo(),
                applicant.insuredRegion(),
                applicant.insurance().scheme(),
                application.type(),
                rules.application().category(),
                FilingState.SUBMITTED,
                rules.treatmentRegions(),
                application.institutions(),
                application.channel(),
                application.validFrom(),
                rules.validUntil(),
                onPromise,
                onPromise,
                onPromise ? rules.policy().proofDue(today) : Optional.empty(),
                false,
                rules.policy().accountSuspendedWhileFiled() && longTerm,
                rules.policy().homeCare(application.type(), onPromise),
                application.reason(),
                Optional.empty(),
                replaced.map(Filing::id),
                applicant.insurance().region(),
                applicant.agency(),
                Optional.of(passed.reviewDue()));
    }

    private Dossier dossier(Application application, Versioned<FilingPolicy> policy, Instant now) {
        return new Dossier(
                now,
                policy.value().region(),
                policy.value().validFrom(),
                policy.version(),
                application.referredBy(),
                application.diagnosis(),
                application.agent().map(agents::onFile),
                waitsForConfirmation(application, policy.value()));
    }

    private static boolean waitsForConfirmation(Application application, FilingPolicy policy) {
        return !application.institutions().isEmpty()
                && Optional.ofNullable(policy.institutionsConfirmed())
                        .filter(terms -> !terms.isOnPaper(application.materialKinds()))
                        .isPresent();
    }
}
