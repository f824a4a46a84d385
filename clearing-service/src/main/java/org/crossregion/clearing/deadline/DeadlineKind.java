package org.crossregion.clearing.deadline;

import org.crossregion.values.Coded;

/** What is to be done by a day. */
public enum DeadlineKind implements Coded {
    INQUIRY_ANSWER("inquiry-answer", "费用协查答复"),
    INQUIRY_CONFIRMATION("inquiry-confirmation", "费用协查确认"),
    TICKET_ANSWER("ticket-answer", "问题协同答复"),
    TICKET_CONFIRMATION("ticket-confirmation", "问题协同确认"),
    /** The insured region's list of the whole of last month. */
    REGION_LIST("region-list", "参保地全月对账"),
    /** The other side's answer to an application at the year's end. */
    YEAR_ANSWER("year-answer", "年终清算申请答复"),
    /** A step of a period (清算期), a month or a year. */
    PERIOD_STEP("period-step", "清算步骤"),
    /** The agency's application to its finance bureau. */
    NOTICE_APPLICATION("notice-application", "用款申请"),
    NOTICE_TRANSFER("notice-transfer", "款项划拨"),
    /** What was sent is fed back as arrived (到账回执). */
    NOTICE_RECEIPT("notice-receipt", "到账回执");

    private final String code;
    private final String label;

    DeadlineKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
