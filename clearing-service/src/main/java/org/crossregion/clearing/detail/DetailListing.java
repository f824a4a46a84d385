package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists details for people: of a month of origin, or of what any cell of a form is made of. */
@ApplicationScoped
class DetailListing {

    /** Details of one month of origin, wherever they stand. */
    private static final String OF_ORIGIN =
            """
            with standing as (
                select d.*, coalesce(e.clearing_period, d.origin_period) as clearing_period,
                       coalesce(e.state, 'due') as state
                from allotted_detail d
                left join lateral (
                    select clearing_period, state
                    from period_exception
                    where settlement_id = d.settlement_id
                    order by no desc
                    limit 1) e on true
                where d.origin_period = :origin)
            """;

    /** Details that stand in one period, wherever they come from; exceptions are few. */
    private static final String OF_PERIOD =
            """
            with moved as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where clearing_period = :clearing
                                           or origin_period = :clearing)
                order by settlement_id, no desc),
            standing as (
                select d.*, d.origin_period as clearing_period, 'due' as state
                from allotted_detail d
                where d.origin_period = :clearing
                  and not exists (select from moved m where m.settlement_id = d.settlement_id)
                union all
                select d.*, m.clearing_period, m.state
                from moved m
                join allotted_detail d
                  on d.origin_period = m.origin_period and d.settlement_id = m.settlement_id
                where m.clearing_period = :clearing)
            """;

    private static final String DEDUCTED =
            """
            coalesce((select sum(t.amount_fen) from deduction_entry t
                      where t.follows = d.settlement_id), 0)::bigint as deducted_fen
            """;

    private static final String CHOSEN =
            """
            (:ownInstitution::text is null or d.institution = :ownInstitution)
              and (d.insured_region like :scope or d.treatment_region like :scope)
              and (:institution::text is null or d.institution = :institution)
              and d.insured_region like :insured
              and d.treatment_region like :treatment
              and (:scheme::text is null or d.scheme = :scheme)
              and (:careType::text is null or d.care_type = :careType)
              and (:tier::text is null or :tier = case
                     when left(d.insured_region, 2) = left(d.treatment_region, 2) then 'province'
                     else 'national' end)
            """;

    private static final String LIST =
            """
            select %s, d.clearing_period, d.state, %s
            from standing d
            where d.settlement_id > :after
              and %s
              and (:clearing::text is null or d.clearing_period = :clearing)
              and (:state::text is null or d.state = :state)
            order by d.settlement_id
            limit :limit
            """
                    .formatted(DetailRepository.OF_DETAIL, DEDUCTED, CHOSEN);

    private static final String SUMS =
            """
            select count(*)::bigint as details, %s, coalesce(sum(deducted_fen), 0)::bigint as deducted_fen
            from (select d.*, %s
                  from standing d
                  where %s
                    and (:clearing::text is null or d.clearing_period = :clearing)
                    and (:state::text is null or d.state = :state)) d
            """
                    .formatted(
                            AmountColumns.ofFacts().stream()
                                    .filter(column -> !column.equals("details"))
                                    .map(
                                            column ->
                                                    "coalesce(sum(%s), 0)::bigint as %s"
                                                            .formatted(column, column))
                                    .collect(Collectors.joining(", ")),
                            DEDUCTED,
                            CHOSEN);

    /** What is deducted by itself in a period from settlements of an earlier one. */
    private static final String ALONE =
            """
            select coalesce(sum(t.amount_fen), 0)::bigint
            from deduction_entry t
            join detail_origin o on o.settlement_id = t.settlement_id
            join allotted_detail d
              on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
            where t.clearing_period = :clearing
              and (:origin::text is null or d.origin_period = :origin)
              and (:state::text is null or :state = 'due')
              and %s
            """
                    .formatted(CHOSEN);

    /** What differences from the nation's result, resolved by its figure, add to a period. */
    private static final String ADJUSTED =
            """
            select 0::bigint as details, %s
            from national_adjustment d
            where d.clearing_period = :clearing
              and (:origin::text is null or d.origin_period = :origin)
              and (:state::text is null or :state = 'due')
              and :ownInstitution::text is null and :institution::text is null
              and (d.insured_region like :scope or d.treatment_region like :scope)
              and d.insured_region like :insured
              and d.treatment_region like :treatment
              and (:scheme::text is null or d.scheme = :scheme)
              and (:careType::text is null or d.care_type = :careType)
              and (:tier::text is null or :tier = 'national')
            """
                    .formatted(
                            AmountColumns.ofFacts().stream()
                                    .filter(column -> !column.equals("details"))
                                    .map(
                                            column ->
                                                    "coalesce(sum(%s), 0)::bigint as %s"
                                                            .formatted(column, column))
                                    .collect(Collectors.joining(", ")));

    private final Jdbi jdbi;

    DetailListing(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** In the order of their ids. */
    List<Standing> list(DetailQuery query, Scope scope, Optional<String> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(from(query) + LIST), query, scope)
                                .bind("after", after.orElse(""))
                                .bind("limit", limit)
                                .map((row, context) -> DetailRepository.standing(row))
                                .list());
    }

    /**
     * What all of them come to; of a period, with what is deducted and adjusted there by itself.
     */
    Amounts sums(DetailQuery query, Scope scope) {
        return jdbi.withHandle(
                handle -> {
                    Amounts sums =
                            bind(handle.createQuery(from(query) + SUMS), query, scope)
                                    .map((row, context) -> AmountColumns.read(row))
                                    .one();
                    if (query.clearingPeriod().isEmpty()) {
                        return sums;
                    }
                    long alone =
                            bind(handle.createQuery(ALONE), query, scope).mapTo(Long.class).one();
                    Amounts adjusted =
                            bind(handle.createQuery(ADJUSTED), query, scope)
                                    .map((row, context) -> AmountColumns.readFacts(row))
                                    .one();
                    return sums.plus(Amounts.ofDeduction(Money.ofFen(alone))).plus(adjusted);
                });
    }

    private static String from(DetailQuery query) {
        return query.originPeriod().isPresent() ? OF_ORIGIN : OF_PERIOD;
    }

    private static Query bind(Query query, DetailQuery asked, Scope scope) {
        return query.bind("origin", asked.originPeriod().orElse(null))
                .bind("clearing", asked.clearingPeriod().orElse(null))
                .bind("ownInstitution", scope.institution().orElse(null))
                .bind("scope", scope.regionPrefix() + "%")
                .bind("institution", asked.institution().orElse(null))
                .bind("insured", pattern(asked.insuredRegion()))
                .bind("treatment", pattern(asked.treatmentRegion()))
                .bind("scheme", asked.scheme().orElse(null))
                .bind("careType", asked.careType().orElse(null))
                .bind("tier", asked.tier().map(Tier::code).orElse(null))
                .bind("state", asked.state().orElse(null));
    }

    /** A province stands for all of its regions. */
    private static String pattern(Optional<RegionCode> region) {
        return region.map(one -> one.isProvince() ? one.value().substring(0, 2) + "%" : one.value())
                .orElse("%");
    }
}
