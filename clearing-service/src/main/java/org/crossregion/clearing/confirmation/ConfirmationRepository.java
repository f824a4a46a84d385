package org.crossregion.clearing.confirmation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.ColumnSql;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What hospitals said of their details and took back: added, never changed. */
@ApplicationScoped
class ConfirmationRepository {

    /** An institution's details of a period: those of its month, and those moved into it. */
    static final String STANDING =
            """
            with standing as (
                select d.*, coalesce(e.clearing_period, d.origin_period) as clearing_period,
                       coalesce(e.state, 'due') as state
                from (select * from allotted_detail
                      where origin_period = :period and institution = :institution
                      union
                      select d.* from allotted_detail d
                      join period_exception x
                        on x.origin_period = d.origin_period and x.settlement_id = d.settlement_id
                      where x.clearing_period = :period and d.institution = :institution) d
                left join lateral (
                    select clearing_period, state
                    from period_exception
                    where settlement_id = d.settlement_id
                    order by no desc
                    limit 1) e on true
                where coalesce(e.clearing_period, d.origin_period) = :period)
            """;

    /** What a settlement's hospital said last and did not take back. */
    private static final String LAST_WORD =
            """
            select distinct on (c.settlement_id) c.settlement_id, c.agreed
            from hospital_confirmation c
            left join hospital_confirmation_rollback r on r.confirmation_no = c.no
            where r.confirmation_no is null and c.settlement_id = any(?::text[])
            order by c.settlement_id, c.no desc
            """;

    private static final String TOTALS =
            STANDING
                    + """
                    select count(*) as details, coalesce(sum(s.cleared_fen), 0)::bigint as cleared,
                           count(*) filter (where s.state = 'held') as held,
                           count(*) filter (where w.agreed and s.state = 'due') as agreed,
                           count(*) filter (where w.agreed is null and s.state = 'due') as silent
                    from standing s
                    left join lateral (
                        select c.agreed
                        from hospital_confirmation c
                        left join hospital_confirmation_rollback r on r.confirmation_no = c.no
                        where c.settlement_id = s.settlement_id and r.confirmation_no is null
                        order by c.no desc
                        limit 1) w on true
                    """;

    private static final String UNSPOKEN =
            STANDING
                    + """
                    select settlement_id
                    from standing s
                    where state = 'due' and not exists (
                        select from hospital_confirmation c
                        left join hospital_confirmation_rollback r on r.confirmation_no = c.no
                        where c.settlement_id = s.settlement_id and r.confirmation_no is null)
                    order by settlement_id
                    """;

    private static final String SAY =
            """
            insert into hospital_confirmation (settlement_id, institution, period, agreed, reference,
                                               message_id, said_by, said_at)
            select d.id, :institution, :period, d.agreed, :reference, :messageId, :saidBy, :saidAt
            from unnest(:ids::text[], :agreed::boolean[]) as d (id, agreed)
            """;

    private static final String SPOKEN =
            """
            select c.no, c.settlement_id
            from hospital_confirmation c
            left join hospital_confirmation_rollback r on r.confirmation_no = c.no
            where c.institution = :institution and c.period = :period
              and (:of = '0' or c.reference = :of) and r.confirmation_no is null
            order by c.no
            """;

    private static final String TAKE_BACK =
            """
            insert into hospital_confirmation_rollback (confirmation_no, reference, said_by, said_at)
            select no, :reference, :saidBy, :saidAt
            from unnest(:nos::bigint[]) as no
            """;

    private final Jdbi jdbi;

    ConfirmationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One thing that was said of a settlement. */
    record Spoken(long no, String settlementId) {}

    /** Where an institution's month stands. */
    record Totals(long details, Money cleared, long held, long agreed, long silent) {}

    Totals totals(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TOTALS)
                                .bind("institution", institution)
                                .bind("period", period)
                                .map(
                                        (row, context) ->
                                                new Totals(
                                                        row.getLong("details"),
                                                        Money.ofFen(row.getLong("cleared")),
                                                        row.getLong("held"),
                                                        row.getLong("agreed"),
                                                        row.getLong("silent")))
                                .one());
    }

    /** What stands in a period and nobody there has spoken of. */
    List<String> unspoken(String institution, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(UNSPOKEN)
                                .bind("institution", institution)
                                .bind("period", period)
                                .mapTo(String.class)
                                .list());
    }

    /** Whether its hospital agreed to a settlement, as far as it has said so. */
    Map<String, Boolean> lastWords(Collection<String> settlementIds) {
        return ColumnSql.ask(
                jdbi,
                connection -> {
                    try (PreparedStatement ask = connection.prepareStatement(LAST_WORD)) {
                        ask.setArray(1, connection.createArrayOf("text", settlementIds.toArray()));
                        Map<String, Boolean> words = new HashMap<>();
                        try (ResultSet row = ask.executeQuery()) {
                            while (row.next()) {
                                words.put(row.getString(1), row.getBoolean(2));
                            }
                        }
                        return words;
                    }
                });
    }

    void say(Word word, Map<String, Boolean> agreed, Instant now) {
        if (agreed.isEmpty()) {
            return;
        }
        List<String> ids = List.copyOf(agreed.keySet());
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SAY)
                                .bind("institution", word.institution())
                                .bind("period", word.period())
                                .bind("reference", word.reference())
                                .bind("messageId", word.messageId())
                                .bind("saidBy", word.operator())
                                .bind("saidAt", now)
                                .bind("ids", ids)
                                .bind(
                                        "agreed",
                                        ids.stream().map(agreed::get).map(String::valueOf).toList())
                                .execute());
    }

    List<Spoken> spoken(Withdrawal withdrawal) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SPOKEN)
                                .bind("institution", withdrawal.institution())
                                .bind("period", withdrawal.period())
                                .bind("of", withdrawal.of())
                                .mapTo(Spoken.class)
                                .list());
    }

    void takeBack(Withdrawal withdrawal, Collection<Long> nos, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(TAKE_BACK)
                                .bind("reference", withdrawal.reference())
                                .bind("saidBy", withdrawal.operator())
                                .bind("saidAt", now)
                                .bind("nos", nos)
                                .execute());
    }
}
