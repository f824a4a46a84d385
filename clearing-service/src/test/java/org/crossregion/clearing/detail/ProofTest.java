package org.crossregion.clearing.detail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.proof.PlainProof;
import org.crossregion.clearing.proof.Proof;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.Deltas;
import org.crossregion.clearing.total.PlainTotals;
import org.crossregion.clearing.total.Totals;
import org.crossregion.database.Databases;
import org.crossregion.embedded.SharedServices;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** On the real database: the SQL says of random months what its Java twin says. */
class ProofTest {

    private static final int BATCH = 50;

    private static final List<String> MIGRATIONS =
            List.of(
                    "V002__detail",
                    "V003__running_total",
                    "V004__period",
                    "V007__deduction",
                    "V009__year_end",
                    "V025__national_result");

    private final Jdbi jdbi = freshDatabase();
    private final DetailRepository details = new DetailRepository(jdbi);
    private final EntryRepository entries = new EntryRepository(jdbi);
    private final Totals totals = PlainTotals.over(jdbi);
    private final Proof proof = PlainProof.over(jdbi);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sql_totals_and_java_agree_on_random_months(long seed) {
        Months months = months(seed, 600);
        store(months);

        SortedMap<Cell, Amounts> twin =
                Recomputation.of(months.facts.values(), months.exceptions, months.entries);
        assertThat(twin).isNotEmpty();
        for (Circle circle : Months.CIRCLES) {
            for (Period period : Months.PERIODS) {
                SortedMap<Cell, Amounts> expected = of(twin, circle, period);
                assertThat(proof.recompute(circle, period))
                        .as("recomputation of %s %s", circle, period)
                        .isEqualTo(expected);
                assertThat(totals.in(circle, period))
                        .as("totals of %s %s", circle, period)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_detail_reads_back_as_it_was_told_and_stands_where_its_last_exception_says() {
        Months months = months(5, 300);
        store(months);

        details.find(months.facts.keySet())
                .forEach(
                        (id, standing) -> {
                            assertThat(standing.detail()).isEqualTo(months.facts.get(id));
                            assertThat(standing.placement()).isEqualTo(months.standing.get(id));
                            assertThat(standing.deducted()).isEqualTo(months.deductedWith(id));
                        });
        months.facts
                .keySet()
                .forEach(
                        id ->
                                assertThat(
                                                entries.takenFrom(List.of(id))
                                                        .getOrDefault(id, List.of()))
                                        .isEqualTo(months.takenFrom(id)));
        assertThat(details.claim(months.facts.values())).isEmpty();
    }

    @Test
    void facts_and_exceptions_can_be_added_and_nothing_else() {
        store(months(7, 300));
        for (String change :
                List.of(
                        "update allotted_detail set pooling_fen = pooling_fen + 1",
                        "delete from allotted_detail",
                        "update period_exception set state = 'due'",
                        "delete from period_exception",
                        "update deduction set pooling_fen = 0",
                        "delete from deduction",
                        "update deduction_entry set amount_fen = 0",
                        "delete from deduction_entry",
                        "update detail_origin set origin_period = '2000-01'")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change)))
                    .as(change)
                    .isInstanceOf(JdbiException.class)
                    .hasStackTraceContaining("append-only");
        }
    }

    private void store(Months months) {
        PartitionRepository partitions = new PartitionRepository(jdbi);
        Months.MONTHS.forEach(partitions::add);
        assertThat(details.claim(months.facts.values())).hasSameSizeAs(months.facts.keySet());
        details.add(months.facts.values(), Instant.parse("2030-02-01T00:00:00Z"));
        details.except(months.exceptions);
        months.entries.stream()
                .filter(entry -> entry.kind() == DeductionEntry.Kind.DEDUCTION)
                .forEach(entry -> record(entry, months.facts.get(entry.settlementId())));
        entries.add(months.entries);
        for (int from = 0; from < months.moves.size(); from += BATCH) {
            Deltas batch = new Deltas();
            months.moves
                    .subList(from, Math.min(from + BATCH, months.moves.size()))
                    .forEach(
                            one ->
                                    one.byLane()
                                            .forEach(
                                                    (lane, sum) ->
                                                            batch.add(
                                                                    lane.cell(),
                                                                    lane.lane(),
                                                                    sum)));
            totals.move(batch);
        }
    }

    /** The fact that an entry books, its amount taken from the fund first. */
    private void record(DeductionEntry entry, Detail detail) {
        Money pooling = entry.amount().min(detail.split().fund(Fund.POOLING));
        Money account = entry.amount().minus(pooling);
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into deduction values
                                            (:id, :settlement, :origin, :insured, :treatment,
                                             :scheme, :care, :institution, 'audit', 'other',
                                             :gross, :pooling, 0, 0, 0, 0, 0, 0, 0, :account, 1,
                                             'evidence', null, 'auditor', :at)
                                        """)
                                .bind("id", entry.deduction())
                                .bind("settlement", detail.settlementId())
                                .bind("origin", detail.origin())
                                .bind("insured", detail.pair().insured())
                                .bind("treatment", detail.pair().treatment())
                                .bind("scheme", detail.scheme())
                                .bind("care", detail.careType())
                                .bind("institution", detail.stay().institution())
                                .bind("gross", entry.amount().plus(Money.ofFen(1)))
                                .bind("pooling", pooling)
                                .bind("account", account)
                                .bind("at", entry.bookedAt())
                                .execute());
    }

    private static Jdbi freshDatabase() {
        SharedServices services = TestServices.shared();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(services.freshDatabase());
        source.setUser(services.user());
        source.setPassword(services.password());
        Jdbi jdbi = Databases.jdbi(source);
        MIGRATIONS.forEach(file -> migrate(jdbi, file));
        return jdbi;
    }

    private static void migrate(Jdbi jdbi, String file) {
        try (var sql = ProofTest.class.getResourceAsStream("/db/migration/" + file + ".sql")) {
            String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            jdbi.<SQLException>useHandle(
                    handle -> handle.getConnection().createStatement().execute(text));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static Months months(long seed, int count) {
        Random random = new Random(seed);
        Months months = new Months();
        for (int i = 0; i < count; i++) {
            months.happen(
                    new Months.Happening(
                            random.nextInt(1_000_000),
                            random.nextInt(1_000_000),
                            random.nextInt(1_000_000),
                            random.nextInt(1_000_000)));
        }
        return months;
    }

    private static SortedMap<Cell, Amounts> of(
            SortedMap<Cell, Amounts> all, Circle circle, Period period) {
        SortedMap<Cell, Amounts> some = new TreeMap<>(all);
        some.keySet()
                .removeIf(cell -> !cell.period().equals(period) || !circle.covers(cell.pair()));
        return some;
    }
}
