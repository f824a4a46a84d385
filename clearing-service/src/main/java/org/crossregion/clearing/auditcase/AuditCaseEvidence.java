package org.crossregion.clearing.auditcase;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.evidence.EvidenceSubject;

import java.util.UUID;

/** Evidence to audit-cases. */
@ApplicationScoped
class AuditCaseEvidence implements EvidenceSubject {

    private final AuditCases cases;

    AuditCaseEvidence(AuditCases cases) {
        this.cases = cases;
    }

    @Override
    public String kind() {
        return "audit-cases";
    }

    @Override
    public boolean isOpen(UUID id) {
        return cases.find(id).isOpen();
    }
}
