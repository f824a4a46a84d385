package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.bill.CancelRequest;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.SettlementKind;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.settlement.month.ClearedPeriods;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** From admission to the event on the broker, over REST, on a real database and broker. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class SettlementChainTest {

    @Inject World world;
    @Inject Listener listener;
    @Inject ObjectMapper json;
    @Inject Settlements settlements;
    @Inject ClearedPeriods cleared;

    private static final RegionPair HOME_PAIR =
            new RegionPair(RegionCode.of("220100"), RegionCode.of("220200"));
    private static final RegionPair FAR_PAIR =
            new RegionPair(RegionCode.of("210100"), RegionCode.of("220200"));

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_stay_is_admitted_billed_settled_told_and_discharged() throws IOException {
        String person = world.filedPerson();
        world.balance(person, "500.00");
        String visit = hospital.stay(person);
        assertThat(visit).matches("S220100[0-9]{13}");

        // 100 days at 60, of which 40 in scope; 10 scans at 300, of which 260 within the limit and
        // 26 of that paid first; 700 not in scope.
        hospital.uploaded(
                visit,
                List.of(
                        line("1", World.BED, "6000.00", 100),
                        line("2", World.SCAN, "3000.00", 10),
                        line("3", World.VIP, "700.00", 1)));
        hospital.preSettle(visit, "9700.00")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("inScope", equalTo("6340.00"));
        JsonPath bill =
                hospital.settle(visit, fields("total", "9700.00", "useAccount", true))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        String id = bill.getString("id");
        assertThat(id).matches("A220100[0-9]{13}");
        assertThat(bill.getString("fullSelfPay")).isEqualTo("700.00");
        assertThat(bill.getString("overLimit")).isEqualTo("2400.00");
        assertThat(bill.getString("priorSelfPay")).isEqualTo("260.00");
        assertThat(bill.getString("inScope")).isEqualTo("6340.00");
        assertThat(bill.getString("deductible")).isEqualTo("1200.00");
        // (6,340 − 1,200) × 88 % = 4,523.20
        assertThat(bill.getString("funds.pooling")).isEqualTo("4523.20");
        assertThat(bill.getString("account")).isEqualTo("500.00");
        assertThat(bill.getString("accountBalance")).isEqualTo("0.00");
        assertThat(bill.getString("cash")).isEqualTo("4676.80");
        assertThat(bill.getString("cleared")).isEqualTo("5023.20");
        assertThat(bill.getString("filingType")).isEqualTo("resettled-retiree");

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.of(id).size() == 1);
        ReceivedEvent event = listener.of(id).get(0);
        assertThat(event.type()).isEqualTo("settlement-recorded.v1");
        assertThat(ContractViolations.of(event)).isEmpty();
        JsonNode told = json.readTree(event.payload());
        assertThat(told.get("totalFen").longValue()).isEqualTo(970000);
        assertThat(told.get("clearedFen").longValue()).isEqualTo(502320);
        assertThat(event.payload()).doesNotContain("99990119600501");

        hospital.request()
                .body(fields("dischargedAt", Hospital.daysAgo(0).toString()))
                .post("/api/v1/visits/" + visit + "/discharge")
                .then()
                .statusCode(200)
                .body("state", equalTo("discharged"));
        theBillExplainsItself(id);
        theSheetPrintsBothIdentities(id);
    }

    private void theBillExplainsItself(String id) {
        JsonPath explanation =
                hospital.get("/api/v1/settlements/" + id + "/explanation")
                        .then()
                        .statusCode(200)
                        .body("policy", equalTo("sample-jilin-employee"))
                        .body("amounts.rule", hasItem("deductible"))
                        .extract()
                        .jsonPath();
        List<Map<String, String>> amounts = explanation.getList("amounts");
        assertThat(amounts)
                .anySatisfy(
                        one -> {
                            assertThat(one.get("rule")).isEqualTo("pooling");
                            assertThat(one.get("amount")).isEqualTo("4523.20");
                            assertThat(one.get("chinese")).contains("4523.20");
                            assertThat(one.get("english")).contains("4523.20");
                        });
    }

    private void theSheetPrintsBothIdentities(String id) throws IOException {
        hospital.get("/api/v1/forms/5?format=json&id=" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("住院结算单"))
                .body("unit", equalTo("元"))
                .body("sections.name", hasItem("费用支付"));
        byte[] pdf =
                hospital.get("/api/v1/forms/5?format=pdf&id=" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("住院结算单", "9,700.00", "4,676.80", "玖仟柒佰元整");
        }
        hospital.get("/api/v1/forms/5?format=xlsx&id=" + id).then().statusCode(200);
    }

    @Test
    void the_same_bill_again_is_the_same_settlement_and_after_its_mirror_a_new_one() {
        String person = world.filedPerson();
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "4000.00", 100)));

        String first = hospital.settle(visit, "4000.00").then().extract().path("id");
        hospital.settle(visit, "4000.00").then().statusCode(200).body("id", equalTo(first));
        refused(hospital.settle(visit, "4000.01"), 409, "already-settled");
        refused(
                hospital.upload(visit, List.of(line("2", World.BED, "40.00", 1))),
                409,
                "already-settled");

        String mirror =
                hospital.cancel(first)
                        .then()
                        .statusCode(200)
                        .body("total", equalTo("-4000.00"))
                        .body("kind", equalTo("cancellation"))
                        .body("originalId", equalTo(first))
                        .extract()
                        .path("id");
        refused(hospital.cancel(first), 409, "already-cancelled");
        refused(hospital.cancel(mirror), 409, "not-a-bill");
        hospital.get("/api/v1/settlements/" + first).then().body("cancelledBy", equalTo(mirror));

        String second =
                hospital.settle(visit, "4000.00").then().statusCode(200).extract().path("id");
        assertThat(second).isNotEqualTo(first);
        assertThat(
                        hospital.get("/api/v1/visits/" + visit + "/settlements")
                                .jsonPath()
                                .<String>getList("settlements.id"))
                .containsExactly(first, mirror, second);
        assertThat(
                        world.truth(
                                "select bills = 1 and admissions = 1 and total_fen = 400000 from"
                                        + " accumulator where person_no = '"
                                        + person
                                        + "'"))
                .isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> listener.of(first).size() == 2);
        assertThat(listener.of(first)).allMatch(event -> ContractViolations.of(event).isEmpty());
    }

    @Test
    void a_stated_total_that_is_not_the_sum_of_the_lines_is_refused_with_both() {
        String visit = hospital.stay(world.filedPerson());
        refused(hospital.settle(visit, "41.00"), 422, "no-fee-lines");
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));

        hospital.settle(visit, "41.00")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/total-differs"))
                .body("detail", containsString("41.00"))
                .body("detail", containsString("40.00"));
    }

    @Test
    void fee_lines_are_idempotent_by_number_and_taken_back_only_with_their_refunds() {
        String visit = hospital.stay(world.filedPerson());
        List<Map<String, Object>> lines =
                List.of(line("1", World.SCAN, "520.00", 2), line("2", World.BED, "40.00", 1));
        hospital.upload(visit, lines)
                .then()
                .statusCode(200)
                .body("lines[0].priorSelfPay", equalTo("52.00"))
                .body("lines[0].itemName", equalTo("CT平扫"));
        hospital.upload(visit, lines).then().statusCode(200);
        refused(
                hospital.upload(visit, List.of(line("1", World.SCAN, "521.00", 2))),
                409,
                "line-changed");

        Map<String, Object> refund = line("3", World.SCAN, "-260.00", -1);
        refused(hospital.upload(visit, List.of(refund)), 422, "refund-without-original");
        refund.put("refundOf", "1");
        hospital.uploaded(visit, List.of(refund));
        Map<String, Object> again = line("4", World.SCAN, "-260.01", -1);
        again.put("refundOf", "1");
        refused(hospital.upload(visit, List.of(again)), 422, "refund-exceeds-original");

        refused(withdraw(visit, "1"), 422, "line-invalid");
        refused(withdraw(visit, "9"), 404, "line-unknown");
        withdraw(visit, "2").then().statusCode(200).body("count", equalTo(1));
        hospital.preSettle(visit, "260.00")
                .then()
                .statusCode(200)
                .body("priorSelfPay", equalTo("26.00"));
        withdraw(visit, "0000").then().statusCode(200).body("count", equalTo(2));
        refused(hospital.preSettle(visit, "0.00"), 422, "no-fee-lines");
    }

    @Test
    void an_unknown_item_is_paid_in_full_and_a_strange_line_is_refused_whole() {
        String visit = hospital.stay(world.filedPerson());

        hospital.upload(visit, List.of(line("1", "nobody-knows", "10.00", 1)))
                .then()
                .statusCode(200)
                .body("lines[0].fullSelfPay", equalTo("10.00"))
                .body("lines[0].itemClass", equalTo("C"));
        Map<String, Object> signs = line("3", World.BED, "40.00", 1);
        signs.put("count", -1);
        refused(
                hospital.upload(visit, List.of(line("2", World.BED, "40.00", 1), signs)),
                422,
                "line-invalid");
        hospital.get("/api/v1/visits/" + visit + "/fee-lines")
                .then()
                .body("lines.lineNo", equalTo(List.of("1")));
    }

    @Test
    void a_stay_may_be_billed_midway_and_counts_once() {
        String person = world.filedPerson();
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "1000.00", 25)));
        hospital.settle(visit, fields("total", "1000.00", "midStay", true))
                .then()
                .statusCode(200)
                .body("deductible", equalTo("1000.00"));
        hospital.uploaded(visit, List.of(line("2", World.BED, "1000.00", 25)));
        hospital.settle(visit, "1000.00")
                .then()
                .statusCode(200)
                .body("deductible", equalTo("200.00"))
                .body("funds.pooling", equalTo("704.00"));

        assertThat(
                        world.truth(
                                "select bills = 2 and admissions = 1 from accumulator where"
                                        + " person_no = '"
                                        + person
                                        + "'"))
                .isTrue();
    }

    @Test
    void stays_are_taken_back_in_reverse_order_and_outpatient_bills_in_any() {
        String person = world.filedPerson();
        String first = settled(hospital.stay(person));
        String second = settled(hospital.stay(person));

        refused(hospital.cancel(first), 409, "later-bill-exists");
        hospital.cancel(second).then().statusCode(200);
        hospital.cancel(first).then().statusCode(200);

        String patient = world.filedPerson();
        String morning = settled(hospital.outpatient(patient));
        settled(hospital.outpatient(patient));
        hospital.cancel(morning).then().statusCode(200);
    }

    private String settled(String visit) {
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));
        return hospital.settle(visit, "40.00").then().statusCode(200).extract().path("id");
    }

    @Test
    void a_bill_undone_in_its_own_month_is_told_as_an_undo() {
        String visit = hospital.stay(world.filedPerson());
        String bill = settled(visit);

        Settlement mirror =
                settlements.cancel(
                        new CancelRequest(bill, World.HOSPITAL, visit, "", "2601", "M1", true));

        assertThat(mirror.kind()).isEqualTo(SettlementKind.UNDO);
        await().atMost(Duration.ofSeconds(30)).until(() -> listener.of(bill).size() == 2);
        assertThat(listener.of(bill).get(1).payload()).contains("\"kind\":\"undo\"");
    }

    @Test
    void after_clearing_a_bill_is_refunded_and_a_stay_needs_the_agencys_approval() {
        world.anotherProvince();
        String person = world.person("employee", "12", "210100");
        world.file(person, "resettled-retiree", "active", 1);
        String outpatient = settled(hospital.outpatient(person));
        String stay = settled(hospital.stay(person));
        String month =
                hospital.get("/api/v1/settlements/" + stay).jsonPath().getString("originPeriod");
        world.tell(
                "clearing-events",
                "period-generated.v1",
                "100000:national:" + month,
                fields(
                        "authority",
                        "100000",
                        "tier",
                        "national",
                        "period",
                        month,
                        "version",
                        1,
                        "state",
                        "published",
                        "sha256",
                        "",
                        "pairs",
                        List.of()));
        world.until("select count(*) > 0 from cleared_period where period = '" + month + "'");

        hospital.cancel(outpatient).then().statusCode(200).body("kind", equalTo("refund"));
        refused(hospital.cancel(stay), 409, "approval-required");
        refused(approve(stay, Role.FEE_AUDITOR, "210100"), 403, "out-of-scope");
        refused(approve(stay, Role.FILING_CLERK, "220200"), 403, "forbidden");
        approve(stay, Role.FEE_AUDITOR, "220200")
                .then()
                .statusCode(201)
                .body("approvedBy", equalTo("u-fee-auditor"))
                .body("usedBy", nullValue());
        refused(approve(stay, Role.FEE_AUDITOR, "220200"), 409, "already-approved");
        String refund =
                hospital.cancel(stay)
                        .then()
                        .statusCode(200)
                        .body("kind", equalTo("refund"))
                        .body("originalId", equalTo(stay))
                        .extract()
                        .path("id");
        hospital.get("/api/v1/settlements/" + stay + "/cancellation-approval")
                .then()
                .statusCode(200)
                .body("approvals.usedBy", equalTo(List.of(refund)));
        refused(approve(stay, Role.FEE_AUDITOR, "220200"), 409, "already-cancelled");
        refused(approve(refund, Role.FEE_AUDITOR, "220200"), 409, "not-a-bill");
        assertThat(
                        world.truth(
                                "select count(*) = 1 from audit_entry where action ="
                                        + " 'cancellation-approved' and subject = '"
                                        + stay
                                        + "'"))
                .isTrue();

        String again = hospital.settle(visitOf(stay), "40.00").then().extract().path("id");
        refused(hospital.cancel(again), 409, "approval-required");
    }

    private String visitOf(String settlement) {
        return hospital.get("/api/v1/settlements/" + settlement).path("visitId");
    }

    private static Response approve(String settlement, String role, String region) {
        return Hospital.as(role, "", region)
                .body(fields("reason", "重复收费，同意退费"))
                .post("/api/v1/settlements/" + settlement + "/cancellation-approval");
    }

    @Test
    void a_filing_that_suspends_the_account_keeps_it_from_paying() {
        String person = world.person("employee", "12", "220100");
        Map<String, Object> filing = World.filing(person, "resettled-retiree", "active", 1);
        filing.put("accountSuspended", true);
        world.tell("filing-events", "filing-changed.v1", person, filing);
        world.until(
                "select count(*) = 1 from filing where account_suspended and person_no = '"
                        + person
                        + "'");
        world.balance(person, "500.00");
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "4000.00", 100)));

        hospital.settle(visit, fields("total", "4000.00", "useAccount", true))
                .then()
                .statusCode(200)
                .body("account", equalTo("0.00"))
                .body("accountBalance", equalTo("500.00"));
    }

    @Test
    void chronic_and_ordinary_outpatient_care_bear_deductibles_of_their_own() {
        String person = world.filedPerson();
        String ordinary = hospital.outpatient(person);
        hospital.uploaded(ordinary, List.of(line("1", World.BED, "600.00", 15)));
        // 400 a year for the retired
        hospital.settle(ordinary, "600.00").then().body("deductible", equalTo("400.00"));
        String chronic =
                hospital.admitted(Hospital.admission(person, "employee", "chronic-outpatient"));
        hospital.uploaded(chronic, List.of(line("1", World.BED, "1000.00", 25)));

        String bill =
                hospital.settle(chronic, "1000.00")
                        .then()
                        .statusCode(200)
                        .body("deductible", equalTo("300.00"))
                        .body("funds.pooling", equalTo("560.00"))
                        .extract()
                        .path("id");
        hospital.cancel(bill).then().statusCode(200);
        hospital.settle(chronic, "1000.00").then().body("deductible", equalTo("300.00"));
    }

    @Test
    void a_year_that_is_published_holds_what_its_months_have_left() {
        String person = world.filedPerson();
        String bill = settled(hospital.outpatient(person));
        String year =
                hospital.get("/api/v1/settlements/" + bill)
                        .<String>path("originPeriod")
                        .substring(0, 4);
        assertThat(cleared.isCleared(HOME_PAIR, Period.fromString(year + "-01"))).isFalse();

        world.tell(
                "clearing-events",
                "period-generated.v1",
                "220000:province:" + year,
                fields(
                        "authority",
                        "220000",
                        "tier",
                        "province",
                        "period",
                        year,
                        "version",
                        1,
                        "state",
                        "published",
                        "sha256",
                        "",
                        "pairs",
                        List.of()));

        world.until("select count(*) > 0 from cleared_period where period = '" + year + "'");
        assertThat(cleared.isCleared(HOME_PAIR, Period.fromString(year + "-01"))).isTrue();
        assertThat(cleared.isCleared(FAR_PAIR, Period.fromString(year + "-01")))
                .as("the other tier")
                .isFalse();
        world.forget("delete from cleared_period where period = '" + year + "'");
    }

    @Test
    void the_examples_of_what_others_tell_are_understood() throws IOException {
        for (String topicAndType :
                List.of(
                        "reference-events region-published.v1",
                        "reference-events institution-published.v1",
                        "reference-events working-days-published.v1",
                        "reference-events fiscal-account-published.v1",
                        "filing-events person-registered.v1",
                        "filing-events filing-changed.v1",
                        "filing-events filing-policy-published.v1",
                        "clearing-events period-generated.v1")) {
            String[] words = topicAndType.split(" ");
            Path example = Path.of("..", "docs", "contracts", words[1] + ".example.json");
            world.tell(
                    words[0],
                    words[1],
                    "example",
                    json.readValue(example.toFile(), new TypeReference<Map<String, Object>>() {}));
        }

        world.until("select count(*) = 1 from region where code = '220581'");
        world.until("select count(*) = 1 from institution where code = 'H22010000001'");
        world.until(
                "select count(*) = 1 from insurance where person_no like '9999000000000000000_'");
        world.until("select count(*) = 1 from filing where filing_id = 'F2201002609200000001'");
        world.until(
                "select (rules ->> 'temporaryMonths')::int = 6 from filing_policy where region ="
                        + " '220000'");
        world.until("select count(*) > 0 from cleared_period where tier = 'province'");
        world.until("select count(*) = 1 from working_days where year = 2026");
    }

    @Test
    void care_at_home_needs_no_filing_and_is_never_cleared() {
        String person = world.person("employee", "12", "220100");
        Hospital home = new Hospital(World.HOME_HOSPITAL);
        String visit = home.stay(person);
        home.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));

        home.settle(visit, "40.00")
                .then()
                .statusCode(200)
                .body("inClearing", equalTo(false))
                .body("cleared", equalTo("0.00"))
                .body("filingType", nullValue());
    }

    @Test
    void while_a_person_lies_in_hospital_nothing_else_is_settled() {
        String person = world.filedPerson();
        String outpatient = hospital.outpatient(person);
        hospital.uploaded(outpatient, List.of(line("1", World.BED, "40.00", 1)));
        hospital.stay(person);

        refused(hospital.settle(outpatient, "40.00"), 409, "already-in-hospital");
        refused(
                new Hospital(World.OTHER_HOSPITAL)
                        .admit(Hospital.admission(person, "employee", "inpatient")),
                409,
                "already-in-hospital");
    }

    @Test
    void an_admission_is_refused_by_name_and_repeated_without_a_second_visit() {
        String person = world.filedPerson();
        Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
        admission.put("thirdParty", true);
        refused(hospital.admit(admission), 422, "third-party-injury");
        admission.put("thirdParty", false);
        String visit = hospital.admitted(admission);
        assertThat(hospital.admitted(admission)).isEqualTo(visit);
        admission.put("admittedAt", Hospital.daysAgo(4).toString());
        refused(hospital.admit(admission), 409, "admission-changed");

        refused(
                hospital.admit(Hospital.admission("nobody", "employee", "inpatient")),
                404,
                "person-unknown");
        refused(
                hospital.admit(Hospital.admission(person, "resident", "inpatient")),
                422,
                "not-in-scheme");
        refused(
                new Hospital("H00000000000")
                        .admit(Hospital.admission(person, "employee", "outpatient")),
                404,
                "institution-unknown");
        Map<String, Object> early = Hospital.admission(person, "employee", "outpatient");
        early.put("admittedAt", Hospital.daysAgo(-2000).toString());
        refused(hospital.admit(early), 422, "admitted-in-the-future");
        refused(
                hospital.admit(
                        Hospital.admission(
                                world.person("employee", "11", "229900"), "employee", "inpatient")),
                422,
                "insured-region-not-open");
        refused(
                hospital.admit(
                        Hospital.admission(
                                world.person("employee", "11", "330100"), "employee", "inpatient")),
                422,
                "region-not-hosted");
    }

    @Test
    void an_admission_is_taken_back_only_while_nothing_is_settled() {
        String visit = hospital.stay(world.filedPerson());
        String bill = settled(visit);
        String cancellation = "/api/v1/visits/" + visit + "/cancellation";

        refused(hospital.request().post(cancellation), 409, "visit-has-bills");
        hospital.cancel(bill).then().statusCode(200);
        hospital.request()
                .post(cancellation)
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"));
        refused(hospital.settle(visit, "40.00"), 409, "visit-ended");
    }

    @Test
    void only_those_concerned_see_a_bill() {
        String visit = hospital.stay(world.filedPerson());
        String path = "/api/v1/settlements/" + settled(visit);

        Hospital.as(Role.FEE_AUDITOR, "", "220200").get(path).then().statusCode(200);
        Hospital.as(Role.FINANCE_MAKER, "", "220100").get(path).then().statusCode(200);
        Hospital.as(Role.AUTHORITY, "", "220000").get(path).then().statusCode(200);
        Hospital.as(Role.AUDITOR, "", "").get(path).then().statusCode(200);
        Hospital.as(Role.FEE_AUDITOR, "", "220300").get(path).then().statusCode(403);
        Hospital.as(Role.AUTHORITY, "", "210000").get(path).then().statusCode(403);
        Hospital.as(Role.HOSPITAL, World.OTHER_HOSPITAL, "").get(path).then().statusCode(403);
        RestAssured.get(path).then().statusCode(401);

        Hospital other = new Hospital(World.OTHER_HOSPITAL);
        refused(other.settle(visit, "40.00"), 404, "visit-unknown");
        refused(other.cancel(path.substring(path.lastIndexOf('/') + 1)), 404, "settlement-unknown");
        refused(
                other.upload(visit, List.of(line("7", World.BED, "40.00", 1))),
                404,
                "visit-unknown");
        Hospital.as(Role.AUDITOR, "", "")
                .body(fields("total", "40.00"))
                .post("/api/v1/visits/" + visit + "/settlement")
                .then()
                .statusCode(403);
        Hospital.as(Role.HOSPITAL, "", "")
                .body(Hospital.admission("x", "employee", "inpatient"))
                .post("/api/v1/visits")
                .then()
                .statusCode(403);
    }

    @Test
    void a_wrong_request_names_its_field() {
        String visit = hospital.stay(world.filedPerson());

        hospital.settle(visit, fields("useAccount", true))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("total"));
        hospital.settle(visit, fields("total", "1.234")).then().statusCode(400);
        hospital.settle("S2201009901010000001", "1.00").then().statusCode(404);
        hospital.get("/api/v1/settlements/A1").then().statusCode(404);
        hospital.get("/api/v1/settlements/A2201009901010000001").then().statusCode(404);
    }

    @Test
    void the_audit_reads_sums_and_rows_and_digests() {
        settled(hospital.stay(world.filedPerson()));
        String month =
                world.text("select origin_period from settlement order by 1 limit 1").orElseThrow();
        var auditor = Hospital.as(Role.AUDITOR, "", "");

        List<Map<String, Object>> cells =
                auditor.get("/internal/audit/cells?originPeriod=" + month).jsonPath().getList("");
        long total =
                cells.stream()
                        .filter(cell -> cell.get("part").equals("total"))
                        .mapToLong(cell -> ((Number) cell.get("sumFen")).longValue())
                        .sum();
        assertThat(total)
                .isEqualTo(
                        world.number(
                                "select sum(total_fen)::bigint from settlement where in_clearing"
                                        + " and origin_period = '"
                                        + month
                                        + "'"));
        Hospital.as(Role.AUDITOR, "", "")
                .get(
                        "/internal/audit/rows?originPeriod="
                                + month
                                + "&insuredRegion=220100&treatmentRegion=220200&scheme=employee"
                                + "&limit=1")
                .then()
                .statusCode(200)
                .body("size()", equalTo(1));
        Hospital.as(Role.AUDITOR, "", "")
                .get("/internal/audit/reference")
                .then()
                .statusCode(200)
                .body("kind", equalTo(List.of("institutions", "regions")));
        Hospital.as(Role.AUDITOR, "", "430200")
                .get("/internal/audit/cells?originPeriod=" + month)
                .then()
                .statusCode(200)
                .body("size()", equalTo(0));
        Hospital.as(Role.AUDITOR, "", "430200")
                .get(
                        "/internal/audit/rows?originPeriod="
                                + month
                                + "&insuredRegion=220100&treatmentRegion=220200&scheme=employee")
                .then()
                .statusCode(403);
        Hospital.as(Role.HOSPITAL, World.HOSPITAL, "")
                .get("/internal/audit/cells")
                .then()
                .statusCode(403);
    }

    @Test
    void a_policy_file_with_a_gap_is_refused_with_its_line_and_changes_nothing() {
        world.build();
        String file =
                new String(
                                World.resource("/policies/sample-jilin-employee.yaml"),
                                StandardCharsets.UTF_8)
                        .replaceFirst("over: \"50000\"", "over: \"60000\"");
        long before = world.number("select count(*) from benefit_policy");

        Hospital.as(Role.ADMINISTRATOR, "", "")
                .contentType("text/plain")
                .body(file)
                .post("/api/v1/reference/benefit-policies")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/reference-rejected"))
                .body("violations[0].field", containsString("care[0].segments[1].over"));
        assertThat(world.number("select count(*) from benefit_policy")).isEqualTo(before);
        byte[] exported = world.kind("benefit-policies").export();
        assertThat(world.kind("benefit-policies").importFile(exported).imported()).isZero();
        assertThat(world.kind("catalogue").importFile(world.kind("catalogue").export()).imported())
                .isZero();
    }

    private Response withdraw(String visit, String... numbers) {
        return hospital.request()
                .body(fields("lineNos", List.of(numbers)))
                .post("/api/v1/visits/" + visit + "/fee-lines/withdrawal");
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("/problems/" + code));
    }
}
