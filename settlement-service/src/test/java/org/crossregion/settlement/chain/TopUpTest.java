package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.TopUpDesk.as;
import static org.crossregion.settlement.chain.TopUpDesk.retired;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Period;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What a settlement was proven to have underpaid is paid to the person, beside it. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class TopUpTest {

    /** A region whose policy leaves what is freed to a review. */
    private static final String REVIEWING = "230900";

    @Inject World world;
    @Inject Books books;
    @Inject Clerk clerk;
    @Inject Clock clock;
    @Inject Jdbi jdbi;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_wrong_person_type_is_proposed_checked_and_paid_once() {
        String person = inService("resettled-retiree");
        String bill = stayOfTenThousand(person, false);
        // 8,800 above the deductible: 85 % in service, 88 % retired.
        assertThat(year(person)).containsExactly("1 1 1000000 120000 748000");

        Response proposed = propose(bill, retired());
        proposed.then()
                .statusCode(201)
                .body("state", equalTo("proposed"))
                .body("computation.due", equalTo("7744.00"))
                .body("computation.paid", equalTo("7480.00"))
                .body("computation.amount", equalTo("264.00"))
                .body("computation.cash", equalTo("264.00"))
                .body("computation.funds.pooling", equalTo("264.00"))
                .body("computation.explanation.rule", hasItem("segment"));
        String id = proposed.path("id");
        problem(propose(bill, retired()), 409, "topped-up-already");
        problem(approve(id, "264.00", "maker"), 409, "same-person");
        problem(approve(id, "264.01", "checker"), 409, "claim-changed");
        assertThat(year(person)).containsExactly("1 1 1000000 120000 748000");

        approve(id, "264.00", "checker")
                .then()
                .statusCode(200)
                .body("state", equalTo("settled"))
                .body("entries.amount", contains("264.00"));
        assertThat(year(person)).containsExactly("1 1 1000000 120000 774400");
        problem(approve(id, "264.00", "checker"), 409, "claim-decided");
        problem(propose(bill, retired()), 409, "topped-up-already");
        auditor("checker")
                .get("/api/v1/settlements/" + bill + "/top-ups")
                .then()
                .body("topUps.id", contains(id));
        // The settlement itself, and what clears of it, stay as they are.
        hospital.get("/api/v1/settlements/" + bill)
                .then()
                .body("fundTotal", equalTo("7480.00"))
                .body("cleared", equalTo("7480.00"));
        books.mustBeExact();

        problem(hospital.cancel(bill), 409, "top-up-stands");
        problem(decide(id, "cancellation", "checker"), 409, "same-person");
        decide(id, "cancellation", "head")
                .then()
                .statusCode(200)
                .body("state", equalTo("cancelled"))
                .body("entries.amount", contains("264.00", "-264.00"));
        assertThat(year(person)).containsExactly("1 1 1000000 120000 748000");
        hospital.cancel(bill).then().statusCode(200);
        assertThat(year(person)).containsExactly("0 0 0 0 0");
        problem(propose(bill, retired()), 409, "already-cancelled");
        books.mustBeExact();
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "update top_up_entry set cash_fen = 1"
                                                                + " where top_up_id = '"
                                                                + id
                                                                + "'")))
                .hasMessageContaining("never changed");
    }

    @Test
    void a_filing_recognised_later_and_then_a_person_type_add_up() {
        String person = inService("referral");
        String bill = stayOfTenThousand(person, false);
        world.file(person, "resettled-retiree", "active", 2);
        Map<String, Object> filed =
                fields(
                        "cause", "filing",
                        "filingType", "resettled-retiree",
                        "filingId", "F" + person,
                        "reason", "备案同步延迟",
                        "evidence", "备案记录");

        String first = propose(bill, filed).then().statusCode(201).extract().path("id");
        // Five points of 8,800.
        approve(first, "440.00", "checker").then().statusCode(200);
        String second = propose(bill, retired()).then().statusCode(201).extract().path("id");
        approve(second, "264.00", "checker").then().statusCode(200);

        assertThat(year(person)).containsExactly("1 1 1000000 120000 774400");
        problem(decide(first, "cancellation", "head"), 409, "top-up-stands");
        decide(second, "cancellation", "head").then().statusCode(200);
        decide(first, "cancellation", "head").then().statusCode(200);
        assertThat(year(person)).containsExactly("1 1 1000000 120000 704000");
        books.mustBeExact();
    }

    @Test
    void an_overpayment_is_no_top_up() {
        String person = world.filedPerson();
        String bill = stayOfTenThousand(person, false);
        Map<String, Object> inService =
                fields(
                        "cause", "person-type",
                        "personType", "11",
                        "reason", "尚未退休",
                        "evidence", "档案");

        propose(bill, inService)
                .then()
                .statusCode(422)
                .body("type", endsWith("/not-underpaid"))
                .body("detail", equalTo("基金应支付 7480.00，已支付 7744.00"));
        problem(propose(bill, retired()), 422, "not-underpaid");
        propose(bill, fields("cause", "policy", "personType", "12", "reason", "x", "evidence", "x"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("personType"));
        propose(
                        bill,
                        fields(
                                "cause", "filing",
                                "filingType", "referral",
                                "filingId", "F0",
                                "reason", "x",
                                "evidence", "x"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("filingId"));
    }

    @Test
    void what_the_account_paid_in_the_funds_stead_goes_back_to_it() {
        String person = inService("resettled-retiree");
        world.balance(person, "3000.00");
        String bill = stayOfTenThousand(person, true);
        assertThat(balance(person)).isEqualTo(48000);

        Response proposed = propose(bill, retired());
        proposed.then()
                .statusCode(201)
                .body("computation.account", equalTo("264.00"))
                .body("computation.cash", equalTo("0.00"));
        approve(proposed.path("id"), "264.00", "checker").then().statusCode(200);

        assertThat(balance(person)).isEqualTo(74400);
        books.mustBeExact();
        // Lost replies are resolved whatever happened: an undo takes the top-up along.
        clerk.cancel(bill, true);
        assertThat(year(person)).containsExactly("0 0 0 0 0");
        assertThat(balance(person)).isEqualTo(300000);
        auditor("checker")
                .get("/api/v1/top-ups/" + proposed.path("id"))
                .then()
                .body("state", equalTo("cancelled"))
                .body("entries.amount", contains("264.00", "-264.00"));
        books.mustBeExact();
    }

    @Test
    void a_later_bill_stays_as_it_is_and_the_year_goes_on_from_what_was_topped_up() {
        String person = inService("resettled-retiree");
        String first = stayOfTenThousand(person, false);
        String visit = hospital.outpatient(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "1000.00", 25)));
        hospital.settle(visit, "1000.00").then().statusCode(200);
        String before = year(person).get(0);

        String id = propose(first, retired()).then().statusCode(201).extract().path("id");
        approve(id, "264.00", "checker").then().statusCode(200);

        assertThat(before).startsWith("2 1 1100000 180000 ");
        assertThat(pooling(year(person).get(0))).isEqualTo(pooling(before) + 26400);
        // No later bill of a stay stands in the way of taking the stay back.
        decide(id, "cancellation", "head").then().statusCode(200);
        hospital.cancel(first).then().statusCode(200);
        books.mustBeExact();
    }

    /**
     * In service: 600 a year, then 60 %; retired: 400, then 70 %. Of 600 the first bill bears 320,
     * the second 280; the first is cancelled, and its 320 are withheld from the third.
     */
    @Test
    void what_a_review_withheld_from_a_bill_stays_withheld_in_its_top_up_whatever_is_decided() {
        world.personOfStrictRegion();
        world.strictRegion(REVIEWING);
        String person = world.person("employee", "11", REVIEWING);
        world.file(person, "resettled-retiree", "active", 1);
        String first = seen(person, 8);
        seen(person, 8);
        clerk.cancel(first, false);
        String third = seen(person, 10);
        // Nothing of 400 is borne: 60 %, and by right 70 %.
        assertThat(year(person)).containsExactly("2 0 72000 28000 26400");

        Response proposed = TopUpDesk.propose(REVIEWING, third, retired());
        proposed.then()
                .statusCode(201)
                .body("computation.due", equalTo("280.00"))
                .body("computation.paid", equalTo("240.00"))
                .body("computation.amount", equalTo("40.00"));
        String review =
                as(Role.FEE_AUDITOR, "one", REVIEWING)
                        .get("/api/v1/reviews?kind=freed-deductible")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.find { it.settlementId == '" + first + "' }.id");
        as(Role.FEE_AUDITOR, "one", REVIEWING)
                .body(fields("decision", "next-bill", "reason", "与参保人核对"))
                .post("/api/v1/reviews/" + review + "/decision")
                .then()
                .statusCode(200);
        String fourth = seen(person, 10);
        TopUpDesk.act(
                        REVIEWING,
                        proposed.path("id"),
                        "approval",
                        "checker",
                        fields("amount", "40.00"))
                .then()
                .statusCode(200);

        // The fourth bears the 320: 80 × 60 %; by right 120 of 400: 280 × 70 %.
        TopUpDesk.propose(REVIEWING, fourth, retired())
                .then()
                .statusCode(201)
                .body("computation.paid", equalTo("48.00"))
                .body("computation.due", equalTo("196.00"));
        books.mustBeExact();
    }

    /** The same where the next bill bears what was freed. */
    @Test
    void what_the_next_bill_bore_it_bears_in_its_top_up() {
        String person = inService("resettled-retiree");
        String first = seen(person, 8);
        seen(person, 8);
        clerk.cancel(first, false);
        String third = seen(person, 10);
        assertThat(year(person)).containsExactly("2 0 72000 60000 7200");

        Response proposed = propose(third, retired());
        proposed.then()
                .statusCode(201)
                .body("computation.paid", equalTo("48.00"))
                .body("computation.due", equalTo("196.00"))
                .body("computation.amount", equalTo("148.00"));
        approve(proposed.path("id"), "148.00", "checker").then().statusCode(200);
        books.mustBeExact();
    }

    @Test
    void a_region_sees_what_it_has_paid_in_each_way() {
        String person = world.person("employee", "11", "220100");
        world.file(person, "resettled-retiree", "active", 1);
        long topUps = cases("top-up");
        long direct = cases("direct");
        String bill = stayOfTenThousand(person, false);
        String id = propose(bill, retired()).then().statusCode(201).extract().path("id");
        assertThat(cases("top-up")).isEqualTo(topUps);
        approve(id, "264.00", "checker").then().statusCode(200);

        assertThat(cases("direct")).isEqualTo(direct + 1);
        assertThat(cases("top-up")).isEqualTo(topUps + 1);
        decide(id, "cancellation", "head").then().statusCode(200);
        assertThat(cases("top-up")).isEqualTo(topUps);
        as(Role.FINANCE_MAKER, "other", "220200")
                .get("/api/v1/statistics?region=220100&period=2026")
                .then()
                .statusCode(403);
        as(Role.FINANCE_MAKER, "one", "220100")
                .get("/api/v1/statistics")
                .then()
                .statusCode(400)
                .body("violations.field", contains("period"));
    }

    @Test
    void only_the_insured_region_tops_up() {
        String bill = stayOfTenThousand(inService("resettled-retiree"), false);
        as(Role.FEE_AUDITOR, "other", "220200")
                .body(retired())
                .post("/api/v1/settlements/" + bill + "/top-ups")
                .then()
                .statusCode(403);
        hospital.request()
                .body(retired())
                .post("/api/v1/settlements/" + bill + "/top-ups")
                .then()
                .statusCode(403);
        String id = propose(bill, retired()).then().statusCode(201).extract().path("id");
        as(Role.FEE_AUDITOR, "other", "220200").get("/api/v1/top-ups/" + id).then().statusCode(403);
        decide(id, "rejection", "checker")
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"));
        propose(bill, retired()).then().statusCode(201);
        problem(
                auditor("checker").get("/api/v1/top-ups/T2201002601010000000"),
                404,
                "top-up-unknown");
    }

    /** An outpatient bill of so many times 40. */
    private String seen(String person, int units) {
        String visit = clerk.outpatient(person, clock.instant());
        clerk.line(visit, "1", clock.instant(), units);
        return clerk.settle(visit, 4_000L * units, false).settlementId().orElseThrow();
    }

    private String inService(String filed) {
        String person = world.person("employee", "11", "220100");
        world.file(person, filed, "active", 1);
        return person;
    }

    private String stayOfTenThousand(String person, boolean useAccount) {
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "10000.00", 250)));
        hospital.request()
                .body(fields("dischargedAt", Hospital.daysAgo(3).toString(), "way", "1"))
                .post("/api/v1/visits/" + visit + "/discharge")
                .then()
                .statusCode(200);
        return hospital.settle(visit, fields("total", "10000.00", "useAccount", useAccount))
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static RequestSpecification auditor(String user) {
        return as(Role.FEE_AUDITOR, user, "220100");
    }

    private static Response propose(String bill, Map<String, Object> request) {
        return TopUpDesk.propose("220100", bill, request);
    }

    private static Response approve(String id, String amount, String user) {
        return auditor(user)
                .body(fields("amount", amount))
                .post("/api/v1/top-ups/" + id + "/approval");
    }

    private static Response decide(String id, String what, String user) {
        return auditor(user)
                .body(fields("reason", "更正"))
                .post("/api/v1/top-ups/" + id + "/" + what);
    }

    private static void problem(Response response, int status, String code) {
        response.then().statusCode(status).body("type", endsWith("/" + code));
    }

    private List<String> year(String person) {
        return world.texts(
                "select concat_ws(' ', bills, admissions, total_fen, deductible_fen +"
                        + " yearly_deductible_fen, pooling_fen) from accumulator where person_no = '"
                        + person
                        + "'");
    }

    private static long pooling(String year) {
        return Long.parseLong(year.substring(year.lastIndexOf(' ') + 1));
    }

    private long balance(String person) {
        return world.number("select balance_fen from account where person_no = '" + person + "'");
    }

    private long cases(String way) {
        Period month = Period.monthOf(clock.instant());
        List<Map<String, Object>> rows =
                as(Role.FINANCE_MAKER, "one", "220100")
                        .get("/api/v1/statistics?period=" + month)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("rows");
        return rows.stream()
                .filter(row -> row.get("way").equals(way))
                .filter(row -> row.get("scheme").equals("employee"))
                .mapToLong(row -> ((Number) row.get("cases")).longValue())
                .sum();
    }
}
