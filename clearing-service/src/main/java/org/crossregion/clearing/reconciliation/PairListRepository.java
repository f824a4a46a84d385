package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which pairs of regions have bills of a month, and which of their lists have been compared. */
@ApplicationScoped
class PairListRepository {

    /** Pairs with bills come from the totals: they are few, whatever the number of bills. */
    private static final String PAIRS =
            """
            select t.insured_region, t.treatment_region,
                   exists (select from reconciliation_list l
                           where l.party = t.insured_region || '>' || t.treatment_region
                             and l.begins <= :begins and l.ends >= :ends
                             and l.scheme = '' and l.clearing_type = '') as compared
            from running_total t
            where t.origin_period = :month and t.insured_region = any(:insured::text[])
            group by t.insured_region, t.treatment_region
            having sum(t.details) > 0
            order by t.insured_region, t.treatment_region
            """;

    private static final String OPEN =
            """
            select count(distinct (p.party, p.settlement_id, p.ordinal))
            from discrepancy p
            left join discrepancy_resolution s on s.discrepancy = p.no
            where p.party = any(:parties::text[]) and p.begins < :ends and p.ends > :begins
              and s.discrepancy is null
            """;

    /** Details that would clear in a period, and that somebody has another figure of. */
    private static final String DISPUTED =
            """
            select distinct d.settlement_id
            from discrepancy p
            left join discrepancy_resolution s on s.discrepancy = p.no
            join detail_origin o on o.settlement_id = p.settlement_id
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            left join lateral (
                select clearing_period, state
                from period_exception
                where settlement_id = o.settlement_id
                order by no desc
                limit 1) e on true
            where s.discrepancy is null
              and coalesce(e.clearing_period, o.origin_period) = :period
              and coalesce(e.state, 'due') = 'due'
              and (:nation or left(d.insured_region, 2) = :province
                           or left(d.treatment_region, 2) = :province)
              and (:within or left(d.insured_region, 2) <> left(d.treatment_region, 2))
            order by d.settlement_id
            """;

    private final Jdbi jdbi;

    PairListRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A pair with bills of a month. */
    record Pair(RegionPair regions, boolean compared) {}

    List<Pair> pairs(Period month, Collection<RegionCode> insured) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(PAIRS)
                                .bind("month", month.toString())
                                .bind("begins", month.firstDay())
                                .bind("ends", month.endDay())
                                .bind("insured", insured.stream().map(RegionCode::value).toList())
                                .map(
                                        (row, context) ->
                                                new Pair(
                                                        new RegionPair(
                                                                RegionCode.of(row.getString(1)),
                                                                RegionCode.of(row.getString(2))),
                                                        row.getBoolean(3)))
                                .list());
    }

    long open(Period month, Collection<RegionPair> pairs) {
        List<String> parties = new ArrayList<>();
        pairs.forEach(pair -> parties.add(Party.of(pair).key()));
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OPEN)
                                .bind("parties", parties)
                                .bind("begins", month.firstDay())
                                .bind("ends", month.endDay())
                                .mapTo(Long.class)
                                .one());
    }

    List<String> disputed(Circle circle, Period period) {
        return jdbi.withHandle(
                handle ->
                        of(handle.createQuery(DISPUTED), circle, period)
                                .mapTo(String.class)
                                .list());
    }

    private static Query of(Query query, Circle circle, Period period) {
        return query.bind("period", period.toString())
                .bind("nation", circle.isNation())
                .bind("province", circle.authority().value().substring(0, 2))
                .bind("within", circle.tier() == Tier.PROVINCE);
    }
}
