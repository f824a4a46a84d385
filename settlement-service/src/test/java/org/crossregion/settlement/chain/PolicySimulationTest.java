package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a month would have cost, on bills of a real database; and files that are not imported. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class PolicySimulationTest {

    private static final String REGION = "220600";

    /** Its policy divides stays by days. */
    private static final String DIVIDING = "230800";

    /** Copies of a bill for other persons, ten for each. */
    private static final String COPY_BILLS =
            """
            insert into settlement
            select copy.*
            from settlement one, generate_series(1, :bills) n,
                jsonb_populate_record(one, jsonb_build_object(
                    'settlement_id',
                        left(one.settlement_id, 13) || lpad((5000000 + n)::text, 7, '0'),
                    'person_no', '99996' || lpad(((n - 1) / 10)::text, 15, '0'),
                    'visit_id', 'S' || n)) copy
            where one.settlement_id = :template
            """;

    private static final String COPY_CHANGES =
            """
            insert into accumulator_change overriding system value
            select copy.*
            from accumulator_change one, generate_series(1, :bills) n,
                jsonb_populate_record(one, jsonb_build_object(
                    'id', 1000000000 + n,
                    'settlement_id',
                        left(one.settlement_id, 13) || lpad((5000000 + n)::text, 7, '0'),
                    'person_no', '99996' || lpad(((n - 1) / 10)::text, 15, '0'),
                    'admission', (n - 1) % 10 + 1,
                    'visit_id', 'S' || n)) copy
            where one.settlement_id = :template
            """;

    @Inject World world;
    @Inject Clerk clerk;
    @Inject Jdbi jdbi;
    @Inject Clock clock;

    private final Hospital hospital = new Hospital(World.HOSPITAL);
    private final List<String> ofLives = new ArrayList<>();

    @Test
    void the_policy_in_force_would_have_cost_what_it_did_and_another_differs_by_the_fen() {
        world.build();
        world.region(REGION, "open", true, 1);
        world.until("select count(*) = 1 from region where code = '" + REGION + "'");
        lives();
        String everything = everything();

        JsonPath same = simulated(shipped()).then().statusCode(200).extract().jsonPath();
        assertThat(same.getInt("total.bills")).as(same.prettify()).isEqualTo(9);
        assertThat(same.getInt("total.same")).isEqualTo(9);
        assertThat(same.getString("total.difference.fundTotal")).isEqualTo("0.00");
        assertThat(same.getMap("total.difference.funds")).isEmpty();
        assertThat(same.getList("biggest")).isEmpty();
        assertThat(same.getInt("otherPolicy")).isZero();

        // Each first stay bears 2,000 instead of 1,200; outpatient care is not covered at all.
        JsonPath dearer =
                simulated(candidate(shipped())).then().statusCode(200).extract().jsonPath();
        assertThat(dearer.getInt("notCovered")).isEqualTo(3);
        addsUp(dearer.getMap("total"));
        addsUp(dearer.getMap("parts.find { it.careType == 'inpatient' }.sums"));
        // (4,000 − 2,000) × 88 % = 1,760 instead of (4,000 − 1,200) × 88 % = 2,464.
        assertThat(dearer.getList("biggest.difference", String.class)).contains("704.00");
        assertThat(dearer.getString("parts.find { it.careType == 'outpatient' }.sums.after.cash"))
                .isEqualTo(
                        dearer.getString("parts.find { it.careType == 'outpatient' }.sums.cost"));
        assertThat(dearer.getInt("total.worse")).isPositive();
        assertThat(everything()).as("nothing is written").isEqualTo(everything);
        onlyThoseWhoMay();
    }

    /**
     * 4,800 for 15 days, ten of them in the year before last, where 1,200 are borne: 88 % of 2,000
     * and of 1,600. Then a stay that is billed midway, the second time from there on.
     */
    @Test
    void a_stay_in_two_years_is_in_the_sums_however_it_counts() {
        world.personOfStrictRegion();
        world.strictRegion(DIVIDING);
        int year = Beijing.day(clock.instant()).getYear();
        String divided = clerk.stay(person(DIVIDING), on(year - 2, 12, 22), on(year - 1, 1, 6));
        clerk.line(divided, "1", on(year - 2, 12, 23), 120);
        assertThat(clerk.settle(divided, 480_000, false).split().fundTotal())
                .isEqualTo(Money.ofYuan("3168"));
        String midway =
                clerk.admit(person(DIVIDING), CareType.INPATIENT, "21", on(year - 1, 12, 22));
        clerk.line(midway, "1", on(year - 1, 12, 23), 100);
        clerk.settle(midway, 400_000, true);
        clerk.line(midway, "2", clock.instant(), 50);
        clerk.settle(midway, 200_000, true);
        String inForce = World.strictPolicy(DIVIDING);
        String dearer = inForce.replace("[\"1200\", \"800\",", "[\"2000\", \"800\",");

        JsonPath same = simulated(DIVIDING, inForce);
        assertThat(same.getInt("total.bills")).as(same.prettify()).isEqualTo(3);
        assertThat(same.getInt("total.same")).isEqualTo(3);
        assertThat(same.getInt("acrossYears")).isEqualTo(2);
        assertThat(same.getString("total.cost")).isEqualTo("10800.00");

        // Its day is after both years of the first stay, and after the first of the second: only
        // what is billed of that today bears up to 2,000, of which 1,200 are borne.
        JsonPath later =
                simulated(
                        DIVIDING,
                        dearer.replace("2020-01-01", year + "-01-01")
                                .replace("version: 1", "version: 2"));
        assertThat(later.getInt("total.same")).as(later.prettify()).isEqualTo(2);
        assertThat(later.getList("biggest.cost", String.class)).containsExactly("2000.00");
        assertThat(later.getList("biggest.difference", String.class)).containsExactly("704.00");

        // 800 more borne of each stay: 88 % of it.
        JsonPath early =
                simulated(
                        DIVIDING,
                        dearer.replace("2020-01-01", "2020-01-02")
                                .replace("version: 1", "version: 2"));
        assertThat(early.getList("biggest.difference", String.class))
                .containsExactly("704.00", "704.00");

        // (4,800 − 1,200) × 88 % = 3,168 too; as the first of this year it bears 2,000: 704 less.
        JsonPath whole =
                simulated(
                        DIVIDING,
                        dearer.replace("crossYear: byDays", "crossYear: whole")
                                .replace("2020-01-01", "2030-01-01")
                                .replace("version: 1", "version: 2"));
        assertThat(whole.getList("biggest.difference", String.class))
                .containsExactly("704.00", "704.00");
        assertThat(whole.getInt("acrossYears")).isEqualTo(2);
        addsUp(whole.getMap("total"));
    }

    private JsonPath simulated(String region, String file) {
        return Hospital.as(Role.AUTHORITY, "", region)
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(address(region))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Instant on(int year, int month, int day) {
        return Beijing.startOf(LocalDate.of(year, month, day)).plusSeconds(36_000);
    }

    /**
     * Nine bills that stand: of stays, billed midway too, and of outpatient care, with accounts.
     */
    private void lives() {
        String one = person();
        world.balance(one, "500.00");
        String cancelled = stay(one, "8000.00", true);
        hospital.cancel(cancelled).then().statusCode(200);
        stay(person(), "4000.00", false);

        String two = person();
        world.balance(two, "10000.00");
        stay(two, "4000.00", true);
        stay(two, "6000.00", true);

        String four = person();
        world.balance(four, "10000.00");
        String early = outpatient(four, "1000.00");
        outpatient(four, "1200.00");
        hospital.cancel(early).then().statusCode(200);
        outpatient(four, "900.00");
        outpatient(four, "40.00");

        String three = person();
        String visit = admitted(three);
        hospital.uploaded(visit, List.of(line("1", World.BED, "2000.00", 50)));
        hospital.settle(visit, fields("total", "2000.00", "midStay", true)).then().statusCode(200);
        hospital.uploaded(visit, List.of(line("2", World.BED, "2000.00", 50)));
        hospital.settle(visit, "2000.00").then().statusCode(200);
        stay(three, "3000.00", false);
    }

    private String stay(String person, String amount, boolean account) {
        String visit = admitted(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, amount, 1000)));
        return settled(visit, amount, account);
    }

    private String admitted(String person) {
        return hospital.stay(person);
    }

    private String outpatient(String person, String amount) {
        String visit = hospital.outpatient(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, amount, 1000)));
        return settled(visit, amount, true);
    }

    private String settled(String visit, String amount, boolean account) {
        String id =
                hospital.settle(visit, fields("total", amount, "useAccount", account))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id");
        ofLives.add(id);
        hospital.request()
                .body(fields("dischargedAt", Hospital.daysAgo(0).toString()))
                .post("/api/v1/visits/" + visit + "/discharge");
        return id;
    }

    private String person() {
        return person(REGION);
    }

    private String person(String region) {
        String personNo = world.person("employee", "12", region);
        Map<String, Object> filing = World.filing(personNo, "resettled-retiree", "active", 1);
        filing.put("insuredRegion", region);
        world.tell("filing-events", "filing-changed.v1", personNo, filing);
        world.until("select count(*) = 1 from filing where filing_id = 'F" + personNo + "'");
        return personNo;
    }

    private static void addsUp(Map<String, Object> sums) {
        Money cost = Money.ofYuan((String) sums.get("cost"));
        for (String when : List.of("before", "after")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> shares = (Map<String, Object>) sums.get(when);
            assertThat(
                            amount(shares, "fundTotal")
                                    .plus(amount(shares, "account"))
                                    .plus(amount(shares, "cash"))
                                    .plus(amount(shares, "hospitalBorne")))
                    .isEqualTo(cost);
        }
    }

    private static Money amount(Map<String, Object> shares, String name) {
        return Money.ofYuan((String) shares.get(name));
    }

    private void onlyThoseWhoMay() {
        hospital.request()
                .contentType("application/yaml")
                .body(shipped().getBytes(StandardCharsets.UTF_8))
                .post(address(REGION))
                .then()
                .statusCode(403);
        as("220400", shipped()).then().statusCode(403).body("type", containsString("out-of-scope"));
        as(REGION, shipped()).then().statusCode(200);
        as(REGION, shipped().replace("\"220000\"", "\"330000\""))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("region"));
        as(REGION, shipped().replace("percent: \"88\"", "percent: \"188\""))
                .then()
                .statusCode(422)
                .body("type", containsString("reference-rejected"))
                .body("violations", hasSize(2))
                .body("violations[0].field", containsString("line "))
                .body("violations[0].rule", equalTo("at-most-100-percent"));
        Hospital.as(Role.AUTHORITY, "", REGION)
                .contentType("application/yaml")
                .body(shipped().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/benefit-policies/simulation?month=2026&region=" + REGION)
                .then()
                .statusCode(400);
    }

    /** What it takes is printed; run with {@code -Dsimulation.bills=100000}. */
    @Test
    @EnabledIfSystemProperty(named = "simulation.bills", matches = "[0-9]+")
    void a_province_s_month_takes_a_moment() {
        int bills = Integer.getInteger("simulation.bills");
        world.build();
        world.region("220800", "open", true, 1);
        world.until("select count(*) = 1 from region where code = '220800'");
        String personNo = world.person("employee", "12", "220800");
        Map<String, Object> filing = World.filing(personNo, "resettled-retiree", "active", 1);
        filing.put("insuredRegion", "220800");
        world.tell("filing-events", "filing-changed.v1", personNo, filing);
        world.until("select count(*) = 1 from filing where filing_id = 'F" + personNo + "'");
        String template = stay(personNo, "4000.00", false);
        jdbi.useTransaction(
                handle -> {
                    handle.createUpdate(COPY_BILLS)
                            .bind("template", template)
                            .bind("bills", bills)
                            .execute();
                    handle.createUpdate(COPY_CHANGES)
                            .bind("template", template)
                            .bind("bills", bills)
                            .execute();
                });
        jdbi.useHandle(handle -> handle.execute("analyze settlement, accumulator_change"));
        long before = System.nanoTime();

        JsonPath answer =
                Hospital.as(Role.AUTHORITY, "", "220000")
                        .contentType("application/yaml")
                        .body(candidate(shipped()).getBytes(StandardCharsets.UTF_8))
                        .post(address("220800"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        System.out.printf(
                "%d bills simulated in %d ms%n", bills, (System.nanoTime() - before) / 1_000_000);
        assertThat(answer.getInt("total.bills")).isEqualTo(bills + 1);
        // Each of ten stays in turn of a person; the first of each bears 800 more, less 88 % of it.
        assertThat(answer.getInt("total.worse")).isEqualTo((bills + 9) / 10 + 1);
        addsUp(answer.getMap("total"));
    }

    @Test
    void a_file_is_imported_whole_or_not_at_all() {
        world.build();
        String good = shipped().replace("\"220000\"", "\"220500\"");
        String bad =
                good.replace("\"220500\"", "\"220600\"")
                        .replace("poolingCeiling: \"120000\"", "poolingCeiling: \"0\"");

        imported(good + bad)
                .then()
                .statusCode(422)
                .body("violations", hasSize(1))
                .body("violations[0].field", containsString("[1].poolingCeiling"))
                .body("violations[0].rule", equalTo("positive"));
        assertThat(world.number("select count(*) from benefit_policy where region = '220500'"))
                .isZero();

        imported(good).then().statusCode(200).body("imported", equalTo(1));
        imported(good).then().statusCode(200).body("unchanged", equalTo(1));
        imported(good.replace("percent: \"88\"", "percent: \"87\""))
                .then()
                .statusCode(422)
                .body("violations[0].rule", equalTo("version-unchanged"));
        imported(
                        good.replace("percent: \"88\"", "percent: \"87\"")
                                .replace("version: 1", "version: 2"))
                .then()
                .statusCode(200)
                .body("imported", equalTo(1));
    }

    private static Response imported(String file) {
        return Hospital.as(Role.ADMINISTRATOR, "", "")
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/reference/benefit-policies");
    }

    private Response simulated(String file) {
        return as("220000", file);
    }

    private Response as(String region, String file) {
        return Hospital.as(Role.AUTHORITY, "", region)
                .contentType("application/yaml")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(address(REGION));
    }

    private String address(String region) {
        return "/api/v1/benefit-policies/simulation?region="
                + region
                + "&month="
                + Period.monthOf(clock.instant());
    }

    private static String candidate(String policy) {
        int outpatient = policy.indexOf("    - careTypes: [outpatient]");
        int chronic = policy.indexOf("    - careTypes: [chronic-outpatient]");
        return (policy.substring(0, outpatient) + policy.substring(chronic))
                .replace("[\"1200\", \"800\", \"600\"]", "[\"2000\", \"800\", \"600\"]")
                .replace("version: 1", "version: 9")
                .replace("2020-01-01", "2030-01-01");
    }

    private static String shipped() {
        try (InputStream file =
                World.class.getResourceAsStream("/policies/sample-jilin-employee.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the tables hold that a simulation reads, and those that it must not write. */
    private String everything() {
        StringBuilder sums = new StringBuilder();
        for (String table :
                List.of(
                        "settlement",
                        "accumulator",
                        "accumulator_change",
                        "account",
                        "account_entry",
                        "benefit_policy")) {
            sums.append(table)
                    .append(' ')
                    .append(
                            world.number(
                                    "select (count(*) + coalesce(sum(hashtext(t::text)::bigint), 0))::bigint"
                                            + " from "
                                            + table
                                            + " t"
                                            + (table.equals("benefit_policy")
                                                    ? ""
                                                    : " where t::text like '%99995%'")))
                    .append('\n');
        }
        return sums.toString();
    }
}
