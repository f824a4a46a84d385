package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.FilingState;
import org.crossregion.filing.filing.Applicants.Applicant;
import org.crossregion.filing.policy.AgentOccasion;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Judges an application of a locked person and says what the filing is; writes nothing. */
@ApplicationScoped
class FilingDrafts {

    private final Judgement judgement;
    private final MaterialDocuments documents;
    private final AgentIdentities agents;
    private final FilingRepository filings;
    private final NewFilingRepository numbers;

    FilingDrafts(
            Judgement judgement,
            MaterialDocuments documents,
            AgentIdentities agents,
            FilingRepository filings,
            NewFilingRepository numbers) {
        this.judgement = judgement;
        this.documents = documents;
        this.agents = agents;
        this.filings = filings;
        this.numbers = numbers;
    }

    /**
     * @param replaced the filing whose place it is to take, if any
     * @throws Refused naming the first rule that is broken
     */
    NewFiling draft(
            Application application,
            Applicant applicant,
            Optional<Filing> replaced,
            String author,
            Instant now) {
        LocalDate today = Beijing.day(now);
        String except = replaced.map(Filing::id).orElse("");
        List<RegionCode> placesFiled =
                applicant
                        .places()
                        .longTerm(application.validFrom(), application.possibleEnd(), except);
        Judgement.Passed passed = judgement.pass(application, applicant, placesFiled, today);
        Filing filing =
                filing(
                        numbers.nextId(applicant.insuredRegion(), today),
                        application,
                        applicant,
                        passed,
                        replaced,
                        today);
        FilingSubmission.mustNotOverlap(filing, applicant.places(), except);
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
        return new NewFiling(
                List.of(filing),
                dossier(application, passed.policy(), now),
                application.materials(),
                List.of(Step.of(filing, Transition.SUBMITTED, now, author, application.reason())));
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
