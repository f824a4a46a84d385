package org.crossregion.local.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        for (String province : List.of("220000", "430000")) {
            assertThat(catalogue(province)).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_chronic_visit_of_the_stories_has_an_entitlement_at_its_hospital() {
        Map<String, String> chronic = new HashMap<>();
        Csv.resource("bills.csv")
                .forEach(bill -> chronic.put(bill.get("bill"), bill.get("chronic_code")));
        Map<String, String> elsewhere = new HashMap<>();
        Csv.file(REFERENCE.resolve("platform-persons.csv"))
                .forEach(person -> elsewhere.put(person.get("person_no"), person.get("chronic")));
        List<Map<String, String>> entitled =
                Csv.file(REFERENCE.resolve("chronic-entitlements.csv"));

        for (String plot : List.of("month/visits.csv", "quarter/visits.csv")) {
            for (Map<String, String> visit : Csv.resource(plot)) {
                String code = chronic.get(visit.get("bill"));
                String no = visit.get("person_no");
                boolean covered =
                        !visit.get("care").equals("chronic")
                                || elsewhere.getOrDefault(no, "").contains(code)
                                || entitled.stream()
                                        .filter(one -> one.get("person_no").equals(no))
                                        .filter(one -> one.get("disease_code").equals(code))
                                        .map(one -> one.get("institutions"))
                                        .anyMatch(
                                                places ->
                                                        places.isEmpty()
                                                                || places.contains(
                                                                        visit.get("hospital")));
                assertThat(covered).as(plot + " " + visit.get("no")).isTrue();
            }
        }
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
        Map<String, String> pooling =
                Csv.file(REFERENCE.resolve("regions.csv")).stream()
                        .collect(
                                Collectors.toMap(
                                        region -> region.get("code"),
                                        region -> region.get("pooling_region")));
        Map<String, Long> byCity =
                Csv.file(REFERENCE.resolve("institutions.csv")).stream()
                        .filter(hospital -> hospital.get("region").startsWith("43"))
                        .filter(hospital -> !hospital.get("name").contains("示例"))
                        .collect(
                                Collectors.groupingBy(
                                        hospital -> pooling.get(hospital.get("region")),
                                        Collectors.counting()));

        assertThat(byCity)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry("430100", 38L),
                                Map.entry("430200", 8L),
                                Map.entry("430300", 5L),
                                Map.entry("430400", 2L),
                                Map.entry("430500", 2L),
                                Map.entry("430600", 11L),
                                Map.entry("430700", 2L),
                                Map.entry("430800", 1L),
                                Map.entry("430900", 2L),
                                Map.entry("431000", 5L),
                                Map.entry("431100", 2L),
                                Map.entry("431200", 3L),
                                Map.entry("431300", 3L),
                                Map.entry("433100", 1L)));
    }

    @Test
    void all_provinces_and_the_production_corps_are_there() {
        List<String> provinces =
                Csv.file(REFERENCE.resolve("regions.csv")).stream()
                        .map(region -> region.get("code"))
                        .filter(code -> code.endsWith("0000"))
                        // Nobody's, of the general guide.
                        .filter(code -> !code.equals("990000"))
                        .toList();

        assertThat(provinces).hasSize(32).contains("660000", "220000", "540000", "110000");
    }

    @Test
    void jilins_twelve_members_and_a_region_of_each_preset_are_hosted_and_have_what_that_needs() {
        Set<String> hosted =
                Csv.file(REFERENCE.resolve("regions.csv")).stream()
                        .filter(region -> region.get("hosted").equals("true"))
                        .map(region -> region.get("pooling_region"))
                        .collect(Collectors.toSet());

        assertThat(hosted)
                .containsExactlyInAnyOrder(
                        "229900", "220100", "220200", "220300", "220400", "220500", "220600",
                        "220700", "220800", "222400", "222490", "220581", "430200", "430100",
                        "320100", "440100", "231000", "999900");
        assertThat(insuredPoolingRegions("employee")).containsAll(hosted);
        assertThat(catalogue("220000")).hasSizeGreaterThan(300);
        assertThat(catalogue("430000")).hasSizeGreaterThan(100);
    }

    @Test
    void every_open_pooling_region_has_an_account_for_each_scheme_and_purpose() {
        Set<String> accounts =
                Csv.file(REFERENCE.resolve("fiscal-accounts.csv")).stream()
                        .map(
                                account ->
                                        String.join(
                                                " ",
                                                account.get("region"),
                                                account.get("purpose"),
                                                account.get("scheme")))
                        .collect(Collectors.toSet());

        assertThat(Csv.file(REFERENCE.resolve("regions.csv")))
                .filteredOn(region -> region.get("code").equals(region.get("pooling_region")))
                .filteredOn(region -> region.get("opening_stage").equals("open"))
                .allSatisfy(
                        region ->
                                assertThat(accounts)
                                        .contains(
                                                region.get("code") + " clearing employee",
                                                region.get("code") + " clearing resident",
                                                region.get("code") + " revolving-fund employee",
                                                region.get("code") + " revolving-fund resident"));
    }

    @Test
    void every_employee_of_a_hosted_region_has_an_account() {
        Set<String> accounts =
                Csv.file(REFERENCE.resolve("account-balances.csv")).stream()
                        .map(account -> account.get("person_no"))
                        .collect(Collectors.toSet());
        Set<String> hosted =
                Csv.file(REFERENCE.resolve("regions.csv")).stream()
                        .filter(region -> region.get("hosted").equals("true"))
                        .map(region -> region.get("code"))
                        .collect(Collectors.toSet());

        assertThat(Csv.file(REFERENCE.resolve("persons.csv")))
                .hasSizeGreaterThan(160)
                .filteredOn(person -> person.get("scheme").equals("employee"))
                .filteredOn(person -> hosted.contains(person.get("insured_region")))
                .allMatch(person -> accounts.contains(person.get("person_no")));
    }

    @Test
    void the_filing_policies_are_the_presets_as_they_are_shipped() throws Exception {
        Path presets = ROOT.resolve("filing-service/src/main/resources/policies");

        StringBuilder files = new StringBuilder();
        for (String preset :
                List.of(
                        "jilin",
                        "national",
                        "jiangsu",
                        "tianjin",
                        "guangzhou",
                        "mudanjiang",
                        "zhuzhou",
                        "general-guide")) {
            files.append(files.isEmpty() ? "" : "\n")
                    .append(Files.readString(presets.resolve(preset + ".yaml")));
        }
        assertThat(REFERENCE.resolve("filing-policies.yaml")).hasContent(files.toString());
    }

    private Set<String> insuredPoolingRegions(String scheme) {
        return Csv.file(REFERENCE.resolve("persons.csv")).stream()
                .filter(person -> person.get("scheme").equals(scheme))
                .map(person -> sample.person(person.get("person_no")).pooling())
                .collect(Collectors.toSet());
    }

    private static List<String> catalogue(String province) {
        return Csv.file(REFERENCE.resolve("catalogue.csv")).stream()
                .filter(item -> item.get("region").equals(province))
                .map(item -> item.get("code"))
                .toList();
    }

    private static void assertUnique(String file, String column) {
        List<String> values =
                Csv.file(REFERENCE.resolve(file)).stream().map(row -> row.get(column)).toList();
        assertThat(values).doesNotHaveDuplicates();
    }
}
