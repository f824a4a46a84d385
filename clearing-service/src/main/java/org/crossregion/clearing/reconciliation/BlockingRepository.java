package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What keeps a month's bills from being cleared in it. */
@ApplicationScoped
class BlockingRepository {

    /** Held details are few and found through their exceptions. */
    private static final String BLOCKING =
            """
            with held as (
                select d.settlement_id, d.institution, d.visit_id, d.person_no, d.settled_at,
                       d.cleared_fen, e.note, e.reason as moved
                from (select distinct settlement_id, origin_period
                      from period_exception
                      where clearing_period = :period and state = 'held') x
                join allotted_detail d
                  on d.origin_period = x.origin_period and d.settlement_id = x.settlement_id
                join lateral (
                    select clearing_period, state, note, reason
                    from period_exception
                    where settlement_id = x.settlement_id
                    order by no desc
                    limit 1) e on e.clearing_period = :period and e.state = 'held'
                where (:institution::text is null or d.institution = :institution)
                  and d.treatment_region like :region),
            differing as (
                select distinct on (p.settlement_id) p.settlement_id, p.no as discrepancy,
                       p.party, l.institution, d.class, d.said, d.visit_id, d.person_no,
                       d.there_fund_fen + d.there_account_fen as cleared_fen
                from discrepancy p
                left join discrepancy_resolution s on s.discrepancy = p.no
                join lateral (
                    select *
                    from reconciliation_difference
                    where discrepancy = p.no
                    order by run desc
                    limit 1) d on true
                join reconciliation_run r on r.no = d.run
                join reconciliation_list l on l.id = r.list
                where s.discrepancy is null
                  and (exists (select from held h where h.settlement_id = p.settlement_id)
                       or d.here_bills = 0 and p.begins < :ends and p.ends > :begins
                          and (:institution::text is null or l.institution = :institution)
                          and (l.treatment_region like :region
                               or exists (select from allotted_detail t
                                          where t.institution = l.institution
                                            and t.treatment_region like :region)))
                order by p.settlement_id, p.no desc)
            select coalesce(h.settlement_id, f.settlement_id) as settlement_id,
                   coalesce(h.institution, f.institution) as institution,
                   coalesce(h.visit_id, f.visit_id) as visit_id,
                   coalesce(h.person_no, f.person_no) as person_no, h.settled_at,
                   coalesce(h.cleared_fen, f.cleared_fen) as cleared_fen, h.note,
                   h.moved, f.discrepancy, f.class, f.said,
                   exists (select from hospital_confirmation c
                           left join hospital_confirmation_rollback b on b.confirmation_no = c.no
                           where c.settlement_id = h.settlement_id and b.confirmation_no is null
                             and not c.agreed
                             and not exists (select from hospital_confirmation later
                                             where later.settlement_id = c.settlement_id
                                               and later.no > c.no)) as refused
            from held h
            full join differing f on f.settlement_id = h.settlement_id
            where coalesce(h.settlement_id, f.settlement_id) > :after
            order by 1
            limit :limit
            """;

    private static final String STANDING =
            """
            select count(*) as bills, coalesce(sum(d.cleared_fen), 0)::bigint as cleared
            from allotted_detail d
            where d.origin_period = :period
              and (:institution::text is null or d.institution = :institution)
              and d.treatment_region like :region
            """;

    private static final String LAST_TOTAL =
            """
            select distinct on (party, begins, ends, scheme, clearing_type, with_refunds) result
            from reconciliation_total
            where party = :institution and begins >= :begins and ends <= :ends
            order by party, begins, ends, scheme, clearing_type, with_refunds, no desc
            """;

    private final Jdbi jdbi;

    BlockingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many bills a month has, and what they come to. */
    record Standing(long bills, Money cleared) {}

    List<BlockingBill> blocking(
            Period month,
            Optional<String> institution,
            String regionPattern,
            String after,
            int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BLOCKING)
                                .bind("period", month)
                                .bind("begins", month.firstDay())
                                .bind("ends", month.endDay())
                                .bind("institution", institution.orElse(null))
                                .bind("region", regionPattern)
                                .bind("after", after)
                                .bind("limit", limit)
                                .map((row, context) -> bill(row))
                                .list());
    }

    Standing standing(Period month, Optional<String> institution, String regionPattern) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STANDING)
                                .bind("period", month)
                                .bind("institution", institution.orElse(null))
                                .bind("region", regionPattern)
                                .map(
                                        (row, context) ->
                                                new Standing(
                                                        row.getLong("bills"),
                                                        Money.ofFen(row.getLong("cleared"))))
                                .one());
    }

    /** What was stated last of each group of totals (3201). */
    record Stated(long groups, long unbalanced) {}

    Stated stated(Period month, String institution) {
        List<String> results =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(LAST_TOTAL)
                                        .bind("institution", institution)
                                        .bind("begins", month.firstDay())
                                        .bind("ends", month.endDay())
                                        .mapTo(String.class)
                                        .list());
        return new Stated(
                results.size(), results.stream().filter(result -> !result.equals("0")).count());
    }

    private static BlockingBill bill(ResultSet row) throws SQLException {
        String kind = row.getString("class");
        String note = Optional.ofNullable(row.getString("note")).orElse("");
        OffsetDateTime settledAt = row.getObject("settled_at", OffsetDateTime.class);
        BlockingReason reason =
                kind != null
                        ? BlockingReason.OPEN_DIFFERENCE
                        : BlockingReason.of(row.getString("moved"), row.getBoolean("refused"));
        Optional<DifferenceClass> difference =
                Optional.ofNullable(kind).map(DifferenceClass::fromString);
        return new BlockingBill(
                row.getString("settlement_id"),
                row.getString("institution"),
                row.getString("visit_id"),
                row.getString("person_no"),
                settledAt == null
                        ? null
                        : settledAt.atZoneSameInstant(Beijing.ZONE).toOffsetDateTime(),
                Money.ofFen(row.getLong("cleared_fen")),
                reason,
                difference.map(one -> one.label() + "：").orElse("")
                        + (kind == null ? note : row.getString("said")),
                difference.map(DifferenceClass::remedy).orElse(reason.remedy()),
                row.getObject("discrepancy", Long.class),
                difference.orElse(null));
    }
}
