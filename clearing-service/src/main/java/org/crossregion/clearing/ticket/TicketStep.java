package org.crossregion.clearing.ticket;

import static org.crossregion.clearing.ticket.TicketState.ANSWERED;
import static org.crossregion.clearing.ticket.TicketState.OPEN;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.problem.Refused;

/** What can be done about a ticket, and from which state. */
enum TicketStep {
    ANSWER(OPEN, ANSWERED),
    REOPEN(ANSWERED, OPEN),
    CONFIRM(ANSWERED, TicketState.CONFIRMED),
    ESCALATE(OPEN, OPEN),
    WITHDRAW(OPEN, TicketState.WITHDRAWN);

    private final TicketState from;
    private final TicketState to;

    TicketStep(TicketState from, TicketState to) {
        this.from = from;
        this.to = to;
    }

    /**
     * The state after this step.
     *
     * @throws Refused from any state but its own
     */
    TicketState after(TicketState state) {
        if (state != from) {
            throw new Refused(
                    ClearingRefusal.TICKET_IN_OTHER_STATE,
                    "the ticket is %s, not %s".formatted(state.code(), from.code()));
        }
        return to;
    }
}
