package org.crossregion.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class ScenarioTest {

    private static final Path REFERENCE =
            Path.of(System.getProperty("build.root"), "deploy/local/src/main/reference");
    private static final Sample SAMPLE = new Sample(REFERENCE);

    private final Scenario quarter = Scenario.load("quarter", SAMPLE);
    private final Scenario month = Scenario.load("month", SAMPLE);

    @Test
    void the_quarter_files_forty_of_every_type_at_several_counters() {
        Map<String, Long> types =
                quarter.filings().stream()
                        .collect(Collectors.groupingBy(Filing::type, Collectors.counting()));

        assertThat(types)
                .containsOnlyKeys(
                        "resettled-retiree",
                        "resident-elsewhere",
                        "stationed-worker",
                        "referral",
                        "other-temporary",
                        "maternity")
                .allSatisfy((type, count) -> assertThat(count).isGreaterThanOrEqualTo(40));
        assertThat(quarter.filings()).extracting(Filing::agency).contains("线上受理");
        assertThat(quarter.filings().stream().map(Filing::agency).distinct())
                .hasSizeGreaterThan(10);
        assertThat(quarter.filings()).anyMatch(Filing::promise);
    }

    @Test
    void the_quarter_settles_three_hundred_and_nine_bills_of_every_kind_of_care() {
        List<Visit> billed =
                quarter.visits().stream().filter(visit -> !visit.turn().isUnbilled()).toList();

        assertThat(billed).hasSize(309);
        assertThat(billed).extracting(Visit::care).contains(Care.values());
        assertThat(billed).extracting(Visit::turn).contains(Turn.CANCELLED, Turn.REFUNDED);
        assertThat(billed).extracting(Visit::turn).contains(Turn.LOST_REPLY, Turn.WRONG_LINES);
        assertThat(billed)
                .extracting(visit -> visit.person().scheme())
                .contains("employee", "resident");
        assertThat(billed)
                .extracting(visit -> visit.settled().toLocalDate())
                .allMatch(day -> !day.isBefore(LocalDate.of(2026, 10, 1)))
                .allMatch(day -> !day.isAfter(LocalDate.of(2026, 12, 31)));
    }

    @Test
    void patients_cross_the_province_and_its_border_in_both_directions() {
        Set<String> ways =
                quarter.visits().stream().map(ScenarioTest::way).collect(Collectors.toSet());

        assertThat(ways)
                .containsExactlyInAnyOrder(
                        "220000-220000",
                        "220000-430000",
                        "430000-220000",
                        "120000-220000",
                        "230000-220000",
                        "320000-220000",
                        "440000-220000",
                        "990000-220000");
    }

    @Test
    void somebody_of_every_preset_is_filed_and_billed() {
        for (String region :
                List.of(
                        "220000", "430100", "430200", "320100", "440100", "120000", "231000",
                        "999900")) {
            assertThat(quarter.filings())
                    .as("filed in " + region)
                    .anyMatch(filing -> isOf(filing.person(), region));
            assertThat(quarter.visits())
                    .as("billed of " + region)
                    .filteredOn(visit -> !visit.turn().isUnbilled())
                    .anyMatch(visit -> isOf(visit.person(), region));
        }
    }

    /** Of Jilin any region, since the province has one policy. */
    private static boolean isOf(Person person, String region) {
        return person.pooling().equals(region)
                || region.equals("220000") && person.pooling().startsWith("22");
    }

    private static String way(Visit visit) {
        return Circle.provinceOf(visit.person().pooling())
                + "-"
                + Circle.provinceOf(visit.hospital().pooling());
    }

    @Test
    void the_month_has_thirty_bills() {
        assertThat(month.visits()).hasSize(30).noneMatch(visit -> visit.turn() == Turn.NO_SHOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarter", "month"})
    void what_is_billed_is_in_the_catalogue_of_the_place(String name) {
        Map<String, Set<String>> catalogues =
                Csv.file(REFERENCE.resolve("catalogue.csv")).stream()
                        .collect(
                                Collectors.groupingBy(
                                        item -> item.get("region"),
                                        Collectors.mapping(
                                                item -> item.get("code"), Collectors.toSet())));

        for (Visit visit : Scenario.load(name, SAMPLE).visits()) {
            Set<String> catalogue = catalogues.get(Circle.provinceOf(visit.hospital().pooling()));
            assertThat(visit.bill().lines())
                    .isNotEmpty()
                    .allMatch(line -> catalogue.contains(line.item()), "is in the catalogue");
            assertThat(visit.settled()).isAfter(visit.begun());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarter", "month"})
    void nobody_is_in_two_places_at_once(String name) {
        List<Visit> visits = Scenario.load(name, SAMPLE).visits();

        for (Visit one : visits) {
            assertThat(visits)
                    .filteredOn(other -> other.person().equals(one.person()) && other != one)
                    .allMatch(
                            other ->
                                    other.settled().isBefore(one.begun())
                                            || other.begun().isAfter(one.settled()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarter", "month"})
    void the_plot_is_in_order(String name) {
        assertThat(Scenario.load(name, SAMPLE).plot())
                .extracting(Scene::at)
                .isSortedAccordingTo(Comparator.naturalOrder());
    }
}
