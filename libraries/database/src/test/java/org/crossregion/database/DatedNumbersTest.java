package org.crossregion.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.embedded.TestServices;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class DatedNumbersTest {

    private static final RegionCode REGION = RegionCode.of("220100");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private Jdbi database;

    @BeforeEach
    void connect() {
        database = Jdbi.create(TestServices.shared().freshDatabase(), "postgres", "postgres");
        database.useHandle(
                handle ->
                        handle.execute(
                                "create sequence thing_number minvalue 0 maxvalue 7 cycle;"
                                        + " create sequence other_number"));
    }

    @Test
    void a_number_names_its_kind_region_and_day_and_the_sequence_starts_over_at_its_end() {
        DatedNumbers numbers = DatedNumbers.of(database, 'T', "thing_number");

        List<String> given =
                IntStream.range(0, 9).mapToObj(i -> numbers.next(REGION, DAY)).toList();

        assertThat(given)
                .startsWith("T2201002611220000000", "T2201002611220000001")
                .endsWith("T2201002611220000007", "T2201002611220000000");
    }

    @Test
    void numbers_fetched_at_once_are_each_given_once_by_whichever_process_and_thread() {
        DatedNumbers here = DatedNumbers.some(database, 'T', "other_number", 3);
        DatedNumbers there = DatedNumbers.some(database, 'T', "other_number", 3);

        Set<String> given =
                Stream.of(here, there, here, there, here, there)
                        .parallel()
                        .map(numbers -> numbers.next(REGION, DAY))
                        .collect(Collectors.toSet());

        assertThat(given).hasSize(6);
    }
}
