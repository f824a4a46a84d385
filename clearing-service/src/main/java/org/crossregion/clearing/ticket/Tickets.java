package org.crossregion.clearing.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.CaseTerms.TicketTerms;
import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseJournal;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One region asks, the other answers, the first confirms or asks again. */
@ApplicationScoped
public class Tickets {

    /** Its cases in the journal. */
    static final String KIND = "ticket";

    private final TicketRepository repository;
    private final Regions regions;
    private final DeadlineCalendar calendar;
    private final CaseJournal journal;
    private final Caller caller;

    Tickets(
            TicketRepository repository,
            Regions regions,
            DeadlineCalendar calendar,
            CaseJournal journal,
            Caller caller) {
        this.repository = repository;
        this.regions = regions;
        this.calendar = calendar;
        this.journal = journal;
        this.caller = caller;
    }

    @Transactional
    Ticket open(TicketRequest request) {
        RegionCode own =
                caller.region()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SharedRefusal.OUT_OF_SCOPE,
                                                "the token names no region to ask for"));
        if (own.equals(request.region())) {
            throw Refused.field("region", "another", "a ticket is put to another region");
        }
        if (!regions.isKnown(request.region())) {
            throw Refused.field("region", "known", "no region " + request.region());
        }
        Instant now = calendar.now();
        Period month = Period.monthOf(now);
        LocalDate today = Beijing.day(now);
        TicketTerms terms = calendar.terms(new RegionPair(own, request.region()), month).tickets();
        Ticket ticket =
                new Ticket(
                        EventIds.next(),
                        request.kind(),
                        own,
                        request.region(),
                        request.subject(),
                        request.question(),
                        Optional.ofNullable(request.settlementId()).filter(id -> !id.isBlank()),
                        caller.user(),
                        now,
                        month,
                        TicketState.OPEN,
                        today,
                        calendar.after(today, request.kind().workingDays(terms)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        0,
                        Optional.empty(),
                        Optional.empty());
        repository.add(ticket);
        enter(ticket, "opened", Optional.of(ticket.subject()), now);
        return ticket;
    }

    /** By the region asked or the authority above it; never by who opened it. */
    @Transactional
    Ticket answer(UUID id, String text) {
        Instant now = calendar.now();
        Ticket ticket = lock(id);
        mustAnswerFor(ticket);
        mustBeAnother(ticket.openedBy(), "opened it");
        Ticket answered =
                ticket.answered(
                        text,
                        caller.user(),
                        now,
                        calendar.after(Beijing.day(now), terms(ticket).silentDays()));
        repository.change(answered);
        enter(answered, "answered", Optional.of(text), now);
        return answered;
    }

    /** The asker is content; not whoever answered. */
    @Transactional
    Ticket confirm(UUID id, Optional<String> note) {
        Instant now = calendar.now();
        Ticket ticket = unlessSilent(lock(id), now);
        caller.mustCover(ticket.fromRegion());
        Ticket confirmed = ticket.confirmed(caller.user(), now, false);
        mustBeAnother(ticket.answeredBy().orElseThrow(), "answered it");
        repository.change(confirmed);
        enter(confirmed, "confirmed", note, now);
        return confirmed;
    }

    /** The asker is not content: the clock begins anew. */
    @Transactional
    Ticket reopen(UUID id, String reason) {
        Instant now = calendar.now();
        Ticket ticket = unlessSilent(lock(id), now);
        caller.mustCover(ticket.fromRegion());
        Ticket reopened =
                ticket.reopened(
                        now,
                        calendar.after(Beijing.day(now), ticket.kind().workingDays(terms(ticket))));
        mustBeAnother(ticket.answeredBy().orElseThrow(), "answered it");
        repository.change(reopened);
        enter(reopened, "reopened", Optional.of(reason), now);
        return reopened;
    }

    /** Puts it before the authority above both: once asked again, or once nobody has answered. */
    @Transactional
    Ticket escalate(UUID id, String reason) {
        Instant now = calendar.now();
        Ticket ticket = lock(id);
        caller.mustCover(ticket.fromRegion());
        Ticket escalated = ticket.escalated(now);
        if (ticket.escalatedTo().isPresent()) {
            throw new Refused(
                    ClearingRefusal.TICKET_ESCALATED,
                    id + " was put before " + ticket.escalatedTo().get() + " already");
        }
        if (ticket.reopenings() == 0 && !ticket.isOverdue(now)) {
            throw new Refused(
                    ClearingRefusal.TICKET_NOT_OVERDUE,
                    id + " may be answered until " + ticket.answerBy());
        }
        repository.change(escalated);
        enter(escalated, "escalated", Optional.of(reason), now);
        return escalated;
    }

    @Transactional
    Ticket withdraw(UUID id, String reason) {
        Instant now = calendar.now();
        Ticket ticket = lock(id);
        caller.mustCover(ticket.fromRegion());
        Ticket withdrawn = ticket.withdrawn();
        repository.change(withdrawn);
        enter(withdrawn, "withdrawn", Optional.of(reason), now);
        return withdrawn;
    }

    /** A ticket that the caller's region is one side of, or above; else it is unknown. */
    Ticket find(UUID id) {
        return visible(repository.find(id), id);
    }

    List<CaseEvent> steps(UUID id) {
        return journal.of(KIND, id);
    }

    List<Ticket> list(TicketQuery query, Optional<UUID> after, int limit) {
        return repository.list(query, Scope.of(caller), after, limit);
    }

    List<TicketStatistics> statistics(TicketQuery query) {
        Period period =
                Optional.ofNullable(query.period).orElseGet(() -> Period.monthOf(calendar.now()));
        return repository.statistics(query, period, Scope.of(caller));
    }

    private TicketTerms terms(Ticket ticket) {
        return calendar.terms(ticket.pair(), ticket.openedPeriod()).tickets();
    }

    /** The region asked, whoever covers it, and whom it was put before. */
    private void mustAnswerFor(Ticket ticket) {
        boolean above = ticket.escalatedTo().filter(caller::covers).isPresent();
        if (!above) {
            caller.mustCover(ticket.toRegion());
        }
    }

    /** What silence has settled is settled, even a moment before the calendar says so. */
    private static Ticket unlessSilent(Ticket ticket, Instant now) {
        boolean over = ticket.confirmBy().filter(day -> Beijing.day(now).isAfter(day)).isPresent();
        if (over && ticket.state() == TicketState.ANSWERED) {
            throw new Refused(
                    ClearingRefusal.TICKET_IN_OTHER_STATE,
                    "nobody spoke by " + ticket.confirmBy().get() + "; the answer is confirmed");
        }
        return ticket;
    }

    private Ticket lock(UUID id) {
        return visible(repository.lock(id), id);
    }

    private Ticket visible(Optional<Ticket> found, UUID id) {
        Ticket ticket =
                found.orElseThrow(
                        () -> new Refused(ClearingRefusal.TICKET_UNKNOWN, "no ticket " + id));
        if (!caller.covers(ticket.fromRegion()) && !caller.covers(ticket.toRegion())) {
            throw Refused.concealing(ClearingRefusal.TICKET_UNKNOWN, "no ticket " + id);
        }
        return ticket;
    }

    private void mustBeAnother(String before, String did) {
        if (before.equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.TICKET_NEEDS_ANOTHER,
                    before + " " + did + "; another person speaks for the other side");
        }
    }

    private void enter(Ticket ticket, String event, Optional<String> note, Instant now) {
        journal.enter(KIND, ticket.id(), event, note, caller.user(), now);
    }
}
