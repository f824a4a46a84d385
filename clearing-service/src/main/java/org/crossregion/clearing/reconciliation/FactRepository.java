package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Our details as reconciliation asks for them; read only. */
@ApplicationScoped
class FactRepository {

    private static final String FUNDS =
            Arrays.stream(Fund.values())
                    .map(fund -> "d." + AmountColumns.of(fund))
                    .collect(Collectors.joining(" + "));

    /** Maternity is in- or outpatient: a stay lasts beyond its first day. */
    private static final String WITHIN =
            """
            where d.origin_period = any(:months::text[])
              and d.settled_at >= :from and d.settled_at < :until
              and (:institution::text is null or d.institution = :institution)
              and (:insured::text is null or d.insured_region = :insured)
              and (:treatment::text is null or d.treatment_region = :treatment)
              and (:scheme = '' or d.scheme = :scheme)
              and (:type = '' or :type = case
                       when d.care_type = 'pharmacy' then '41'
                       when d.care_type = 'inpatient' then '21'
                       when d.care_type = 'maternity' and d.ended_on > d.began_on then '21'
                       else '11' end)
            """;

    private static final String COLUMNS =
            """
            select d.settlement_id, d.original_id, d.origin_period, d.visit_id, d.person_no,
                   d.total_fen, (%s)::bigint as fund_fen, d.account_fen,
                   exists (select from detail_origin m
                           where m.original_id = d.settlement_id) as taken_back,
                   coalesce((select sum(t.amount_fen) from deduction_entry t
                             where t.settlement_id = d.settlement_id), 0)::bigint as deducted_fen
            """
                    .formatted(FUNDS);

    private static final String HERE =
            COLUMNS + "from allotted_detail d\n" + WITHIN + "order by d.no";

    private static final String SUMS =
            """
            select count(*) as bills, coalesce(sum(d.cases), 0)::bigint as cases,
                   coalesce(sum(d.total_fen), 0)::bigint as total_fen,
                   coalesce(sum(%s), 0)::bigint as fund_fen,
                   coalesce(sum(d.account_fen), 0)::bigint as account_fen
            from allotted_detail d
            %s
              and (:refunds or d.kind = 'settlement'
                   and not exists (select from detail_origin m
                                   where m.original_id = d.settlement_id))
              and (:tier = '' or :tier = case when left(d.insured_region, 2)
                                                   = left(d.treatment_region, 2)
                                              then 'province' else 'national' end)
            """
                    .formatted(FUNDS, WITHIN);

    private static final String ELSEWHERE =
            COLUMNS
                    + """
                    from detail_origin o
                    join allotted_detail d
                      on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
                    where o.settlement_id = any(:ids::text[])
                      and (:institution::text is null or d.institution = :institution)
                      and (:insured::text is null or d.insured_region = :insured)
                      and (:treatment::text is null or d.treatment_region = :treatment)
                    """;

    private static final String FROM_ELSEWHERE =
            """
            select distinct d.settlement_id, d.insured_region
            from allotted_detail d
            join discrepancy p on p.settlement_id = d.settlement_id
            left join discrepancy_resolution s on s.discrepancy = p.no
            %s
              and s.discrepancy is null
              and left(d.insured_region, 2) <> left(d.treatment_region, 2)
            order by d.settlement_id
            limit 10000
            """
                    .formatted(WITHIN);

    private static final String MESSAGES =
            """
            select d.settlement_id, d.message_id
            from detail_origin o
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            where o.settlement_id = any(:ids::text[]) and d.message_id is not null
            """;

    private static final String TREATMENT =
            """
            select treatment_region
            from allotted_detail
            where institution = :institution
            order by settlement_id desc
            limit 1
            """;

    private final Jdbi jdbi;

    FactRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Sums with the number of cases, in which a refund counts -1. */
    record Counted(Sums sums, long cases) {}

    /** The details within a reach, in the order in which they arrived. */
    List<KnownBill> here(Reach reach) {
        return jdbi.withHandle(
                handle ->
                        within(handle.createQuery(HERE).setFetchSize(2_000), reach)
                                .map((row, context) -> bill(row))
                                .list());
    }

    /**
     * What a reach comes to.
     *
     * @param tier province or national; empty for both
     */
    Counted sums(Reach reach, String tier) {
        return jdbi.withHandle(
                handle ->
                        within(handle.createQuery(SUMS), reach)
                                .bind("refunds", reach.withRefunds())
                                .bind("tier", tier)
                                .map(
                                        (row, context) ->
                                                new Counted(
                                                        new Sums(
                                                                row.getLong("bills"),
                                                                money(row, "total_fen"),
                                                                money(row, "fund_fen"),
                                                                money(row, "account_fen")),
                                                        row.getLong("cases")))
                                .one());
    }

    /** The party's details of these ids, whatever their month and kind. */
    Map<String, KnownBill> elsewhere(Party party, Collection<String> ids) {
        Map<String, KnownBill> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(
                    handle ->
                            party(handle.createQuery(ELSEWHERE), party)
                                    .bind("ids", ids)
                                    .map((row, context) -> bill(row))
                                    .forEach(bill -> found.put(bill.settlementId(), bill)));
        }
        return found;
    }

    /** By id the insured region of cross-province details that have an open difference. */
    Map<String, String> differingFromElsewhere(Reach reach) {
        Map<String, String> regions = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        within(handle.createQuery(FROM_ELSEWHERE), reach)
                                .map(
                                        (row, context) ->
                                                Map.entry(row.getString(1), row.getString(2)))
                                .forEach(one -> regions.put(one.getKey(), one.getValue())));
        return regions;
    }

    /** The message that each was settled by, as its hospital numbers them. */
    Map<String, String> messages(Collection<String> ids) {
        Map<String, String> messages = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbi.useHandle(
                    handle ->
                            handle.createQuery(MESSAGES)
                                    .bind("ids", ids)
                                    .map(
                                            (row, context) ->
                                                    Map.entry(row.getString(1), row.getString(2)))
                                    .forEach(one -> messages.put(one.getKey(), one.getValue())));
        }
        return messages;
    }

    /** Where an institution lies, as its details say; empty if it has none. */
    Optional<String> treatmentRegion(String institution) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TREATMENT)
                                .bind("institution", institution)
                                .mapTo(String.class)
                                .findOne());
    }

    private static Query within(Query query, Reach reach) {
        return party(query, reach.party())
                .bind("months", reach.months().stream().map(Period::toString).toList())
                .bind("from", reach.from())
                .bind("until", reach.until())
                .bind("scheme", reach.schemeCode())
                .bind("type", reach.clearingType());
    }

    private static Query party(Query query, Party party) {
        return query.bind("institution", party.institution().orElse(null))
                .bind("insured", party.pair().map(pair -> pair.insured().value()).orElse(null))
                .bind("treatment", party.pair().map(pair -> pair.treatment().value()).orElse(null));
    }

    private static KnownBill bill(ResultSet row) throws SQLException {
        return new KnownBill(
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("original_id")),
                Period.fromString(row.getString("origin_period")),
                Optional.ofNullable(row.getString("visit_id")).orElse(""),
                row.getString("person_no"),
                Sums.ofOne(
                        money(row, "total_fen"), money(row, "fund_fen"), money(row, "account_fen")),
                row.getBoolean("taken_back"),
                money(row, "deducted_fen"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
