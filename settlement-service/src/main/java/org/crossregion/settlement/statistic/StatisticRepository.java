package org.crossregion.settlement.statistic;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sums what was settled and topped up, from the facts. */
@ApplicationScoped
class StatisticRepository {

    private static final String SUMS =
            """
            select channel as way, in_clearing, scheme,
                   sum(case when kind = 'settlement' then 1 else -1 end) as cases,
                   sum(total_fen)::bigint as total_fen, sum(pooling_fen)::bigint as pooling_fen,
                   sum(civil_servant_fen)::bigint as civil_servant_fen,
                   sum(enterprise_fen)::bigint as enterprise_fen,
                   sum(serious_illness_fen)::bigint as serious_illness_fen,
                   sum(large_amount_fen)::bigint as large_amount_fen,
                   sum(disabled_fen)::bigint as disabled_fen,
                   sum(medical_aid_fen)::bigint as medical_aid_fen,
                   sum(other_fen)::bigint as other_fen, sum(account_fen)::bigint as account_fen,
                   sum(cash_fen)::bigint as cash_fen
            from settlement
            where insured_region = :region and origin_period = any(:months)
            group by channel, in_clearing, scheme
            union all
            select 'top-up', false, scheme,
                   sum(case when original_id is null then 1 else -1 end), 0,
                   sum(pooling_fen)::bigint, sum(civil_servant_fen)::bigint,
                   sum(enterprise_fen)::bigint, sum(serious_illness_fen)::bigint,
                   sum(large_amount_fen)::bigint, sum(disabled_fen)::bigint,
                   sum(medical_aid_fen)::bigint, sum(other_fen)::bigint,
                   -sum(account_fen)::bigint, -sum(cash_fen)::bigint
            from top_up_entry
            where insured_region = :region and entered_at >= :from and entered_at < :to
            group by scheme
            order by way, scheme, in_clearing
            """;

    private final Jdbi jdbi;

    StatisticRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<BenefitSums> sums(RegionCode region, Period period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SUMS)
                                .bind("region", region)
                                .bindArray(
                                        "months",
                                        String.class,
                                        period.months().stream().map(Period::toString).toList())
                                .bind("from", period.start())
                                .bind("to", period.endExclusive())
                                .map((row, context) -> sums(row))
                                .list());
    }

    private static BenefitSums sums(ResultSet row) throws SQLException {
        Map<Fund, Money> funds = new EnumMap<>(Fund.class);
        for (Fund fund : Fund.values()) {
            Money amount = money(row, fund.code().replace('-', '_') + "_fen");
            if (!amount.isZero()) {
                funds.put(fund, amount);
            }
        }
        return new BenefitSums(
                row.getString("way"),
                row.getBoolean("in_clearing"),
                Scheme.fromString(row.getString("scheme")),
                row.getLong("cases"),
                money(row, "total_fen"),
                funds,
                money(row, "account_fen"),
                money(row, "cash_fen"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
