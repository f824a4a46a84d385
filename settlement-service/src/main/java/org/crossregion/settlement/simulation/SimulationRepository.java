package org.crossregion.settlement.simulation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearUseColumns;
import org.crossregion.settlement.benefit.BenefitQuestion.FiledAs;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads a month's bills and what lies before them, one after the other, and writes nothing. */
@ApplicationScoped
class SimulationRepository {

    private static final int ROWS_AT_A_TIME = 2_000;
    private static final Pattern AMOUNT = Pattern.compile("\"([^\"]+)\"");

    /** One state of the database throughout, in which no statement can write. */
    private static final String READ_ONLY =
            "set transaction isolation level repeatable read, read only";

    private static final String IN_SCOPE =
            """
            origin_period = :month and kind = 'settlement'
              and insured_region between :firstRegion and :lastRegion
            """;

    /**
     * Of everybody who was billed in the month all that counts in the year and the one before it
     * (and in those before that in which a stay of the month began), in the order of entry; of the
     * month's bills also what they were made of and who paid. A further bill of a stay in two years
     * begins where the one before it ended, as in {@code BilledYears}.
     */
    private static final String ENTRIES =
            """
            with patient as (
                select person_no,
                       least(:year - 1, min(extract(year from began_on))::integer) as since
                from settlement
                where %s and remote_request is null
                group by person_no
            )
            select c.settlement_id, c.original_id, again.original_id as restored_of, c.person_no,
                   c.scheme, c.year, c.visit_id, c.admission, c.stay, %s,
                   bill.settlement_id is not null as of_month,
                   count(*) over (partition by c.settlement_id) > 1 as divided,
                   bill.insured_region, bill.care_type, bill.med_type,
                   (bill.settled_at at time zone 'Asia/Shanghai')::date as settled_on,
                   bill.ended_on as billed_until,
                   case when bill.round > 1
                           and extract(year from bill.began_on) < extract(year from bill.ended_on)
                       then greatest(bill.began_on, (
                           select max(earlier.ended_on)
                           from accumulator_change one
                           join settlement earlier on earlier.settlement_id = one.settlement_id
                               and earlier.visit_id = bill.visit_id
                               and earlier.kind = 'settlement'
                           where one.visit_id = bill.visit_id and one.id < c.id
                             and one.settlement_id <> c.settlement_id
                             and not exists (
                                 select 1 from accumulator_change back
                                 where back.original_id = one.settlement_id and back.id < c.id)))
                       else bill.began_on end as billed_from,
                   jsonb_path_query_array(bill.explanation,
                       '$[*] ? (@.rule == "YEARLY_DEDUCTIBLE").inputs.borneBefore')::text
                       as borne_before,
                   place.level, bill.person_type, bill.civil_servant, bill.filing_type,
                   bill.channel = 'manual' as claimed,
                   bill.explanation #>> '{0,inputs,level}' as explained_level,
                   coalesce(bill.explanation #>> '{0,inputs,filing}', '') = 'unfiled'
                       or bill.explanation @> '[{"rule": "REDUCTION", "inputs": {"filing": "unfiled"}}]'
                       as unfiled,
                   bill.use_account
                       and not bill.explanation @> '[{"rule": "ACCOUNT_SUSPENDED"}]'
                       and not bill.explanation @> '[{"rule": "ACCOUNT_NOT_USED"}]'
                       as account_may_pay,
                   bill.account_balance_fen + bill.account_fen as balance_before_fen,
                   bill.total_fen as cost_fen, bill.full_self_pay_fen, bill.over_limit_fen,
                   bill.prior_self_pay_fen, bill.in_scope_fen, bill.pooling_fen as paid_pooling_fen,
                   bill.civil_servant_fen as paid_civil_servant_fen,
                   bill.enterprise_fen as paid_enterprise_fen,
                   bill.serious_illness_fen as paid_serious_illness_fen,
                   bill.large_amount_fen as paid_large_amount_fen,
                   bill.disabled_fen as paid_disabled_fen,
                   bill.medical_aid_fen as paid_medical_aid_fen, bill.other_fen as paid_other_fen,
                   bill.account_fen, bill.mutual_aid_fen, bill.cash_fen, bill.hospital_borne_fen,
                   not exists (select 1 from mirror m where m.original_id = c.settlement_id) as stands
            from accumulator_change c
            join patient on patient.person_no = c.person_no
            left join settlement bill on bill.origin_period = :month
                and bill.settlement_id = c.settlement_id and bill.kind = 'settlement'
                and bill.remote_request is null
                and bill.insured_region between :firstRegion and :lastRegion
            left join institution place on place.code = bill.institution
            left join restored_bill again on again.restored_id = c.settlement_id
            where c.year between patient.since and :year
              and '20' || substr(c.settlement_id, 8, 4) <= replace(:month, '-', '')
            order by c.person_no, c.id
            """
                    .formatted(IN_SCOPE, YearUseColumns.OF_C);

