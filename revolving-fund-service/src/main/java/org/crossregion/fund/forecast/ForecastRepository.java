package org.crossregion.fund.forecast;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;

/** What forecasts are learnt from, in the database. */
@ApplicationScoped
class ForecastRepository {

    private static final String DAYS =
            """
            select insured_region, treatment_region, scheme, day, cleared_fen
            from settled_day
            where insured_region like :prefix || '%' and day >= :from
            """;

    private static final String BEGINNINGS =
            """
            select insured_region, treatment_region, scheme, min(day) as first
            from settled_day
            where insured_region like :prefix || '%'
            group by insured_region, treatment_region, scheme
            """;

    private static final String UNCLEARED =
            """
            with settled as (
                select insured_region, treatment_region, scheme, origin_period,
                       sum(cleared_fen)::bigint as all_fen
                from settled_total
                where insured_region like :prefix || '%' and origin_period >= :from
                group by insured_region, treatment_region, scheme, origin_period
            ), gone as (
                select insured_region, treatment_region, scheme, origin_period,
                       sum(cleared_fen)::bigint as all_fen
                from cleared_origin_now
                where insured_region like :prefix || '%' and origin_period >= :from
                group by insured_region, treatment_region, scheme, origin_period
            )
            select insured_region, treatment_region, scheme, origin_period,
                   settled.all_fen - coalesce(gone.all_fen, 0) as uncleared_fen
            from settled
                     left join gone
                         using (insured_region, treatment_region, scheme, origin_period)
            where settled.all_fen <> coalesce(gone.all_fen, 0)
            """;

    /** The first word of each month counts: a later version puts right, it does not publish. */
    private static final String PUBLISHED =
            """
            select authority, tier,
                   percentile_disc(0.5) within group (order by days)::integer as days
            from (select authority, tier,
                         (occurred_at at time zone 'Asia/Shanghai')::date
                             - (to_date(period, 'YYYY-MM') + interval '1 month - 1 day')::date
                             as days,
                         row_number() over (partition by authority, tier order by period desc)
                             as back
                  from cleared_period
                  where version = 1 and length(period) = 7) last
            where back <= 6 and days > 0
            group by authority, tier
            """;

    private final Jdbi jdbi;

    ForecastRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<DayRow> days(String prefix, LocalDate from) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(DAYS)
                                .bind("prefix", prefix)
                                .bind("from", from)
                                .mapTo(DayRow.class)
                                .list());
    }

    List<BeginningRow> beginnings(String prefix) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BEGINNINGS)
                                .bind("prefix", prefix)
                                .mapTo(BeginningRow.class)
                                .list());
    }

    /** What is settled and not cleared, by month of origin, of the last year. */
    List<MonthRow> uncleared(String prefix, String from) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(UNCLEARED)
                                .bind("prefix", prefix)
                                .bind("from", from)
                                .mapTo(MonthRow.class)
                                .list());
    }

    /** How many days after a month's end it is usually published: the median of the last six. */
    List<PublishedRow> published() {
        return jdbi.withHandle(
                handle -> handle.createQuery(PUBLISHED).mapTo(PublishedRow.class).list());
    }

    /** What was settled on a day. */
    record DayRow(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            LocalDate day,
            Money clearedFen) {

        String key() {
            return Forecasts.key(new RegionPair(insuredRegion, treatmentRegion), scheme);
        }
    }

    /** The first day that something was settled on. */
    record BeginningRow(
            RegionCode insuredRegion, RegionCode treatmentRegion, Scheme scheme, LocalDate first) {

        String key() {
            return Forecasts.key(new RegionPair(insuredRegion, treatmentRegion), scheme);
        }
    }

    /** What is not cleared of a month. */
    record MonthRow(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            String originPeriod,
            Money unclearedFen) {

        String key() {
            return Forecasts.key(new RegionPair(insuredRegion, treatmentRegion), scheme);
        }
    }

    /** How long an authority takes to publish. */
    record PublishedRow(RegionCode authority, Tier tier, int days) {}
}
