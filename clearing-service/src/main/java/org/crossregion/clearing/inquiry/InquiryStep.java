package org.crossregion.clearing.inquiry;

import static org.crossregion.clearing.inquiry.InquiryState.ANSWERED;
import static org.crossregion.clearing.inquiry.InquiryState.ASKED;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.problem.Refused;

/** What can be done about an inquiry, and from which state. */
enum InquiryStep {
    ANSWER(ASKED, ANSWERED),
    /** The insured region is not content and asks again. */
    RETURN(ANSWERED, ASKED),
    CONFIRM(ANSWERED, InquiryState.CONFIRMED),
    WITHDRAW(ASKED, InquiryState.WITHDRAWN);

    private final InquiryState from;
    private final InquiryState to;

    InquiryStep(InquiryState from, InquiryState to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The state after this step.
     *
     * @throws Refused from any state but its own
     */
    InquiryState after(InquiryState state) {
        if (state != from) {
            throw new Refused(
                    ClearingRefusal.INQUIRY_IN_OTHER_STATE,
                    "the inquiry is %s, not %s".formatted(state.code(), from.code()));
        }
        return to;
    }
}
