package org.crossregion.clearing.ticket;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.detail.Scope;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tickets: what was asked stays, how far it has come moves on. */
@ApplicationScoped
class TicketRepository {

    private static final String ADD =
            """
            insert into ticket (id, kind, from_region, to_region, subject, question, settlement_id,
                                opened_by, opened_at, opened_period, state, clock_from, answer_by)
            values (:id, :kind, :fromRegion, :toRegion, :subject, :question, :settlementId,
                    :openedBy, :openedAt, :openedPeriod, :state, :clockFrom, :answerBy)
            """;

    private static final String CHANGE =
            """
            update ticket
            set state = :state, clock_from = :clockFrom, answer_by = :answerBy, answer = :answer,
                answered_by = :answeredBy, answered_at = :answeredAt, late = :late,
                confirm_by = :confirmBy, confirmed_by = :confirmedBy,
                confirmed_at = :confirmedAt, by_silence = :bySilence, reopenings = :reopenings,
                escalated_to = :escalatedTo, escalated_at = :escalatedAt
            where id = :id
            """;

    private static final String FIND = "select * from ticket where id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String LIST =
            """
            select *
            from ticket
            where (:after::uuid is null or id > :after::uuid)
              and (from_region like :scope or to_region like :scope)
              and (:region::text is null or :region in (from_region, to_region))
              and (:kind::text is null or kind = :kind)
              and (:state::text is null or state = :state)
              and (:period::text is null or opened_period = :period)
            order by id
            limit :limit
            """;

    private static final String UNFINISHED =
            "select id from ticket where state in ('open', 'answered') order by id";

    private static final String OVER =
            """
            select id
            from ticket
            where state = 'open' and answer_by < :today and escalated_at is null
               or state = 'answered' and confirm_by < :today
            order by id
            """;

    private static final String DUE =
            """
            select *
            from ticket
            where state = 'open' and answer_by between :from and :to
               or state = 'answered' and confirm_by between :from and :to
            order by id
            """;

    private static final String STATISTICS =
            """
            select to_region, kind,
                   count(*)::int as opened,
                   count(*) filter (where answered_at is not null and not late)::int as in_time,
                   count(*) filter (where late)::int as late,
                   count(*) filter (where state = 'open')::int as unanswered,
                   count(*) filter (where escalated_at is not null)::int as escalated,
                   sum(reopenings)::int as reopenings,
                   count(*) filter (where state = 'confirmed')::int as confirmed,
                   count(*) filter (where by_silence)::int as by_silence
            from ticket
            where opened_period = :period and state <> 'withdrawn'
              and (from_region like :scope or to_region like :scope)
              and (:region::text is null or :region in (from_region, to_region))
              and (:kind::text is null or kind = :kind)
            group by to_region, kind
            order by to_region, kind
            """;

    private final Jdbi jdbi;

    TicketRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void add(Ticket ticket) {
        write(ADD, ticket);
    }

    void change(Ticket ticket) {
        write(CHANGE, ticket);
    }

    Optional<Ticket> find(UUID id) {
        return one(FIND, id);
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Ticket> lock(UUID id) {
        return one(LOCK, id);
    }

    List<Ticket> list(TicketQuery query, Scope scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("kind", query.kind)
                                .bind("state", query.state)
                                .bind("period", query.period)
                                .bind("limit", limit)
                                .mapTo(Ticket.class)
                                .list());
    }

    List<UUID> unfinished() {
        return jdbi.withHandle(handle -> handle.createQuery(UNFINISHED).mapTo(UUID.class).list());
    }

    /** Those whose last day is over, unless that has been told. */
    List<UUID> over(LocalDate today) {
        return jdbi.withHandle(
                handle -> handle.createQuery(OVER).bind("today", today).mapTo(UUID.class).list());
    }

    List<Ticket> due(LocalDate from, LocalDate to) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DUE)
                                .bind("from", from)
                                .bind("to", to)
                                .mapTo(Ticket.class)
                                .list());
    }

    List<TicketStatistics> statistics(TicketQuery query, Period period, Scope scope) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STATISTICS)
                                .bind("period", period)
                                .bind("scope", scope.regionPrefix() + "%")
                                .bind("region", query.region)
                                .bind("kind", query.kind)
                                .mapTo(TicketStatistics.class)
                                .list());
    }

    private void write(String sql, Ticket ticket) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(sql)
                                .bindNamedArgumentFinder(RecordArguments.of(ticket))
                                .execute());
    }

    private Optional<Ticket> one(String sql, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).bind("id", id).mapTo(Ticket.class).findOne());
    }
}
