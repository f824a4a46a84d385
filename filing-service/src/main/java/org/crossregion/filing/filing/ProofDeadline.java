package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.ProofTerms;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every Beijing midnight notes the promises whose proof did not follow in time. */
@ApplicationScoped
class ProofDeadline implements BusinessJob {

    private static final String AUTHOR = "system";
    private static final int BATCH = 500;

    private final FilingRepository filings;
    private final FilingJournal journal;
    private final FilingPolicies policies;

    ProofDeadline(FilingRepository filings, FilingJournal journal, FilingPolicies policies) {
        this.filings = filings;
        this.journal = journal;
        this.policies = policies;
    }

    @Override
    public String name() {
        return "filing-proof-deadline";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.startOf(Beijing.day(after).plusDays(1)));
    }

    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        List<Filing> overdue;
        do {
            overdue = filings.lockOverdueProof(today, BATCH);
            overdue.forEach(filing -> miss(filing, today));
        } while (overdue.size() == BATCH);
    }

    private void miss(Filing filing, LocalDate today) {
        ProofTerms.Missed consequence = consequence(filing);
        Filing after = filing.missedProof(consequence, today);
        filings.change(after);
        journal.enter(
                after,
                Transition.PROOF_MISSED,
                AUTHOR,
                "承诺的证明材料至 %s 未补齐：%s"
                        .formatted(filing.proofDue().orElseThrow(), consequence.label()));
    }

    /** By the policy that the filing was judged by. */
    private ProofTerms.Missed consequence(Filing filing) {
        Dossier dossier = filings.dossier(filing.id());
        FilingPolicy policy = policies.recorded(dossier.policyRegion(), dossier.policyValidFrom());
        return Optional.ofNullable(policy.proof())
                .map(ProofTerms::missed)
                .orElse(ProofTerms.Missed.KEEP);
    }
}
