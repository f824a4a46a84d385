package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.policy.ProofTerms;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Notes the promises whose proof did not follow in time. */
@ApplicationScoped
class ProofDeadline extends MidnightSweep {

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
    List<Filing> lockDue(LocalDate today, int limit) {
        return filings.lockOverdueProof(today, limit);
    }

    @Override
    void take(Filing filing, LocalDate today) {
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
