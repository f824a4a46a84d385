package org.crossregion.clearing.ticket;

import org.crossregion.clearing.calendar.CaseTerms.TicketTerms;
import org.crossregion.values.Coded;

/** What a ticket is about; how long an answer may take follows from it. */
public enum TicketKind implements Coded {
    FILING("filing", "登记备案"),
    FAULT("fault", "系统故障"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    TicketKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static TicketKind fromString(String code) {
        return Coded.ofCode(TicketKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    int workingDays(TicketTerms terms) {
        return switch (this) {
            case FILING -> terms.filingDays();
            case FAULT -> terms.faultDays();
            case OTHER -> terms.otherDays();
        };
    }
}
