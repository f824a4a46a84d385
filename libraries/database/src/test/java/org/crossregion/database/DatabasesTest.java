package org.crossregion.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.embedded.TestServices;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class DatabasesTest {

    private static Jdbi jdbi;

    @BeforeAll
    static void connect() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestServices.shared().freshDatabase());
        source.setUser("postgres");
        source.setPassword("postgres");
        jdbi = Databases.jdbi(source);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                """
                                create table kept (
                                    id uuid primary key, amount_fen bigint, share_bp integer,
                                    region text, period text, scheme text, care_type text,
                                    recorded_at timestamptz, first_day date, last_day date,
                                    institutions text[], regions text[], open boolean,
                                    note text, count integer)
                                """));
    }

    /** A row as a service would declare it: private, with columns in snake case. */
    private record Kept(
            UUID id,
            Money amountFen,
            Rate shareBp,
            RegionCode region,
            Period period,
            Scheme scheme,
            CareType careType,
            Instant recordedAt,
            LocalDate firstDay,
            Optional<LocalDate> lastDay,
            List<String> institutions,
            Set<RegionCode> regions,
            boolean open,
            Optional<String> note,
            int count) {}

    private static final String INSERT =
            """
            insert into kept (id, amount_fen, share_bp, region, period, scheme, care_type,
                recorded_at, first_day, last_day, institutions, regions, open, note, count)
            values (:id, :amountFen, :shareBp, :region, :period, :scheme, :careType,
                :recordedAt, :firstDay, :lastDay, :institutions, :regions, :open, :note, :count)
            """;

    private static Kept kept(Optional<LocalDate> lastDay, List<String> institutions) {
        return new Kept(
                UUID.randomUUID(),
                Money.ofYuan("-1234.50"),
                Rate.ofBasisPoints(8_500),
                RegionCode.of("220100"),
                Period.fromString("2026-10"),
                Scheme.EMPLOYEE,
                CareType.values()[0],
                Instant.parse("2026-10-31T15:59:59.123456Z"),
                LocalDate.of(2026, 10, 1),
                lastDay,
                institutions,
                Set.of(RegionCode.of("220100"), RegionCode.of("220200")),
                true,
                Optional.of("a note"),
                3);
    }

    @Test
    void a_record_comes_back_as_it_was_stored() {
        Kept stored = kept(Optional.of(LocalDate.of(2026, 12, 31)), List.of("a", "b,\"c\""));

        jdbi.useHandle(
                handle ->
                        handle.createUpdate(INSERT)
                                .bindNamedArgumentFinder(RecordArguments.of(stored))
                                .execute());

        assertThat(find(stored.id())).isEqualTo(stored);
    }

    @Test
    void what_is_absent_comes_back_absent_and_an_empty_list_empty() {
        Kept stored = kept(Optional.empty(), List.of());

        jdbi.useHandle(
                handle ->
                        handle.createUpdate(INSERT)
                                .bindNamedArgumentFinder(RecordArguments.of(stored))
                                .execute());

        assertThat(find(stored.id())).isEqualTo(stored);
    }

    @Test
    void a_batch_of_records_is_bound_like_a_single_one() {
        Kept one = kept(Optional.empty(), List.of("x"));
        Kept two = kept(Optional.of(LocalDate.of(2027, 1, 1)), List.of());

        jdbi.useTransaction(
                handle -> {
                    var batch = handle.prepareBatch(INSERT);
                    batch.bindNamedArgumentFinder(RecordArguments.of(one)).add();
                    batch.bindNamedArgumentFinder(RecordArguments.of(two)).add();
                    batch.execute();
                });

        assertThat(find(one.id())).isEqualTo(one);
        assertThat(find(two.id())).isEqualTo(two);
    }

    private static Kept find(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select * from kept where id = :id")
                                .bind("id", id)
                                .mapTo(Kept.class)
                                .one());
    }

    @Test
    void lists_are_arrays_for_unnest_whatever_their_elements() {
        record Row(
                UUID id,
                Money amountFen,
                Scheme scheme,
                Instant at,
                LocalDate day,
                Long number,
                Integer small,
                Boolean truth,
                Period period) {}
        Instant at = Instant.parse("2026-10-20T02:00:00Z");
        UUID id = UUID.randomUUID();

        List<Row> rows =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select * from unnest(:ids, :amounts, :schemes,
                                                    :instants, :days, :numbers, :smalls, :truths,
                                                    :periods)
                                                as t (id, amount_fen, scheme, at, day, number,
                                                    small, truth, period)
                                                """)
                                        .bind("ids", List.of(id))
                                        .bind("amounts", List.of(new Money(-7)))
                                        .bind("schemes", List.of(Scheme.RESIDENT))
                                        .bind("instants", List.of(at))
                                        .bind("days", List.of(LocalDate.of(2026, 2, 28)))
                                        .bind("numbers", List.of(1L << 40))
                                        .bind("smalls", List.of(5))
                                        .bind("truths", List.of(false))
                                        .bind("periods", List.of(Period.ofYear(2026)))
                                        .mapTo(Row.class)
                                        .list());

        assertThat(rows)
                .containsExactly(
                        new Row(
                                id,
                                new Money(-7),
                                Scheme.RESIDENT,
                                at,
                                LocalDate.of(2026, 2, 28),
                                1L << 40,
                                5,
                                false,
                                Period.ofYear(2026)));
    }

    @Test
    void a_missing_element_stays_missing_and_an_empty_list_matches_nothing() {
        List<String> texts =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select unnest(:texts::text[])")
                                        .bind("texts", Arrays.asList("a", null))
                                        .mapTo(String.class)
                                        .list());
        assertThat(texts).containsExactly("a", null);

        long none =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select count(*) from kept where region = any(:r)")
                                        .bind("r", List.<RegionCode>of())
                                        .mapTo(Long.class)
                                        .one());
        assertThat(none).isZero();
    }

    @Test
    void single_values_are_read_and_bound_too() {
        jdbi.useHandle(
                handle -> {
                    assertThat(
                                    handle.createQuery("select :m + 1")
                                            .bind("m", new Money(41))
                                            .mapTo(Money.class)
                                            .one())
                            .isEqualTo(new Money(42));
                    assertThat(
                                    handle.createQuery("select :s::text")
                                            .bind("s", Scheme.EMPLOYEE)
                                            .mapTo(Scheme.class)
                                            .one())
                            .isEqualTo(Scheme.EMPLOYEE);
                    assertThat(
                                    handle.createQuery("select :none::bigint")
                                            .bindByType("none", null, Money.class)
                                            .mapTo(Money.class)
                                            .findFirst())
                            .isEmpty();
                });
    }

    @Test
    void a_record_within_a_record_is_read_from_the_same_row() {
        record Place(RegionCode region, Period period) {}
        record Versioned(Place place, int version, @Nested("to_") Place moved) {}

        Versioned read =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select '220100' as region, '2026-10' as period,"
                                                        + " 4 as version, '220200' as to_region,"
                                                        + " '2027' as to_period")
                                        .mapTo(Versioned.class)
                                        .one());

        assertThat(read.place().region()).isEqualTo(RegionCode.of("220100"));
        assertThat(read.version()).isEqualTo(4);
        assertThat(read.moved().period()).isEqualTo(Period.ofYear(2027));
    }

    @Test
    void a_missing_column_and_a_null_number_are_refused_by_name() {
        record Counted(String name, int count) {}

        assertThatThrownBy(() -> read("select 'x' as name", Counted.class))
                .hasMessageContaining("no column for count of Counted");
        assertThatThrownBy(() -> read("select 'x' as name, null::int as count", Counted.class))
                .hasMessageContaining("count of Counted is null");
    }

    private static <T> T read(String sql, Class<T> type) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
    }

    @Test
    void a_code_nobody_knows_is_named() {
        assertThatThrownBy(
                        () ->
                                jdbi.withHandle(
                                        handle ->
                                                handle.createQuery("select 'pensioner'")
                                                        .mapTo(Scheme.class)
                                                        .one()))
                .hasStackTraceContaining("pensioner is none of");
    }

    @Test
    void a_failed_statement_does_not_quote_what_was_bound() {
        String number = "999901199001011234";

        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.createUpdate(
                                                                "insert into nowhere values (:n)")
                                                        .bind("n", number)
                                                        .execute()))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .message()
                .doesNotContain(number);
    }
}
