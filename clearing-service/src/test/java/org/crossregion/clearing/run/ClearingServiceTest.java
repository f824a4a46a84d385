package org.crossregion.clearing.run;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.crossregion.clearing.run.Desk.row;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.clearing.EventSchema;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.Parking;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Two months of Jilin from the first event to the issued table: on the real broker and the real
 * database, through REST and the calendar. The tests are the chapters of one story, in their order.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(TestKeys.class)
class ClearingServiceTest extends Story {

    private static final String CHANGCHUN = "220100";
    private static final String JILIN = "220200";
    private static final String MEIHEKOU = "220581";
    private static final String SHANGHAI = "310000";

    private static final Instant LAST_SECOND = Instant.parse("2026-10-31T15:59:59Z");
    private static final Instant FIRST_SECOND = Instant.parse("2026-10-31T16:00:00Z");
    private static final Instant MID_OCTOBER = Instant.parse("2026-10-12T06:30:00Z");

    @Inject ClearingEvents events;
    @Inject Parking parking;
    @Inject Cutting cutting;

    private ObjectNode cancelledLater;
    private ObjectNode refundedLater;

    @BeforeAll
    void begin() {
        clock.set(Instant.parse("2026-10-10T02:00:00Z"));
    }

    @Test
    @Order(1)
    void every_settlement_becomes_one_detail_however_often_it_is_told() {
        publisher.region("220000", "吉林省");
        publisher.region(CHANGCHUN, "长春市");
        publisher.region(JILIN, "吉林市");
        publisher.region(MEIHEKOU, "梅河口市");
        publisher.region("310000", "上海市");
        publisher.workingDays(2026, false, "2026-10-01", "2026-10-02");

        ObjectNode first =
                settle("A1", CHANGCHUN, JILIN, "employee", MID_OCTOBER, 870_000, 100_000);
        publisher.send(first.deepCopy());
        publisher.send(first.deepCopy());
        settle("A2", JILIN, CHANGCHUN, "resident", MID_OCTOBER, 500_000, 0);
        settle("A3", MEIHEKOU, CHANGCHUN, "employee", LAST_SECOND, 123_456, 1);
        settle("A4", CHANGCHUN, SHANGHAI, "employee", MID_OCTOBER, 2_000_000, 0);
        settle("A5", SHANGHAI, JILIN, "employee", MID_OCTOBER, 300_000, 50_000);
        cancelledLater = settle("A6", CHANGCHUN, JILIN, "employee", MID_OCTOBER, 77_700, 0);
        refundedLater = settle("A7", CHANGCHUN, MEIHEKOU, "resident", MID_OCTOBER, 40_000, 0);
        settle("A8", CHANGCHUN, JILIN, "employee", FIRST_SECOND, 11_100, 0);
        ObjectNode ownRegion =
                publisher.settlement("A9", CHANGCHUN, CHANGCHUN, "employee", MID_OCTOBER, 5_000, 0);
        publisher.send(ownRegion.put("inClearing", false));

        awaitDetails(8);
        assertThat(standing("A3")).isEqualTo("2026-10 due");
        assertThat(standing("A8")).isEqualTo("2026-11 due");
        assertThat(parking.parked()).isZero();
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(2)
    void a_mirror_clears_beside_its_original_while_that_ones_period_is_open() {
        publisher.send(publisher.mirror(cancelledLater, "A6M", "cancellation", FIRST_SECOND));

        awaitDetails(9);
        assertThat(standing("A6M")).isEqualTo("2026-10 due");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(3)
    void what_cannot_be_true_is_parked_with_its_reason_and_changes_nothing() {
        ObjectNode other =
                publisher.settlement("A2", JILIN, CHANGCHUN, "resident", MID_OCTOBER, 500_001, 0);
        publisher.send(other);
        publisher.send(
                publisher.mirror(
                        other.deepCopy().put("settlementId", "NONE"),
                        "NONE-M",
                        "refund",
                        MID_OCTOBER));

        await().atMost(Duration.ofSeconds(20)).until(() -> parking.parked() == 2);
        List<String> reasons =
                jdbi.withHandle(
                        h ->
                                h.createQuery("select reason from parked_event order by reason")
                                        .mapTo(String.class)
                                        .list());
        assertThat(reasons)
                .anySatisfy(reason -> assertThat(reason).contains("other content"))
                .anySatisfy(reason -> assertThat(reason).contains("unknown"));
        jdbi.useHandle(h -> h.execute("delete from parked_event"));
        assertThat(details()).isEqualTo(9);
    }

    @Test
    @Order(4)
    void a_month_that_has_not_ended_is_not_reconciled() {
        step("reconciliation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-ended"));
    }

    @Test
    @Order(5)
    void a_step_is_refused_to_other_roles_other_regions_and_in_other_states() {
        clock.set(Instant.parse("2026-11-02T02:00:00Z"));

        step("reconciliation", "finance-checker", "checker").statusCode(403);
        post("2026-10", "reconciliation", "220000", TestKeys.token("finance-maker", "x", "310000"))
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        given().post("/api/v1/periods/2026-10/reconciliation?authority=220000")
                .then()
                .statusCode(401);
        step("generation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/period-in-other-state"))
                .body("detail", containsString("is reconciling"));
        post("2026-10", "reconciliation", "220100", TestKeys.token("finance-maker", "x", "220000"))
                .statusCode(404)
                .body("type", equalTo("/problems/authority-unknown"));
        post("2026", "reconciliation", "220000", TestKeys.token("finance-maker", "x", "220000"))
                .statusCode(404)
                .body("type", equalTo("/problems/period-is-no-month"));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", "220000"))
                .post("/api/v1/periods/2026-10/reconciliation")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("authority"));
    }

    @Test
    @Order(6)
    void the_page_shows_state_deadlines_with_their_silence_and_what_blocks() {
        step("confirmation", "finance-checker", "checker").statusCode(200);

        page("2026-10")
                .body("state", equalTo("confirmed"))
                .body("authorityName", equalTo("吉林省"))
                .body("next.step", equalTo("generation"))
                .body("deadlines.find { it.step == 'confirmation' }.silence", equalTo("confirmed"))
                .body(
                        "deadlines.find { it.step == 'confirmation' }.due",
                        equalTo("2026-11-21T00:00:00+08:00"))
                .body("blocking.rule", hasItem("month-not-sealed"));
    }

    @Test
    @Order(7)
    void generation_waits_for_the_seal_and_names_what_is_missing() {
        step("generation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/month-not-sealed"));

        long[] sums = octobers();
        publisher.seal("2026-10", sums[0] + 1, sums[1] + 200, sums[2] + 100);
        awaitSeal(sums[0] + 1);
        step("generation", "finance-maker", "maker")
                .statusCode(409)
                .body("type", equalTo("/problems/month-incomplete"))
                .body("violations.field", equalTo(List.of("details", "total", "cleared")))
                .body("violations[0].message", containsString("8 were sent and 7 arrived"));

        publisher.seal("2026-10", sums[0], sums[1], sums[2]);
        awaitSeal(sums[0]);
    }

    @Test
    @Order(8)
    void a_detail_that_is_held_moves_on_when_its_period_is_cut() {
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "auditor", JILIN))
                .contentType("application/json")
                .body(Map.of("reason", "发票号码待核实"))
                .post("/api/v1/details/A2/hold")
                .then()
                .statusCode(200)
                .body("state", equalTo("held"));
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "auditor", MEIHEKOU))
                .contentType("application/json")
                .body(Map.of("reason", "x"))
                .post("/api/v1/details/A2/hold")
                .then()
                .statusCode(403);

        assertThat(standing("A2")).isEqualTo("2026-10 held");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(9)
    void two_generations_started_together_and_one_repeated_come_to_one_result() throws Exception {
        Callable<String> generation =
                () ->
                        step("generation", "finance-maker", "maker")
                                .statusCode(200)
                                .body("version", equalTo(1))
                                .extract()
                                .path("sha256");
        List<String> both = Desk.together(List.of(generation, generation));

        String hash = both.get(0);
        assertThat(both.get(1)).isEqualTo(hash);
        assertThat(generation.call()).isEqualTo(hash);
        assertThat(count("select count(*) from statement")).isEqualTo(1);
        assertThat(standing("A2")).isEqualTo("2026-11 held");
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(10)
    void what_comes_after_the_cut_is_late_and_a_late_mirror_is_a_refund() {
        settle("A10", CHANGCHUN, JILIN, "employee", LAST_SECOND, 5_500, 0);
        settle("A11", SHANGHAI, CHANGCHUN, "employee", LAST_SECOND, 6_600, 0);
        publisher.send(
                publisher.mirror(
                        refundedLater, "A7M", "refund", Instant.parse("2026-11-01T01:00:00Z")));

        awaitDetails(12);
        assertThat(standing("A10")).isEqualTo("2026-11 due");
        assertThat(standing("A11")).isEqualTo("2026-11 due");
        assertThat(standing("A7M")).isEqualTo("2026-11 due");
        assertThat(count("select count(*) from period_exception where settlement_id = 'A7M'"))
                .as("a refund stands in the month of its own; that is no exception")
                .isZero();
        assertTotalsAreWhatTheFactsComeTo();
    }

    @Test
    @Order(11)
    void a_planted_wrong_total_stops_publication_and_is_named() {
        plant(1);
        step("publication", "finance-checker", "checker")
                .statusCode(409)
                .body("type", equalTo("/problems/totals-disagree"))
                .body(
                        "violations[0].field",
                        equalTo("220100→220200 employee inpatient of 2026-10, pooling"))
                .body(
                        "violations[0].message",
                        containsString("say 9477.01, the settlements come to 9477.00"));
        page("2026-10").body("state", equalTo("generated"));
        plant(-1);

        plant(870_000);
        step("publication", "finance-checker", "checker")
                .statusCode(409)
                .body("violations[0].message", containsString("just that is A1"));
        plant(-870_000);
    }

    @Test
    @Order(12)
    void who_generated_does_not_publish_and_the_four_who_sign_are_four() {
        step("publication", "finance-checker", "maker")
                .statusCode(403)
                .body("type", equalTo("/problems/signer-signed-before"))
                .body("detail", containsString("maker took generation"));

        step("publication", "finance-checker", "checker")
                .statusCode(200)
                .body("state", equalTo("published"));
        step("generation", "finance-maker", "maker").statusCode(409);
        step("signature", "approver", "checker").statusCode(403);
        step("signature", "approver", "approver").statusCode(200);
        awaitWorkingDays();
        step("issue", "authority", "director")
                .statusCode(200)
                .body("state", equalTo("issued"))
                .body("number", equalTo("220000-2026-9-0001"));
        step("closing", "authority", "director")
                .statusCode(409)
                .body("type", equalTo("/problems/notices-outstanding"))
                .body("violations[0].field", equalTo("220000-2026-8-0001"));
        step("issue", "authority", "director").statusCode(409);
    }

    @Test
    @Order(13)
    void publication_is_told_once_with_the_pairs_within_the_province() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from outbox") == 0);
        Map<String, Object> event = events.last();

        assertThat(PeriodGeneratedSchema.violations(event)).isEmpty();
        assertThat(event)
                .containsEntry("authority", "220000")
                .containsEntry("tier", "province")
                .containsEntry("period", "2026-10")
                .containsEntry("state", "published");
        assertThat(event.get("pairs").toString())
                .isEqualTo(
                        "[{insuredRegion=220100, treatmentRegion=220200, scheme=employee, cases=1,"
                                + " clearedFen=970000, deductedFen=0, origins=[{originPeriod=2026-10,"
                                + " cases=2, clearedFen=1047700, deductedFen=0},"
                                + " {originPeriod=2026-11, cases=-1, clearedFen=-77700,"
                                + " deductedFen=0}]},"
                                + " {insuredRegion=220100, treatmentRegion=220581,"
                                + " scheme=resident, cases=1, clearedFen=40000, deductedFen=0,"
                                + " origins=[{originPeriod=2026-10, cases=1, clearedFen=40000,"
                                + " deductedFen=0}]},"
                                + " {insuredRegion=220581, treatmentRegion=220100,"
                                + " scheme=employee, cases=1, clearedFen=123457,"
                                + " deductedFen=0, origins=[{originPeriod=2026-10, cases=1,"
                                + " clearedFen=123457, deductedFen=0}]}]");
    }

    @Test
    @Order(13)
    void issuing_told_every_region_its_net_with_a_deadline_on_working_days() {
        List<Map<String, Object>> notices = events.of("notice-issued.v1");

        assertThat(notices)
                .extracting(
                        notice -> notice.get("notice"),
                        notice -> notice.get("region"),
                        notice -> notice.get("deadline"),
                        notice -> notice.get("lines").toString())
                .containsExactly(
                        tuple(
                                "220000-2026-8-0001",
                                CHANGCHUN,
                                "2026-11-16",
                                "[{counterparty=220000, scheme=employee, amountFen=846543},"
                                        + " {counterparty=220000, scheme=resident,"
                                        + " amountFen=40000}]"),
                        tuple(
                                "220000-2026-7-0001",
                                JILIN,
                                null,
                                "[{counterparty=220000, scheme=employee, amountFen=970000}]"),
                        tuple(
                                "220000-2026-8-0002",
                                MEIHEKOU,
                                "2026-11-16",
                                "[{counterparty=220000, scheme=employee, amountFen=123457}]"),
                        tuple(
                                "220000-2026-7-0002",
                                MEIHEKOU,
                                null,
                                "[{counterparty=220000, scheme=resident, amountFen=40000}]"));
        for (Map<String, Object> notice : notices) {
            assertThat(EventSchema.violations("notice-issued.v1", notice)).isEmpty();
        }
    }

    @Test
    @Order(14)
    void form_9_is_what_the_bills_come_to_and_signed_by_the_four() {
        String hash = page("2026-10").extract().path("sha256");
        JsonPath form = form("9", "authority=220000").statusCode(200).extract().jsonPath();

        assertThat(form.getString("title")).isEqualTo("吉林省异地医保业务费用清算表");
        assertThat(form.getString("sha256")).isEqualTo(hash);
        assertThat(form.getString("number")).isEqualTo("220000-2026-9-0001");
        assertThat(form.getString("code")).isNotBlank();
        assertThat(form.getMap("signOff"))
                .containsExactly(
                        Map.entry("制表人", "maker"),
                        Map.entry("复核人", "checker"),
                        Map.entry("审核人", "approver"),
                        Map.entry("单位负责人", "director"),
                        Map.entry("制表日期", "2026-11-02"));
        assertThat(form.getList("sections.name")).containsExactly("省内", "跨省", "合计");
        assertThat(row(form, 0, CHANGCHUN))
                .containsExactly(
                        CHANGCHUN,
                        "长春市",
                        1,
                        "1234.57",
                        "0.00",
                        "0.00",
                        "1234.57",
                        2,
                        "9700.00",
                        "400.00",
                        "0.00",
                        "10100.00",
                        "-8465.43",
                        "-400.00",
                        "-8865.43");
        assertThat(row(form, 1, CHANGCHUN).subList(7, 12))
                .containsExactly(1, "20000.00", "0.00", "0.00", "20000.00");
        List<Object> outside = last(form.<List<Object>>getList("sections[1].rows"));
        assertThat(outside.get(1)).isEqualTo("省外");
        assertThat(outside.get(6)).isEqualTo("20000.00");
        assertThat(outside.get(11)).isEqualTo("3500.00");
        for (int block = 0; block < 3; block++) {
            List<?> sums = form.getList("sections[" + block + "].totals");
            assertThat(sums.get(6)).as("block %d balances", block).isEqualTo(sums.get(11));
            assertThat(sums.get(14)).isEqualTo("0.00");
        }
    }

    @Test
    @Order(15)
    void every_format_of_form_9_is_a_file_and_its_code_can_be_verified() throws IOException {
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            given().auth()
                    .oauth2(TestKeys.token("auditor", "auditor", null))
                    .get("/api/v1/forms/9?period=2026-10&authority=220000&format=" + format)
                    .then()
                    .statusCode(200);
        }
        byte[] pdf =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "auditor", null))
                        .get("/api/v1/forms/9?period=2026-10&authority=220000&format=pdf")
                        .asByteArray();
        Files.write(Path.of("target", "form-9.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("吉林省异地医保业务费用清算表", "省外", "制表人", "220000-2026-9-0001");
        }
        String code = form("9", "authority=220000").extract().path("code");
        given().get("/verify/" + code).then().statusCode(200);
    }

    @Test
    @Order(16)
    void a_month_not_yet_generated_has_no_tables() {
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/api/v1/forms/9?period=2026-11&authority=220000")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/period-not-generated"));
    }

    @Test
    @Order(17)
    void details_are_seen_by_their_own_institution_and_regions_only() {
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", "430200"))
                .get("/internal/audit/cells?originPeriod=2026-10")
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", "430200"))
                .get("/internal/audit/rows?originPeriod=2026-10&insuredRegion=220100")
                .then()
                .statusCode(403);
        assertThat(detailIds(TestKeys.hospital("H22020000001")))
                .containsExactly("A1", "A10", "A5", "A6");
        assertThat(detailIds(TestKeys.token("finance-maker", "x", MEIHEKOU)))
                .containsExactly("A3", "A7");
        assertThat(detailIds(TestKeys.token("authority", "x", "310000")))
                .containsExactly("A11", "A4", "A5");
        assertThat(detailIds(TestKeys.token("auditor", "x", null))).hasSize(9);
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", null))
                .get("/api/v1/details?originPeriod=2026-10")
                .then()
                .statusCode(403);
        JsonPath page =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "x", null))
                        .get("/api/v1/details?originPeriod=2026-10&limit=2")
                        .jsonPath();
        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getString("next")).isEqualTo("A10");
    }

    @Test
    @Order(18)
    void the_audit_is_told_sums_and_rows_of_each_month_of_origin() {
        JsonPath cells =
                given().auth()
                        .oauth2(TestKeys.token("auditor", "auditor", null))
                        .get("/internal/audit/cells?originPeriod=2026-10")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        Map<String, Object> cleared =
                cells.get(
                        "find { it.clearingPeriod == '2026-10' && it.insuredRegion == '220100'"
                                + " && it.treatmentRegion == '220200' && it.part == 'cleared' }");
        assertThat(cleared).containsEntry("count", 2).containsEntry("sumFen", 1_047_700);
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/internal/audit/totals?originPeriod=2026-10")
                .then()
                .statusCode(200)
                .body("$", hasItem(cleared));
        given().auth()
                .oauth2(TestKeys.token("auditor", "auditor", null))
                .get("/internal/audit/rows?originPeriod=2026-10&limit=3")
                .then()
                .statusCode(200)
                .body("settlementId", equalTo(List.of("A1", "A10", "A11")));
        given().auth()
                .oauth2(TestKeys.token("finance-maker", "x", "220000"))
                .get("/internal/audit/cells?originPeriod=2026-10")
                .then()
                .statusCode(403);
    }

    @Test
    @Order(19)
    void the_calendar_moves_the_next_month_along_silence_confirming_it() {
        given().auth()
                .oauth2(TestKeys.token("fee-auditor", "auditor", "220000"))
                .contentType("application/json")
                .body(Map.of("reason", "已核实"))
                .post("/api/v1/details/A2/release")
                .then()
                .statusCode(200)
                .body("state", equalTo("due"));
        long[] sums = sumsOf("2026-11");
        publisher.seal("2026-11", sums[0], sums[1], sums[2]);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from month_seal where month = '2026-11'") == 1);

        clock.set(Instant.parse("2026-12-05T02:00:00Z"));
        page("2026-11").body("state", equalTo("reconciling"));
        clock.set(Instant.parse("2026-12-20T15:59:59Z"));
        page("2026-11").body("state", equalTo("reconciling"));
        clock.set(Instant.parse("2026-12-20T16:00:01Z"));
        page("2026-11").body("state", equalTo("confirmed"));

        // A run that is killed after its cut: the next one finds the cut and goes on from there.
        PeriodKey november =
                new PeriodKey(
                        new Circle(RegionCode.of("220000"), Tier.PROVINCE),
                        Period.fromString("2026-11"));
        Cut cut = cutting.of(november);
        settle("A12", CHANGCHUN, JILIN, "employee", FIRST_SECOND, 9_900, 0);
        awaitDetails(13);
        assertThat(standing("A12")).isEqualTo("2026-12 due");
        clock.set(Instant.parse("2026-12-20T19:00:00Z"));
        page("2026-11")
                .body("state", equalTo("generated"))
                .body("steps.by", equalTo(List.of("calendar", "calendar", "calendar")))
                .body("sha256", notNullValue())
                .body("factsWatermark", equalTo((int) cut.facts()));
        assertThat(cutting.of(november)).isEqualTo(cut);
        publishBothTiers();
    }

    private void publishBothTiers() {
        post("2026-11", "publication", "220000", TestKeys.token("finance-checker", "c", "220000"))
                .statusCode(200);
        post(
                        "2026-11",
                        "publication",
                        "220000&tier=national",
                        TestKeys.token("finance-checker", "c", "220000"))
                .statusCode(200)
                .body("tier", equalTo("national"));
    }

    @Test
    @Order(20)
    void forms_10_to_13_come_to_the_regions_line_in_form_9() {
        JsonPath nine = form("9", "authority=220000").extract().jsonPath();
        for (String region : List.of(CHANGCHUN, JILIN, MEIHEKOU)) {
            for (String no : List.of("10", "11")) {
                JsonPath form = form(no, "region=" + region).extract().jsonPath();
                for (int block = 0; block < 2; block++) {
                    List<?> sums = form.getList("sections[" + block + "].totals");
                    assertThat((Object) last(sums))
                            .as("form %s of %s, block %d", no, region, block)
                            .isEqualTo(row(nine, block, region).get(no.equals("10") ? 6 : 11));
                }
            }
        }
    }

    @Test
    @Order(21)
    void policies_can_be_exported_and_taken_back() {
        String yaml =
                given().auth()
                        .oauth2(TestKeys.token("administrator", "admin", null))
                        .get("/api/v1/reference/clearing-policies")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        given().auth()
                .oauth2(TestKeys.token("administrator", "admin", null))
                .contentType("application/yaml")
                .body(yaml.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/reference/clearing-policies")
                .then()
                .statusCode(200)
                .body("imported", equalTo(4));
        page("2026-11").body("deadlines.size()", equalTo(6));
    }

    private void assertTotalsAreWhatTheFactsComeTo() {
        for (String authority : List.of("220000", "310000", "100000")) {
            for (Tier tier : Tier.values()) {
                if (!authority.equals("100000") || tier == Tier.NATIONAL) {
                    Circle circle = new Circle(RegionCode.of(authority), tier);
                    books.mustBalance(circle, "2026-10", "2026-11");
                }
            }
        }
    }

    private ValidatableResponse step(String step, String role, String user) {
        return post("2026-10", step, "220000", TestKeys.token(role, user, "220000"));
    }

    private static ValidatableResponse post(
            String period, String step, String authority, String token) {
        return given().auth()
                .oauth2(token)
                .post("/api/v1/periods/" + period + "/" + step + "?authority=" + authority)
                .then();
    }

    private static ValidatableResponse page(String period) {
        return given().auth()
                .oauth2(TestKeys.token("authority", "reader", "220000"))
                .get("/api/v1/periods/" + period + "?authority=220000")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse form(String no, String query) {
        return Desk.form(no, "2026-10", query).statusCode(200);
    }

    private static List<String> detailIds(String token) {
        return given().auth()
                .oauth2(token)
                .get("/api/v1/details?originPeriod=2026-10")
                .then()
                .statusCode(200)
                .extract()
                .path("items.settlementId");
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    private void plant(long fen) {
        jdbi.useHandle(
                h ->
                        h.createUpdate(
                                        """
                                        update running_total set pooling_fen = pooling_fen + :fen
                                        where (clearing_period, insured_region, treatment_region,
                                               origin_period, lane)
                                            = ('2026-10', '220100', '220200', '2026-10',
                                               (select min(lane) from running_total
                                                where clearing_period = '2026-10'
                                                  and origin_period = '2026-10'
                                                  and insured_region = '220100'
                                                  and treatment_region = '220200'))
                                        """)
                                .bind("fen", fen)
                                .execute());
    }

    private long[] octobers() {
        return sumsOf("2026-10");
    }

    private long[] sumsOf(String month) {
        String facts = " from allotted_detail where origin_period = '" + month + "'";
        return new long[] {
            count("select count(*)" + facts),
            count("select coalesce(sum(total_fen), 0)::bigint" + facts),
            count("select coalesce(sum(cleared_fen), 0)::bigint" + facts)
        };
    }

    private long details() {
        return count("select count(*) from allotted_detail");
    }

    private void awaitDetails(long expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> details() == expected && lag.total() == 0);
    }

    private void awaitWorkingDays() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from working_days") > 0);
    }

    private void awaitSeal(long details) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                count(
                                                "select coalesce(max(details), 0) from month_seal"
                                                        + " where month = '2026-10'")
                                        == details);
    }
}
