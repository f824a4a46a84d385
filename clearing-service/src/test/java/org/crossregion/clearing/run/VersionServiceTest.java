package org.crossregion.clearing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.embedded.TestServices;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Jiangxi's February is generated, a region objects to a settlement in it, and the table is drawn
 * again as a second version before it is published. The chapters come in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class VersionServiceTest extends Story {

    private static final String NANCHANG = "360100";
    private static final String JINGDEZHEN = "360200";
    private static final String MONTH = "2026-02";
    private static final Circle JIANGXI = new Circle(RegionCode.of("360000"), Tier.PROVINCE);
    private static final Instant FEBRUARY = Instant.parse("2026-02-12T06:30:00Z");

    private static final Map<String, String> ROLES =
            Map.of(
                    "reconciliation", "finance-maker",
                    "confirmation", "finance-checker",
                    "generation", "finance-maker",
                    "publication", "finance-checker",
                    "signature", "approver",
                    "issue", "authority",
                    "closing", "authority");

    @Inject Holding holding;

    private String first;

    @BeforeAll
    void begin() {
        notBeforeOctober();
    }

    @Test
    @Order(1)
    void before_its_table_is_generated_a_settlement_is_held_not_objected_to() {
        publisher.region("360000", "江西省");
        publisher.region(NANCHANG, "南昌市");
        publisher.region(JINGDEZHEN, "景德镇市");
        for (String id : List.of("VX1", "VX2", "VX3")) {
            publisher.send(
                    publisher.settlement(
                            id, NANCHANG, JINGDEZHEN, "employee", FEBRUARY, 50_000, 1_000));
        }
        awaitDetail("VX3");

        object("VX1", NANCHANG)
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-generated"))
                .body("detail", containsString("hold it instead"));
        object("VX9", NANCHANG).statusCode(404).body("type", equalTo("/problems/detail-unknown"));
        versions().body("$", empty());
        onlyTheseAreNotRefused("open", "reconciliation");
    }

    @Test
    @Order(2)
    void what_is_held_in_a_month_that_is_about_to_be_cut_moves_on_while_intake_goes_by() {
        publisher.send(
                publisher.settlement(
                        "VX4", NANCHANG, JINGDEZHEN, "employee", FEBRUARY, 70_000, 1_000));
        awaitDetail("VX4");
        change("VX4", "hold").body("clearingPeriod", equalTo(MONTH));
        Period february = Period.fromString(MONTH);

        assertThat(holding.rollAhead(JIANGXI, february, 1, clock.instant())).isFalse();
        change("VX4", "hold").statusCode(409);
        assertThat(holding.rollAhead(JIANGXI, february, 0, clock.instant())).isFalse();

        assertTotalsAreWhatTheFactsComeTo();
        change("VX4", "release").statusCode(200).body("clearingPeriod", equalTo("2026-03"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    private static ValidatableResponse change(String settlement, String change) {
        return Desk.post(
                "/api/v1/details/" + settlement + "/" + change,
                "fee-auditor",
                "auditor",
                NANCHANG,
                Map.of("reason", "已核实"));
    }

    @Test
    @Order(3)
    void an_objection_takes_the_settlement_out_and_stops_the_publication_of_that_version() {
        seal(MONTH);
        step("reconciliation", "finance-maker", "maker").statusCode(200);
        onlyTheseAreNotRefused("reconciling", "confirmation");
        step("confirmation", "finance-checker", "checker").statusCode(200);
        onlyTheseAreNotRefused("confirmed", "generation");
        step("generation", "finance-maker", "maker").statusCode(200);
        onlyTheseAreNotRefused("generated", "generation", "publication");
        theMonthIsAddedUpToARowForEachCell();
        first = versions().body("$", hasSize(1)).extract().path("[0].sha256");

        object("VX1", "360300").statusCode(403);
        object("VX1", NANCHANG, "").statusCode(400).body("violations.field", hasItem("reason"));
        object("VX1", NANCHANG)
                .statusCode(200)
                .body("clearingPeriod", equalTo("2026-03"))
                .body("state", equalTo("held"));

        object("VX1", NANCHANG)
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-generated"));
        page().body("blocking.rule", hasItem("table-objected"));
        step("publication", "finance-checker", "checker")
                .statusCode(409)
                .body("type", equalTo("/problems/table-objected"))
                .body("detail", containsString("VX1"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    /** Whatever came by which lane, and what was held there, is one row that is due. */
    private void theMonthIsAddedUpToARowForEachCell() {
        String february =
                "select count(*) from running_total where clearing_period = '"
                        + MONTH
                        + "' and insured_region = '"
                        + NANCHANG
                        + "'";
        assertThat(count(february)).isEqualTo(1);
        assertThat(count(february + " and state = 'due' and lane = -1")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void the_next_version_says_what_it_has_otherwise_and_the_first_stays_as_it_was()
            throws Exception {
        step("generation", "finance-maker", "maker").statusCode(200).body("version", equalTo(2));
        step("generation", "finance-maker", "maker").statusCode(200).body("version", equalTo(2));
        theMonthIsAddedUpToARowForEachCell();
        assertTotalsAreWhatTheFactsComeTo();

        JsonPath all = versions().body("$", hasSize(2)).extract().jsonPath();
        assertThat(all.getList("inForce")).containsExactly(false, true);
        assertThat(all.getString("[0].sha256")).isEqualTo(first);
        assertThat(all.getList("[0].objections.settlementId")).containsExactly("VX1");
        assertThat(all.getList("owed")).containsExactly("1530.00", "1020.00");
        assertThat(all.getLong("[1].exceptionsWatermark"))
                .isGreaterThan(all.getLong("[0].exceptionsWatermark"));

        JsonPath changes = ask("/versions/2/changes", 200).extract().jsonPath();
        assertThat(changes.getString("owed")).isEqualTo("-510.00");
        assertThat(
                        changes.<Map<String, String>>getList("changes").stream()
                                .map(
                                        one ->
                                                one.get("figure")
                                                        + " "
                                                        + one.get("before")
                                                        + " "
                                                        + one.get("after")))
                .containsExactly(
                        "details 3 2",
                        "cases 3 2",
                        "total 1830.00 1220.00",
                        "pooling 1500.00 1000.00",
                        "account 30.00 20.00",
                        "cleared 1530.00 1020.00");
        ask("/versions/1/changes", 404).body("type", equalTo("/problems/version-unknown"));
        ask("/versions/3", 404);

        String table = ask("/versions/1", 200).extract().asString();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(first);
    }

    @Test
    @Order(5)
    void once_the_table_is_published_it_is_too_late() {
        step("publication", "finance-checker", "checker").statusCode(200);

        object("VX2", JINGDEZHEN)
                .statusCode(409)
                .body("type", equalTo("/problems/objection-too-late"))
                .body("detail", containsString("published"));
        change("VX1", "release").statusCode(200).body("clearingPeriod", equalTo("2026-03"));
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(6)
    void from_there_on_each_state_allows_its_own_step_only() {
        onlyTheseAreNotRefused("published", "signature");
        step("signature", "approver", "approver").statusCode(200);
        onlyTheseAreNotRefused("signed", "issue");
    }

    /** Every other step, by somebody of its role, is refused and changes nothing. */
    private static void onlyTheseAreNotRefused(String state, String... steps) {
        ROLES.forEach(
                (step, role) -> {
                    if (!List.of(steps).contains(step)) {
                        step(step, role, "somebody")
                                .statusCode(409)
                                .body("type", equalTo("/problems/period-in-other-state"))
                                .body("detail", containsString("is " + state));
                    }
                });
        page().body("state", equalTo(state));
    }

    private static ValidatableResponse object(String settlement, String region) {
        return object(settlement, region, "该参保人当日不在就医地");
    }

    private static ValidatableResponse object(String settlement, String region, String reason) {
        return Desk.post(
                "/api/v1/details/" + settlement + "/objection",
                "fee-auditor",
                "auditor",
                region,
                Map.of("reason", reason));
    }

    private static ValidatableResponse step(String step, String role, String user) {
        return Desk.step("360000", MONTH, step, role, user);
    }

    private static ValidatableResponse versions() {
        return ask("/versions", 200);
    }

    private static ValidatableResponse page() {
        return ask("", 200);
    }

    private static ValidatableResponse ask(String path, int status) {
        String period = "/api/v1/periods/" + MONTH + path + "?authority=360000";
        return Desk.get(period, "authority", "authority", "360000").statusCode(status);
    }

    private long count(String table, String settlement) {
        return count(
                "select count(*) from " + table + " where settlement_id = '" + settlement + "'");
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        books.mustBalance(JIANGXI, MONTH, "2026-03");
    }
}
