package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.RegionPrefix;
import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.util.List;
import java.util.Optional;

/** Utilisation, summed in the database from settled and cleared sums and the ledger. */
@ApplicationScoped
class UtilisationRepository {

    /**
     * In use is what was settled up to the month's end and has not been cleared, whenever it was
     * cleared; and beside it what the month itself cleared, late items of earlier months included.
     */
    private static final String SUMS =
            """
            with settled as (
                select insured_region, treatment_region, scheme,
                       sum(cleared_fen)::bigint as all_fen
                from settled_total
                where origin_period <= :period and %1$s
                group by insured_region, treatment_region, scheme
            ), gone as (
                select insured_region, treatment_region, scheme,
                       sum(cleared_fen)::bigint as all_fen
                from cleared_origin_now
                where origin_period <= :period and %1$s
                group by insured_region, treatment_region, scheme
            ), cleared as (
                select insured_region, treatment_region, scheme,
                       sum(cleared_fen - deducted_fen)::bigint as month_fen
                from cleared_now
                where period = :period and %1$s
                group by insured_region, treatment_region, scheme
            ), money as (
                select insured_region, treatment_region, scheme, quota_fen, paid_in_fen
                from pair_money_of(:year)
                where %1$s
            )
            select insured_region, treatment_region, scheme,
                   coalesce(quota_fen, 0) as quota_fen,
                   coalesce(paid_in_fen, 0) as paid_in_fen,
                   coalesce(cleared.month_fen, 0) as cleared_fen,
                   coalesce(settled.all_fen, 0) - coalesce(gone.all_fen, 0) as uncleared_fen
            from settled
                     full join gone using (insured_region, treatment_region, scheme)
                     full join cleared using (insured_region, treatment_region, scheme)
                     full join money using (insured_region, treatment_region, scheme)
            """;

    private static final String PAGE =
            SUMS.formatted("insured_region like :insured || '%'")
                    + """
                    where insured_region || '/' || treatment_region || '/' || scheme > :after
                    order by insured_region || '/' || treatment_region || '/' || scheme
                    limit :limit
                    """;

    private static final String OF_SOME =
            SUMS.formatted("insured_region = any(:insureds::text[])")
                    + """
                    where (insured_region, treatment_region, scheme)
                          in (select *
                              from unnest(:insureds::text[], :treatments::text[], :schemes::text[]))
                    order by insured_region, treatment_region, scheme
                    """;

    private static final String OF_MEMBER =
            SUMS.formatted(
                            """
                            insured_region like :insured || '%'
                                  and (:treatment::text is null or treatment_region = :treatment)\
                            """)
                    + """
                    order by insured_region, treatment_region, scheme
                    """;

    private static final String LAST_CLEARED =
            """
            select max(period)
            from cleared_now
            where insured_region like :insured || '%'
              and (:treatment::text is null or treatment_region = :treatment)
              and scheme = :scheme and period <= :running and length(period) = 7
            """;

    private final Jdbi jdbi;

    UtilisationRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Of all pairs whose insured region begins with these digits, from a key on. */
    List<Utilised> page(Period period, String insuredPrefix, String after, int limit) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(PAGE)
                                        .bind("period", period)
                                        .bind("year", period.firstDay().getYear())
                                        .bind("insured", insuredPrefix)
                                        .bind("after", after)
                                        .bind("limit", limit)
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(row -> row.utilised(period))
                .toList();
    }

    /** Of these pairs and schemes, in their order. */
    List<Utilised> of(Period period, List<Watched> some) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(OF_SOME)
                                        .bind("period", period)
                                        .bind("year", period.firstDay().getYear())
                                        .bind("insureds", insured(some))
                                        .bind("treatments", treatment(some))
                                        .bind("schemes", schemes(some))
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(row -> row.utilised(period))
                .toList();
    }

    /**
     * Of all pairs of an insured region, or of a province's or all regions.
     *
     * @param treatment at which alone; everywhere if empty
     */
    List<Utilised> of(Period period, RegionCode insured, Optional<RegionCode> treatment) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(OF_MEMBER)
                                        .bind("period", period)
                                        .bind("year", period.firstDay().getYear())
                                        .bind("insured", RegionPrefix.of(Optional.of(insured)))
                                        .bind(
                                                "treatment",
                                                treatment.map(RegionCode::value).orElse(null))
                                        .mapTo(Row.class)
                                        .list())
                .stream()
                .map(row -> row.utilised(period))
                .toList();
    }

    /** The last month, up to the running one, that has been cleared for these pairs. */
    Optional<Period> lastCleared(
            RegionCode insured, Optional<RegionCode> treatment, Scheme scheme, Period running) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(LAST_CLEARED)
                                        .bind("insured", RegionPrefix.of(Optional.of(insured)))
                                        .bind(
                                                "treatment",
                                                treatment.map(RegionCode::value).orElse(null))
                                        .bind("scheme", scheme)
                                        .bind("running", running)
                                        .mapTo(String.class)
                                        .findOne())
                .map(Period::fromString);
    }

    private static List<RegionCode> insured(List<Watched> some) {
        return some.stream().map(one -> one.pair().insured()).toList();
    }

    private static List<RegionCode> treatment(List<Watched> some) {
        return some.stream().map(one -> one.pair().treatment()).toList();
    }

    private static List<Scheme> schemes(List<Watched> some) {
        return some.stream().map(Watched::scheme).toList();
    }

    /** A row of the sums. */
    record Row(
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money quotaFen,
            Money paidInFen,
            Money clearedFen,
            Money unclearedFen) {

        Utilised utilised(Period period) {
            return new Utilised(
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    period,
                    quotaFen,
                    paidInFen,
                    clearedFen,
                    unclearedFen);
        }
    }
}
