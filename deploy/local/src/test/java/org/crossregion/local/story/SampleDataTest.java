package org.crossregion.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class SampleDataTest {

    private static final Path ROOT = Path.of(System.getProperty("build.root"));
    private static final Path REFERENCE = ROOT.resolve("deploy/local/src/main/reference");

    private final Sample sample = new Sample(REFERENCE);

    @Test
    void no_number_of_a_person_can_belong_to_anybody() {
        for (Map<String, String> person : Csv.file(REFERENCE.resolve("persons.csv"))) {
            assertThat(person.get("certificate_no")).matches("9999[0-9]{13}[0-9X]");
            assertThat(person.get("card_no")).startsWith("9999");
            assertThat(person.get("person_no")).startsWith("9999");
        }
    }

    @Test
    void numbers_and_codes_are_unique() {
        assertUnique("persons.csv", "person_no");
        assertUnique("persons.csv", "certificate_no");
        assertUnique("institutions.csv", "code");
        assertUnique("regions.csv", "code");
        assertUnique("catalogue.csv", "code");
    }

    @Test
    void every_county_lies_in_a_region_that_pools_for_itself() {
        List<Map<String, String>> regions = Csv.file(REFERENCE.resolve("regions.csv"));
        Set<String> pooling =
                regions.stream()
                        .filter(region -> region.get("code").equals(region.get("pooling_region")))
                        .map(region -> region.get("code"))
                        .collect(Collectors.toSet());

        assertThat(regions).allMatch(region -> pooling.contains(region.get("pooling_region")));
    }

    @Test
    void hunans_hospitals_are_those_that_the_notice_counts() {
        Map<String, Long> byCity =
                Csv.file(REFERENCE.resolve("institutions.csv")).stream()
                        .filter(hospital -> hospital.get("region").startsWith("43"))
                        .collect(
                                Collectors.groupingBy(
                                        hospital -> hospital.get("region"), Collectors.counting()));

        assertThat(byCity)
                .hasSize(14)
                .containsEntry("430100", 38L)
                .containsEntry("430200", 8L)
                .containsEntry("430600", 11L)
                .containsEntry("433100", 1L);
    }

    @Test
    void the_filing_policies_are_the_presets_as_they_are_shipped() throws Exception {
        Path presets = ROOT.resolve("filing-service/src/main/resources/policies");

        assertThat(REFERENCE.resolve("filing-policies.yaml"))
                .hasContent(
                        Files.readString(presets.resolve("jilin.yaml"))
                                + "\n"
                                + Files.readString(presets.resolve("national.yaml")));
    }

    @Test
    void every_stay_is_of_a_known_person_in_a_known_hospital_for_items_of_the_catalogue() {
        Set<String> catalogue =
                Csv.file(REFERENCE.resolve("catalogue.csv")).stream()
                        .map(item -> item.get("code"))
                        .collect(Collectors.toSet());

        for (Stay stay : Stay.load(sample)) {
            assertThat(stay.person()).isNotNull();
            assertThat(stay.hospital()).isNotNull();
            assertThat(stay.settled()).isAfter(stay.admitted());
            assertThat(stay.bill().lines())
                    .allMatch(line -> catalogue.contains(line.item()), "is in the catalogue");
        }
    }

    @Test
    void who_is_filed_goes_elsewhere() {
        assertThat(Stay.load(sample))
                .filteredOn(stay -> stay.filing().isPresent())
                .hasSizeGreaterThan(25)
                .allMatch(stay -> !stay.person().pooling().equals(stay.hospital().pooling()));
    }

    private static void assertUnique(String file, String column) {
        List<String> values =
                Csv.file(REFERENCE.resolve(file)).stream().map(row -> row.get(column)).toList();
        assertThat(values).doesNotHaveDuplicates();
    }
}
