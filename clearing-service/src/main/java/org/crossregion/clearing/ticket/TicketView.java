package org.crossregion.clearing.ticket;

import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseStepView;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * A ticket as REST shows it.
 *
 * @param answerBy the last day to answer
 * @param confirmBy the last day to confirm or ask again; null until there is an answer
 * @param silence what becomes of it if nobody speaks by then; null while it waits for an answer
 * @param steps every step, oldest first; null in a list
 */
public record TicketView(
        UUID id,
        String state,
        String stateName,
        String kind,
        String kindName,
        String fromRegion,
        String toRegion,
        String subject,
        String question,
        String settlementId,
        String openedBy,
        OffsetDateTime openedAt,
        LocalDate answerBy,
        boolean late,
        String answer,
        String answeredBy,
        OffsetDateTime answeredAt,
        LocalDate confirmBy,
        String silence,
        String confirmedBy,
        OffsetDateTime confirmedAt,
        boolean bySilence,
        int reopenings,
        String escalatedTo,
        OffsetDateTime escalatedAt,
        List<CaseStepView> steps) {

    static TicketView of(Ticket ticket) {
        return of(ticket, null);
    }

    static TicketView of(Ticket ticket, List<CaseEvent> steps) {
        return new TicketView(
                ticket.id(),
                ticket.state().code(),
                ticket.state().label(),
                ticket.kind().code(),
                ticket.kind().label(),
                ticket.fromRegion().value(),
                ticket.toRegion().value(),
                ticket.subject(),
                ticket.question(),
                ticket.settlementId().orElse(null),
                ticket.openedBy(),
                beijing(ticket.openedAt()),
                ticket.answerBy(),
                ticket.late(),
                ticket.answer().orElse(null),
                ticket.answeredBy().orElse(null),
                ticket.answeredAt().map(TicketView::beijing).orElse(null),
                ticket.confirmBy().orElse(null),
                ticket.state() == TicketState.ANSWERED ? TicketState.CONFIRMED.code() : null,
                ticket.confirmedBy().orElse(null),
                ticket.confirmedAt().map(TicketView::beijing).orElse(null),
                ticket.bySilence(),
                ticket.reopenings(),
                ticket.escalatedTo().map(RegionCode::value).orElse(null),
                ticket.escalatedAt().map(TicketView::beijing).orElse(null),
                steps == null ? null : CaseStepView.of(steps));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
