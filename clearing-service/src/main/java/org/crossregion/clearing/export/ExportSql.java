package org.crossregion.clearing.export;

import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one statement an export reads: every detail where it stands now, and the deductions that
 * stand by themselves, so that the net sums are those of the month's tables. {@code copy} takes no
 * parameters, so the values stand in the text: codes, months and regions, which are checked when
 * they are made, and the code of an institution, which is quoted.
 */
final class ExportSql {

    /** Amounts of a detail, which a deduction by itself has not. */
    private static final List<String> AMOUNTS =
            Stream.concat(
                            Stream.of(
                                    "total_fen",
                                    "full_self_pay_fen",
                                    "over_limit_fen",
                                    "prior_self_pay_fen",
                                    "in_scope_fen"),
                            Stream.concat(
                                    Arrays.stream(Fund.values()).map(AmountColumns::of),
                                    Stream.of(
                                            "account_fen",
                                            "mutual_aid_fen",
                                            "cash_fen",
                                            "hospital_borne_fen",
                                            "cleared_fen")))
                    .toList();

    private static final String PLAIN =
            """
            settlement_id, origin_period, insured_region, treatment_region, scheme, care_type,
            filing_type, institution, person_no, identity_cipher, identity_key_id, visit_id,
            message_id, settled_at, began_on, ended_on\
            """;

    private static final String OF_DETAIL =
            qualified(PLAIN) + ", d.kind, d.original_id, d.cases, " + joined("d.%s");

    private static final String OF_DEDUCTION =
            qualified(PLAIN)
                    + ", t.kind, d.original_id, 0::smallint, "
                    + AMOUNTS.stream().map(name -> "0::bigint").collect(Collectors.joining(", "));

    private static final String NAMES = PLAIN + ", kind, original_id, cases, " + joined("%s");

    /** Exceptions are few, deductions fewer: both are looked up in memory. */
    private static final String WITH =
            """
            with last_exception as materialized (
                select distinct on (settlement_id)
                       settlement_id, origin_period, clearing_period, state
                from period_exception
                where settlement_id in (select settlement_id
                                        from period_exception
                                        where <touching>)
                order by settlement_id, no desc),
            taken as materialized (
                select follows, sum(amount_fen)::bigint as deducted_fen
                from deduction_entry
                where follows is not null
                group by follows),
            standing (%s, state, clearing_period, deducted_fen) as (
            """
                    .formatted(NAMES);

    private static final String OF_MONTH_OF_CLEARING =
            """
                select %s, 'due'::text, d.origin_period, coalesce(t.deducted_fen, 0)
                from allotted_detail d
                left join taken t on t.follows = d.settlement_id
                where d.origin_period = <clearing>
                  and not exists (select from last_exception e
                                  where e.settlement_id = d.settlement_id)
                union all
                select %s, e.state, e.clearing_period, coalesce(t.deducted_fen, 0)
                from last_exception e
                join allotted_detail d
                  on d.origin_period = e.origin_period and d.settlement_id = e.settlement_id
                left join taken t on t.follows = d.settlement_id
                where e.clearing_period = <clearing>
                union all
                select %s, 'due'::text, t.clearing_period, t.amount_fen
                from deduction_entry t
                join detail_origin o on o.settlement_id = t.settlement_id
                join allotted_detail d
                  on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
                where t.clearing_period = <clearing>)
            """
                    .formatted(OF_DETAIL, OF_DETAIL, OF_DEDUCTION);

    private static final String OF_MONTH_OF_ORIGIN =
            """
                select %s, coalesce(e.state, 'due'), coalesce(e.clearing_period, d.origin_period),
                       coalesce(t.deducted_fen, 0)
                from allotted_detail d
                left join last_exception e on e.settlement_id = d.settlement_id
                left join taken t on t.follows = d.settlement_id
                where d.origin_period = <origin>
                union all
                select %s, 'due'::text, t.clearing_period, t.amount_fen
                from deduction_entry t
                join detail_origin o on o.settlement_id = t.settlement_id
                join allotted_detail d
                  on d.origin_period = o.origin_period and d.settlement_id = o.settlement_id
                where t.clearing_period is not null and o.origin_period = <origin>)
            """
                    .formatted(OF_DETAIL, OF_DEDUCTION);

    private ExportSql() {}

    /**
     * Rows in the order of their ids: side, cases, total, cleared, deducted, and then what was
     * chosen.
     */
    static String rows(ExportCriteria asked) {
        String columns =
                asked.columns().stream().map(ExportColumn::sql).collect(Collectors.joining(", "));
        return standing(asked)
                + """
                select d.side, d.cases, d.total_fen, d.cleared_fen, d.deducted_fen, <columns>
                from (select *, <side> as side from standing) d<names>
                where <conditions>
                order by d.settlement_id, d.clearing_period
                """
                        .replace("<columns>", columns)
                        .replace("<side>", side(asked.region()))
                        .replace("<names>", names(asked))
                        .replace("<conditions>", conditions(asked));
    }

