package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.TopUpDesk.act;
import static org.crossregion.settlement.chain.TopUpDesk.propose;
import static org.crossregion.settlement.chain.TopUpDesk.retired;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** A stay that counts in two years is topped up in both, each by its own year's policy. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class DividedTopUpTest {

    private static final String STRICT = "230100";

    /** Its policy changes with the year. */
    private static final String CHANGING = "230300";

    @Inject World world;
    @Inject Books books;
    @Inject Clerk clerk;
    @Inject Clock clock;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_divided_stay_is_topped_up_in_both_years_and_taken_back_in_both() {
        world.personOfStrictRegion();
        String person = inService(STRICT);
        int year = year();
        String bill = divided(person);
        // (3,200 − 1,200) × 85 % and 1,600 × 85 %
        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 170000");
        assertThat(used(person, year + 1)).isEqualTo("0 0 160000 0 136000");

        Response proposed = propose(STRICT, bill, retired());
        proposed.then()
                .statusCode(201)
                .body("computation.due", equalTo("3168.00"))
                .body("computation.paid", equalTo("3060.00"))
                .body("computation.amount", equalTo("108.00"))
                .body("computation.years.year", contains(year, year + 1))
                .body("computation.years.amount", contains("60.00", "48.00"))
                .body("computation.years.due", contains("1760.00", "1408.00"))
                .body(
                        "computation.explanation.chinese",
                        hasItems(
                                year + "年度：住院15天中的10天，按日均费用分摊3200.00元",
                                (year + 1) + "年度：住院15天中的5天，按日均费用分摊1600.00元"));
        String id = proposed.path("id");
        act(STRICT, id, "approval", "checker", fields("amount", "108.01"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/claim-changed"));
        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 170000");
        act(STRICT, id, "approval", "checker", fields("amount", "108.00"))
                .then()
                .statusCode(200)
                .body("entries.amount", contains("108.00"))
                .body("entries[0].years.year", contains(year, year + 1))
                .body("entries[0].years.amount", contains("60.00", "48.00"))
                .body("entries[0].years[1].funds.pooling", equalTo("48.00"));

        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 176000");
        assertThat(used(person, year + 1)).isEqualTo("0 0 160000 0 140800");
        books.mustBeExact();
        hospital.cancel(bill).then().statusCode(409).body("type", endsWith("/top-up-stands"));

        act(STRICT, id, "cancellation", "head", fields("reason", "更正"))
                .then()
                .statusCode(200)
                .body("entries[1].years.amount", contains("-60.00", "-48.00"));
        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 170000");
        assertThat(used(person, year + 1)).isEqualTo("0 0 160000 0 136000");
        hospital.cancel(bill).then().statusCode(200);
        assertThat(used(person, year)).isEqualTo("0 0 0 0 0");
        assertThat(used(person, year + 1)).isEqualTo("0 0 0 0 0");
        books.mustBeExact();
    }

    @Test
    void an_undo_takes_a_divided_top_up_along() {
        world.personOfStrictRegion();
        String person = inService(STRICT);
        String bill = divided(person);
        String id = propose(STRICT, bill, retired()).then().statusCode(201).extract().path("id");
        act(STRICT, id, "approval", "checker", fields("amount", "108.00")).then().statusCode(200);

        clerk.cancel(bill, true);

        assertThat(used(person, year())).isEqualTo("0 0 0 0 0");
        assertThat(used(person, year() + 1)).isEqualTo("0 0 0 0 0");
        books.mustBeExact();
    }

    /** 2026: 1,200, then 88 %. 2027: 900, then 92 %. One admission, so one deductible: 1,200. */
    @Test
    void each_year_is_billed_and_topped_up_by_the_policy_of_its_year() {
        changingRegion();
        String person = inService(CHANGING);
        int year = year();

        String bill = divided(person);

        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 170000");
        // 1,600 × 80 %
        assertThat(used(person, year + 1)).isEqualTo("0 0 160000 0 128000");
        hospital.get("/api/v1/settlements/" + bill + "/explanation")
                .then()
                .body(
                        "amounts.findAll { it.rule == 'year-policy' }.chinese",
                        contains(
                                "该年度适用待遇政策sample-jilin-employee第1版",
                                "该年度适用待遇政策sample-jilin-employee第2版"));
        Response proposed = propose(CHANGING, bill, retired());
        // 60 as above; 1,600 × (92 % − 80 %)
        proposed.then()
                .statusCode(201)
                .body("computation.years.amount", contains("60.00", "192.00"))
                .body("computation.policyVersion", equalTo(2));
        act(CHANGING, proposed.path("id"), "approval", "checker", fields("amount", "252.00"))
                .then()
                .statusCode(200);
        assertThat(used(person, year)).isEqualTo("1 1 320000 120000 176000");
        assertThat(used(person, year + 1)).isEqualTo("0 0 160000 0 147200");
        books.mustBeExact();
    }

    private void changingRegion() {
        world.personOfStrictRegion();
        if (world.truth("select exists (select 1 from region where code = '" + CHANGING + "')")) {
            return;
        }
        String sample =
                new String(
                                World.resource("/policies/sample-jilin-employee.yaml"),
                                StandardCharsets.UTF_8)
                        .replace("\"220000\"", '"' + CHANGING + '"')
                        .replace("  poolingCeiling:", "  crossYear: byDays\n  poolingCeiling:");
        String next =
                sample.replace("version: 1", "version: 2")
                        .replace("validFrom: 2020-01-01", "validFrom: " + (year() + 1) + "-01-01")
                        .replace("\"1200\"", "\"900\"")
                        .replace(
                                "upTo: \"50000\", percent: \"85\"",
                                "upTo: \"50000\", percent: \"80\"")
                        .replace(
                                "upTo: \"50000\", percent: \"88\"",
                                "upTo: \"50000\", percent: \"92\"");
        world.kind("benefit-policies").importFile(sample.getBytes(StandardCharsets.UTF_8));
        world.kind("benefit-policies").importFile(next.getBytes(StandardCharsets.UTF_8));
        world.region(CHANGING, "open", true, 1);
        world.until("select count(*) = 1 from region where code = '" + CHANGING + "'");
    }

    private String inService(String region) {
        String person = world.person("employee", "11", region);
        world.file(person, "resettled-retiree", "active", 1);
        return person;
    }

    /** 4,800 for 15 days, of which 10 are in December. */
    private String divided(String person) {
        String visit = clerk.stay(person, on(year(), 12, 22), on(year() + 1, 1, 6));
        clerk.line(visit, "1", on(year(), 12, 23), 120);
        Settlement bill = clerk.settle(visit, 480_000, false);
        return bill.settlementId().orElseThrow();
    }

    private int year() {
        return Beijing.day(clock.instant()).getYear() - 2;
    }

    private static Instant on(int year, int month, int day) {
        return Beijing.startOf(LocalDate.of(year, month, day)).plusSeconds(36_000);
    }

    private String used(String person, int year) {
        return world.text(
                        "select concat_ws(' ', bills, admissions, total_fen, deductible_fen,"
                                + " pooling_fen) from accumulator where person_no = '"
                                + person
                                + "' and year = "
                                + year)
                .orElse("");
    }
}