    private static final String ELSEWHERE =
            """
            select count(*) from settlement
            where %s and remote_request is not null
              and not exists (select 1 from mirror m where m.original_id = settlement_id)
            """
                    .formatted(IN_SCOPE);

    private final Jdbi jdbi;
    private final YearUseColumns columns;

    SimulationRepository(Jdbi jdbi, YearUseColumns columns) {
        this.jdbi = jdbi;
        this.columns = columns;
    }

    /** To be called first in the caller's transaction. */
    void onlyRead() {
        jdbi.useHandle(handle -> handle.execute(READ_ONLY));
    }

    void forEach(Period month, RegionCode region, Consumer<Entry> consumer) {
        jdbi.useHandle(
                handle -> {
                    try (var rows =
                            handle
                                    .createQuery(ENTRIES)
                                    .setFetchSize(ROWS_AT_A_TIME)
                                    .bind("month", month)
                                    .bind("year", month.firstDay().getYear())
                                    .bind("firstRegion", first(region))
                                    .bind("lastRegion", last(region))
                                    .map((row, context) -> entry(row))
                                    .stream()) {
                        rows.forEach(consumer);
                    }
                });
    }

    /** How many standing bills of the month another platform computed. */
    long computedElsewhere(Period month, RegionCode region) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ELSEWHERE)
                                .bind("month", month)
                                .bind("firstRegion", first(region))
                                .bind("lastRegion", last(region))
                                .mapTo(Long.class)
                                .one());
    }

    /** The nation is every region, a province those whose codes begin like its own. */
    private static String first(RegionCode region) {
        return region.equals(RegionCode.NATION) ? "000000" : region.value();
    }

    private static String last(RegionCode region) {
        if (region.equals(RegionCode.NATION)) {
            return "999999";
        }
        return region.isProvince() ? region.value().substring(0, 2) + "9999" : region.value();
    }

    private Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("settlement_id"),
                Optional.ofNullable(row.getString("original_id")),
                Optional.ofNullable(row.getString("restored_of")),
                row.getString("person_no"),
                Scheme.fromString(row.getString("scheme")),
                row.getInt("year"),
                row.getString("visit_id"),
                row.getInt("admission"),
                columns.read(row),
                row.getBoolean("of_month") ? Optional.of(bill(row)) : Optional.empty());
    }

    private static MonthBill bill(ResultSet row) throws SQLException {
        return new MonthBill(
                RegionCode.of(row.getString("insured_region")),
                CareType.fromString(row.getString("care_type")),
                level(row),
                row.getString("person_type"),
                row.getBoolean("civil_servant"),
                new FiledAs(
                        Optional.ofNullable(row.getString("filing_type"))
                                .map(FilingType::fromString),
                        row.getString("filing_type") != null || row.getBoolean("unfiled")),
                row.getBoolean("stay"),
                CareKind.isFamilyBed(Optional.ofNullable(row.getString("med_type")).orElse("")),
                row.getBoolean("claimed"),
                row.getBoolean("divided"),
                row.getObject("settled_on", LocalDate.class),
                row.getObject("billed_from", LocalDate.class),
                row.getObject("billed_until", LocalDate.class),
                amounts(row.getString("borne_before")),
                split(row),
                Money.ofFen(row.getLong("balance_before_fen")),
                row.getBoolean("account_may_pay"),
                row.getBoolean("stands"));
    }

    /** Of {@code ["600.00", "0.00"]}. */
    private static List<Money> amounts(String array) {
        return AMOUNT.matcher(array)
                .results()
                .map(amount -> Money.ofYuan(amount.group(1)))
                .toList();
    }

    /** The level it was computed by; of older bills the institution's. */
    private static HospitalLevel level(ResultSet row) throws SQLException {
        String explained = row.getString("explained_level");
        return explained != null
                ? HospitalLevel.fromString(explained)
                : HospitalLevel.ofGrade(Optional.ofNullable(row.getString("level")).orElse(""));
    }

    private static FundSplit split(ResultSet row) throws SQLException {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            funds.put(fund, fen(row, "paid_" + fund.code().replace('-', '_')));
        }
        return new FundSplit(
                fen(row, "cost"),
                fen(row, "full_self_pay"),
                fen(row, "over_limit"),
                fen(row, "prior_self_pay"),
                fen(row, "in_scope"),
                funds,
                fen(row, "account"),
                fen(row, "mutual_aid"),
                fen(row, "cash"),
                fen(row, "hospital_borne"));
    }

    private static Money fen(ResultSet row, String name) throws SQLException {
        return Money.ofFen(row.getLong(name + "_fen"));
    }
}
