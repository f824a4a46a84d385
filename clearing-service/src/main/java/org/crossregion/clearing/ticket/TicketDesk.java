package org.crossregion.clearing.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.CaseTerms.TicketTerms;
import org.crossregion.clearing.deadline.Deadline;
import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.deadline.DeadlineDesk;
import org.crossregion.clearing.deadline.DeadlineKind;
import org.crossregion.clearing.journal.CaseJournal;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.values.Beijing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the calendar does about tickets: put them before the authority, confirm by silence. */
@ApplicationScoped
class TicketDesk implements DeadlineDesk {

    private final TicketRepository repository;
    private final DeadlineCalendar calendar;
    private final CaseJournal journal;

    TicketDesk(TicketRepository repository, DeadlineCalendar calendar, CaseJournal journal) {
        this.repository = repository;
        this.calendar = calendar;
        this.journal = journal;
    }

    @Override
    @Transactional
    public void recount() {
        repository.unfinished().stream()
                .flatMap(id -> repository.lock(id).stream())
                .forEach(this::recount);
    }

    private void recount(Ticket ticket) {
        TicketTerms terms = terms(ticket);
        if (ticket.state() == TicketState.OPEN) {
            calendar.known(ticket.clockFrom(), ticket.kind().workingDays(terms))
                    .filter(day -> !day.equals(ticket.answerBy()))
                    .ifPresent(day -> repository.change(ticket.dueOn(day)));
        } else if (ticket.state() == TicketState.ANSWERED) {
            calendar.known(Beijing.day(ticket.answeredAt().orElseThrow()), terms.silentDays())
                    .filter(day -> !ticket.confirmBy().equals(Optional.of(day)))
                    .ifPresent(day -> repository.change(ticket.confirmableUntil(day)));
        }
    }

    @Override
    @Transactional
    public void elapse() {
        Instant now = calendar.now();
        repository.over(Beijing.day(now)).stream()
                .flatMap(id -> repository.lock(id).stream())
                .forEach(ticket -> elapse(ticket, now));
    }

    private void elapse(Ticket ticket, Instant now) {
        if (ticket.isOverdue(now)) {
            repository.change(ticket.escalated(now));
            enter(ticket.id(), "escalated", "逾期未答复，上报" + ticket.above(), now);
        } else if (ticket.state() == TicketState.ANSWERED) {
            repository.change(ticket.confirmed(SignOff.CALENDAR, now, true));
            enter(ticket.id(), "confirmed", "逾期未确认，视为确认", now);
        }
    }

    @Override
    public List<Deadline> due(LocalDate from, LocalDate to) {
        return repository.due(from, to).stream().map(TicketDesk::deadline).toList();
    }

    private static Deadline deadline(Ticket ticket) {
        String subject = Tickets.KIND + "/" + ticket.id();
        if (ticket.state() == TicketState.OPEN) {
            return new Deadline(
                    DeadlineKind.TICKET_ANSWER,
                    subject,
                    ticket.subject(),
                    ticket.answerBy(),
                    ticket.toRegion(),
                    ticket.fromRegion(),
                    Optional.empty(),
                    Optional.of(ticket.above()));
        }
        return new Deadline(
                DeadlineKind.TICKET_CONFIRMATION,
                subject,
                ticket.subject(),
                ticket.confirmBy().orElseThrow(),
                ticket.fromRegion(),
                ticket.toRegion(),
                Optional.of(TicketState.CONFIRMED.code()),
                Optional.empty());
    }

    private TicketTerms terms(Ticket ticket) {
        return calendar.terms(ticket.pair(), ticket.openedPeriod()).tickets();
    }

    private void enter(UUID id, String event, String note, Instant now) {
        journal.enter(Tickets.KIND, id, event, Optional.of(note), SignOff.CALENDAR, now);
    }
}
