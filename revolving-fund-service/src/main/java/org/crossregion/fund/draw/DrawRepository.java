package org.crossregion.fund.draw;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Draws and what was given back in the database. */
@ApplicationScoped
class DrawRepository {

    private static final String ADD =
            """
            insert into draw (payment, authority, tier, period, scheme, ahead_region, asked_fen,
                              drawn_fen, drawn_at)
            values (:payment, :authority, :tier, :period, :scheme, :ahead, :asked, :drawn,
                    :drawnAt)
            """;

    private static final String ADD_PART =
            """
            insert into draw_part (payment, account_year, insured_region, treatment_region, amount_fen)
            values (:payment, :year, :insured, :treatment, :amount)
            """;

    private static final String FIND =
            """
            select payment, authority, tier, period, scheme, ahead_region, asked_fen, drawn_at
            from draw
            where payment = :payment
            """;

    private static final String PARTS =
            """
            select account_year, insured_region, treatment_region, amount_fen
            from draw_part
            where payment = :payment
            order by insured_region, treatment_region, account_year
            """;

    private static final String LENT =
            """
            select d.account_year, d.insured_region, d.treatment_region,
                   (d.amount_fen
                    - coalesce((select sum(r.amount_fen)
                                from replenishment_part r
                                where r.payment = d.payment
                                  and r.insured_region = d.insured_region
                                  and r.treatment_region = d.treatment_region
                                  and r.account_year = d.account_year), 0))::bigint as amount_fen
            from draw_part d
            where d.payment = :payment
            order by d.insured_region, d.treatment_region, d.account_year
            """;

    private static final String ADD_REPLENISHMENT =
            """
            insert into replenishment (event_id, payment, region, amount_fen, replenished_at)
            values (:eventId, :payment, :region, :amount, :at)
            """;

    private static final String ADD_REPLENISHED_PART =
            """
            insert into replenishment_part (event_id, payment, insured_region, treatment_region,
                                            account_year, amount_fen)
            values (:eventId, :payment, :insured, :treatment, :year, :amount)
            """;

    private static final String SUMS =
            """
            select d.payment, d.authority, d.tier, d.period, d.scheme, d.ahead_region,
                   d.asked_fen, d.drawn_fen,
                   coalesce((select sum(r.amount_fen)
                             from replenishment r
                             where r.payment = d.payment), 0)::bigint as replenished_fen
            from draw d
            where (:authority::text is null or d.authority = :authority)
              and (:period::text is null or d.period = :period)
            order by d.authority, d.tier, d.period, d.payment
            """;

    private final Jdbi jdbi;

    DrawRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Draw> find(UUID payment) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("payment", payment)
                                .mapTo(Row.class)
                                .findOne()
                                .map(row -> row.draw(parts(PARTS, payment))));
    }

    /** What is still lent of a draw, part by part. */
    List<Part> lent(UUID payment) {
        return parts(LENT, payment);
    }

    private List<Part> parts(String sql, UUID payment) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(sql)
                                        .bind("payment", payment)
                                        .mapTo(PartRow.class)
                                        .list())
                .stream()
                .map(PartRow::part)
                .toList();
    }

    void add(Draw draw) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bind("payment", draw.payment())
                            .bind("authority", draw.circle().authority())
                            .bind("tier", draw.circle().tier())
                            .bind("period", draw.period())
                            .bind("scheme", draw.scheme())
                            .bind("ahead", draw.ahead().orElse(null))
                            .bind("asked", draw.asked())
                            .bind("drawn", draw.drawn())
                            .bind("drawnAt", draw.drawnAt())
                            .execute();
                    PreparedBatch batch = handle.prepareBatch(ADD_PART);
                    draw.parts().forEach(part -> bind(batch, draw.payment(), part).add());
                    if (batch.size() > 0) {
                        batch.execute();
                    }
                });
    }

    void add(Replenishment done, List<Part> parts) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD_REPLENISHMENT)
                            .bind("eventId", done.eventId())
                            .bind("payment", done.payment())
                            .bind("region", done.region())
                            .bind("amount", done.amount())
                            .bind("at", done.at())
                            .execute();
                    PreparedBatch batch = handle.prepareBatch(ADD_REPLENISHED_PART);
                    for (Part part : parts) {
                        bind(batch, done.payment(), part).bind("eventId", done.eventId()).add();
                    }
                    batch.execute();
                });
    }

    private static PreparedBatch bind(PreparedBatch batch, UUID payment, Part part) {
        return batch.bind("payment", payment)
                .bind("year", part.year())
                .bind("insured", part.pair().insured())
                .bind("treatment", part.pair().treatment())
                .bind("amount", part.amount());
    }

    List<Draws.Sum> sums(Optional<RegionCode> authority, Optional<Period> period) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(SUMS)
                                        .bind(
                                                "authority",
                                                authority.map(RegionCode::value).orElse(null))
                                        .bind("period", period.map(Period::toString).orElse(null))
                                        .mapTo(SumRow.class)
                                        .list())
                .stream()
                .map(SumRow::sum)
                .toList();
    }

    /** A draw as it is stored. */
    record Row(
            UUID payment,
            RegionCode authority,
            Tier tier,
            Period period,
            Scheme scheme,
            Optional<RegionCode> aheadRegion,
            Money askedFen,
            Instant drawnAt) {

        Draw draw(List<Part> parts) {
            return new Draw(
                    payment,
                    new Circle(authority, tier),
                    period,
                    scheme,
                    aheadRegion,
                    askedFen,
                    drawnAt,
                    parts);
        }
    }

    /** A part of a draw as it is stored. */
    record PartRow(
            int accountYear,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Money amountFen) {

        Part part() {
            return new Part(accountYear, new RegionPair(insuredRegion, treatmentRegion), amountFen);
        }
    }

    /** What was asked, drawn and given back for one payment. */
    record SumRow(
            UUID payment,
            RegionCode authority,
            Tier tier,
            Period period,
            Scheme scheme,
            Optional<RegionCode> aheadRegion,
            Money askedFen,
            Money drawnFen,
            Money replenishedFen) {

        Draws.Sum sum() {
            return new Draws.Sum(
                    payment,
                    authority,
                    tier,
                    period,
                    scheme,
                    aheadRegion,
                    askedFen,
                    drawnFen,
                    replenishedFen);
        }
    }
}
