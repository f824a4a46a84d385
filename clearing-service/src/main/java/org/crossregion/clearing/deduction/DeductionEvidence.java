package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.evidence.EvidenceSubject;

import java.util.UUID;

/** Evidence to deductions. */
@ApplicationScoped
class DeductionEvidence implements EvidenceSubject {

    private final Deductions deductions;

    DeductionEvidence(Deductions deductions) {
        this.deductions = deductions;
    }

    @Override
    public String kind() {
        return "deductions";
    }

    @Override
    public boolean isOpen(UUID id) {
        State state = deductions.find(id).state();
        return state != State.WITHDRAWN && state != State.RELEASED;
    }
}