    /** How many rows that would be. */
    static String count(ExportCriteria asked) {
        return standing(asked)
                + """
                select count(*)
                from (select *, <side> as side from standing) d
                where <conditions>
                """
                        .replace("<side>", side(asked.region()))
                        .replace("<conditions>", conditions(asked));
    }

    private static String standing(ExportCriteria asked) {
        String touching =
                Stream.concat(
                                asked.clearingPeriod().stream()
                                        .flatMap(
                                                period ->
                                                        Stream.of(
                                                                "clearing_period = "
                                                                        + literal(period),
                                                                "origin_period = "
                                                                        + literal(period))),
                                asked.originPeriod().stream()
                                        .map(period -> "origin_period = " + literal(period)))
                        .collect(Collectors.joining(" or "));
        String found =
                asked.clearingPeriod()
                        .map(period -> OF_MONTH_OF_CLEARING.replace("<clearing>", literal(period)))
                        .orElseGet(
                                () ->
                                        OF_MONTH_OF_ORIGIN.replace(
                                                "<origin>",
                                                literal(asked.originPeriod().orElseThrow())));
        return WITH.replace("<touching>", touching) + found;
    }

    private static String side(RegionCode region) {
        return "case when %s and %s then 'within' when %s then 'insured' else 'treatment' end"
                .formatted(
                        lies("insured_region", region),
                        lies("treatment_region", region),
                        lies("insured_region", region));
    }

    private static String names(ExportCriteria asked) {
        StringBuilder joins = new StringBuilder();
        if (asked.has(ExportColumn.INSURED_NAME)) {
            joins.append("\nleft join region ri on ri.code = d.insured_region");
        }
        if (asked.has(ExportColumn.TREATMENT_NAME)) {
            joins.append("\nleft join region rt on rt.code = d.treatment_region");
        }
        if (asked.has(ExportColumn.INSTITUTION_NAME)) {
            joins.append("\nleft join institution i on i.code = d.institution");
        }
        return joins.toString();
    }

    private static String conditions(ExportCriteria asked) {
        List<String> all = new ArrayList<>();
        all.add(
                asked.side()
                        .map(
                                side ->
                                        switch (side) {
                                            case INSURED ->
                                                    lies("d.insured_region", asked.region());
                                            case TREATMENT ->
                                                    lies("d.treatment_region", asked.region());
                                            case WITHIN ->
                                                    lies("d.insured_region", asked.region())
                                                            + " and "
                                                            + lies(
                                                                    "d.treatment_region",
                                                                    asked.region());
                                        })
                        .orElseGet(
                                () ->
                                        "(%s or %s)"
                                                .formatted(
                                                        lies("d.insured_region", asked.region()),
                                                        lies(
                                                                "d.treatment_region",
                                                                asked.region()))));
        asked.counterparty()
                .ifPresent(
                        other ->
                                all.add(
                                        "(%s and %s or %s and %s)"
                                                .formatted(
                                                        lies("d.insured_region", asked.region()),
                                                        lies("d.treatment_region", other),
                                                        lies("d.treatment_region", asked.region()),
                                                        lies("d.insured_region", other))));
        asked.tier()
                .ifPresent(
                        tier ->
                                all.add(
                                        "left(d.insured_region, 2) %s left(d.treatment_region, 2)"
                                                .formatted(tier == Tier.PROVINCE ? "=" : "<>")));
        asked.clearingPeriod()
                .flatMap(period -> asked.originPeriod())
                .ifPresent(origin -> all.add("d.origin_period = " + literal(origin)));
        asked.state().ifPresent(state -> all.add("d.state = " + literal(state)));
        asked.scheme().ifPresent(scheme -> all.add("d.scheme = " + literal(scheme)));
        asked.careType().ifPresent(care -> all.add("d.care_type = " + literal(care)));
        asked.kind().ifPresent(kind -> all.add("d.kind = " + literal(kind)));
        asked.institution()
                .ifPresent(code -> all.add("d.institution = '" + code.replace("'", "''") + "'"));
        return String.join("\n  and ", all);
    }

    /** Whether a column's region is that one, or lies in it. */
    private static String lies(String column, RegionCode region) {
        if (region.equals(RegionCode.NATION)) {
            return "true";
        }
        return region.isProvince()
                ? "left(%s, 2) = '%s'".formatted(column, region.value().substring(0, 2))
                : "%s = '%s'".formatted(column, region);
    }

    private static String literal(Period period) {
        return "'" + period + "'";
    }

    private static String literal(Coded code) {
        return "'" + code.code() + "'";
    }

    private static String qualified(String names) {
        return Arrays.stream(names.split(",\\s+"))
                .map(name -> "d." + name)
                .collect(Collectors.joining(", "));
    }

    private static String joined(String each) {
        return AMOUNTS.stream().map(each::formatted).collect(Collectors.joining(", "));
    }
}
