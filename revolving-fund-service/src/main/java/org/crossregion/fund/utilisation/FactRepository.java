package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Settled facts and their running sums in the database. */
@ApplicationScoped
class FactRepository {

    private static final String ADD =
            """
            insert into settled_fact (settlement_id, kind, original_id, origin_period,
                                      insured_region, treatment_region, scheme,
                                      total_fen, cleared_fen)
            values (:settlementId, :kind, :originalId, :origin,
                    :insured, :treatment, :scheme,
                    :total, :cleared)
            on conflict (settlement_id) do nothing
            """;

    private static final String FIND =
            """
            select settlement_id, kind, original_id, origin_period, insured_region,
                   treatment_region, scheme, total_fen, cleared_fen
            from settled_fact
            where settlement_id = :settlementId
            """;

    private static final String MOVE =
            """
            insert into settled_total (origin_period, insured_region, treatment_region, scheme,
                                       facts, cleared_fen)
            values (:origin, :insured, :treatment, :scheme, :facts, :cleared)
            on conflict (insured_region, treatment_region, scheme, origin_period) do update
            set facts = settled_total.facts + excluded.facts,
                cleared_fen = settled_total.cleared_fen + excluded.cleared_fen
            """;

    private static final String MOVE_DAY =
            """
            insert into settled_day (insured_region, treatment_region, scheme, day, cleared_fen)
            values (:insured, :treatment, :scheme, :day, :cleared)
            on conflict (insured_region, treatment_region, scheme, day) do update
            set cleared_fen = settled_day.cleared_fen + excluded.cleared_fen
            """;

    private static final String CELLS =
            """
            select origin_period, insured_region, treatment_region, scheme, facts, cleared_fen
            from settled_total
            where origin_period = :origin
            order by insured_region, treatment_region, scheme
            """;

    private static final String ROWS =
            """
            select settlement_id, kind, original_id, origin_period, insured_region,
                   treatment_region, scheme, total_fen, cleared_fen
            from settled_fact
            where origin_period = :origin
              and (:insured::text is null or insured_region = :insured)
              and (:treatment::text is null or treatment_region = :treatment)
              and (:scheme::text is null or scheme = :scheme)
              and settlement_id > :after
            order by settlement_id
            limit :limit
            """;

    private final Jdbi jdbi;

    FactRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores facts, in one round trip; one that is there already stays as it is.
     *
     * @return those that were there already
     */
    List<Fact> add(List<Fact> some) {
        int[] added =
                jdbi.withHandle(
                        handle -> {
                            PreparedBatch batch = handle.prepareBatch(ADD);
                            some.forEach(fact -> bind(batch, fact).add());
                            return batch.execute();
                        });
        return IntStream.range(0, some.size())
                .filter(i -> added[i] == 0)
                .mapToObj(some::get)
                .toList();
    }

    private static PreparedBatch bind(PreparedBatch batch, Fact fact) {
        return batch.bind("settlementId", fact.settlementId())
                .bind("kind", fact.kind())
                .bind("originalId", fact.originalId())
                .bind("origin", fact.origin())
                .bind("insured", fact.pair().insured())
                .bind("treatment", fact.pair().treatment())
                .bind("scheme", fact.scheme())
                .bind("total", fact.total())
                .bind("cleared", fact.cleared());
    }

    Optional<Fact> find(String settlementId) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(FIND)
                                        .bind("settlementId", settlementId)
                                        .mapTo(FactRow.class)
                                        .findOne())
                .map(FactRow::fact);
    }

    /** Adds to the running sums, in the order of the cells, so that no two batches deadlock. */
    void move(Map<Cell, Cell.Sum> movements) {
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(MOVE);
                    movements.forEach(
                            (cell, sum) ->
                                    batch.bind("origin", cell.origin())
                                            .bind("insured", cell.pair().insured())
                                            .bind("treatment", cell.pair().treatment())
                                            .bind("scheme", cell.scheme())
                                            .bind("facts", sum.facts())
                                            .bind("cleared", sum.cleared())
                                            .add());
                    batch.execute();
                });
    }

    /** Adds to the sums of the days, in the order of the cells. */
    void moveDays(Map<DayCell, Money> movements) {
        if (movements.isEmpty()) {
            return;
        }
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(MOVE_DAY);
                    movements.forEach(
                            (cell, cleared) ->
                                    batch.bind("insured", cell.pair().insured())
                                            .bind("treatment", cell.pair().treatment())
                                            .bind("scheme", cell.scheme())
                                            .bind("day", cell.day())
                                            .bind("cleared", cleared)
                                            .add());
                    batch.execute();
                });
    }

    List<CellRow> cells(Period origin) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(CELLS)
                                .bind("origin", origin)
                                .mapTo(CellRow.class)
                                .list());
    }

    List<Fact> rows(FactQuery query) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(ROWS)
                                        .bind("origin", query.origin())
                                        .bind("insured", query.insured().orElse(null))
                                        .bind("treatment", query.treatment().orElse(null))
                                        .bind(
                                                "scheme",
                                                query.scheme().map(Scheme::code).orElse(null))
                                        .bind("after", query.after())
                                        .bind("limit", query.limit())
                                        .mapTo(FactRow.class)
                                        .list())
                .stream()
                .map(FactRow::fact)
                .toList();
    }

    /** A running sum as it is stored. */
    record CellRow(
            Period originPeriod,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            long facts,
            Money clearedFen) {}

    /** A fact as it is stored. */
    record FactRow(
            String settlementId,
            String kind,
            String originalId,
            Period originPeriod,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            Scheme scheme,
            Money totalFen,
            Money clearedFen) {

        Fact fact() {
            return new Fact(
                    settlementId,
                    kind,
                    originalId,
                    originPeriod,
                    new RegionPair(insuredRegion, treatmentRegion),
                    scheme,
                    totalFen,
                    clearedFen);
        }
    }
}
