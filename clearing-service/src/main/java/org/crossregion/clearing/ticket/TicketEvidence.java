package org.crossregion.clearing.ticket;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.evidence.EvidenceSubject;

import java.util.UUID;

/** Evidence to tickets. */
@ApplicationScoped
class TicketEvidence implements EvidenceSubject {

    private final Tickets tickets;

    TicketEvidence(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String kind() {
        return "tickets";
    }

    @Override
    public boolean isOpen(UUID id) {
        TicketState state = tickets.find(id).state();
        return state == TicketState.OPEN || state == TicketState.ANSWERED;
    }
}
