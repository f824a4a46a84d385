package org.crossregion.clearing.analysis;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.analysis.Care.Volume;
import org.crossregion.clearing.total.AmountColumns;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Adds a month's facts up by institution, straight from the facts of that month. */
@ApplicationScoped
class AnalysisRepository {

    /** Regions are sought by the first digits of their code. */
    private static final String MONTH =
            """
            select insured_region, treatment_region, institution, care_type,
                   sum(cases)::bigint as cases,
                   coalesce(sum(cases * (ended_on - began_on)) filter (
                       where care_type = 'inpatient'), 0)::bigint as days,
                   sum(total_fen)::bigint as total_fen, sum(in_scope_fen)::bigint as in_scope_fen,
                   sum(%s)::bigint as funds_fen, sum(account_fen)::bigint as account_fen
            from allotted_detail
            where origin_period = :period
              and (insured_region >= :first and insured_region < :end
                   or treatment_region >= :first and treatment_region < :end)
            group by insured_region, treatment_region, institution, care_type
            """
                    .formatted(
                            Arrays.stream(Fund.values())
                                    .map(AmountColumns::of)
                                    .collect(Collectors.joining(" + ")));

    private static final String LAST_FACT =
            "select coalesce(max(no), 0) from allotted_detail where origin_period = :period";

    private final Jdbi jdbi;

    AnalysisRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What was settled in a month with one side in an area.
     *
     * @param first the first code of the area
     * @param end the first code after it
     */
    List<Care> month(Period period, String first, String end) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MONTH)
                                .bind("period", period)
                                .bind("first", first)
                                .bind("end", end)
                                .map((row, context) -> care(row))
                                .list());
    }

    /** The number of the month's last fact: two analyses with the same have the same figures. */
    long lastFact(Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LAST_FACT)
                                .bind("period", period)
                                .mapTo(Long.class)
                                .one());
    }

    private static Care care(ResultSet row) throws SQLException {
        return new Care(
                RegionCode.of(row.getString("insured_region")),
                RegionCode.of(row.getString("treatment_region")),
                row.getString("institution"),
                CareType.fromString(row.getString("care_type")),
                new Volume(
                        row.getLong("cases"),
                        row.getLong("days"),
                        Money.ofFen(row.getLong("total_fen")),
                        Money.ofFen(row.getLong("in_scope_fen")),
                        Money.ofFen(row.getLong("funds_fen")),
                        Money.ofFen(row.getLong("account_fen"))));
    }
}
