package org.crossregion.clearing.ticket;

import org.crossregion.values.Coded;

/** How far a ticket has come. */
public enum TicketState implements Coded {
    OPEN("open", "待答复"),
    ANSWERED("answered", "待确认"),
    CONFIRMED("confirmed", "已确认"),
    WITHDRAWN("withdrawn", "已撤回");

    private final String code;
    private final String label;

    TicketState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static TicketState fromString(String code) {
        return Coded.ofCode(TicketState.class, code);
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
