package org.crossregion.clearing.inquiry;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.evidence.EvidenceSubject;

import java.util.UUID;

/** Evidence to inquiries. */
@ApplicationScoped
class InquiryEvidence implements EvidenceSubject {

    private final Inquiries inquiries;

    InquiryEvidence(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public String kind() {
        return "inquiries";
    }

    @Override
    public boolean isOpen(UUID id) {
        InquiryState state = inquiries.find(id).state();
        return state == InquiryState.ASKED || state == InquiryState.ANSWERED;
    }
}
