package org.crossregion.clearing.inquiry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.deduction.DeductionView;
import org.crossregion.clearing.deduction.Deductions;
import org.crossregion.clearing.deduction.FindingRequest;

import java.util.UUID;

/** Opens a deduction on account of what an inquiry has found wrong. */
@ApplicationScoped
class InquiryDeductions {

    private final Inquiries inquiries;
    private final Deductions deductions;

    InquiryDeductions(Inquiries inquiries, Deductions deductions) {
        this.inquiries = inquiries;
        this.deductions = deductions;
    }

    @Transactional
    DeductionView open(UUID id, FindingRequest finding) {
        Inquiry inquiry = inquiries.found(id);
        return deductions.openedBy(inquiry.id(), inquiry.settlementId(), finding);
    }
}
