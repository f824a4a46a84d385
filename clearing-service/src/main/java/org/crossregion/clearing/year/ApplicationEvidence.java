package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.evidence.EvidenceSubject;

import java.util.UUID;

/** Evidence to applications, of either side, until the authority has decided. */
@ApplicationScoped
class ApplicationEvidence implements EvidenceSubject {

    private final Applications applications;

    ApplicationEvidence(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String kind() {
        return "year-applications";
    }

    @Override
    public boolean isOpen(UUID id) {
        return !applications.seen(id).isDecided();
    }
}
