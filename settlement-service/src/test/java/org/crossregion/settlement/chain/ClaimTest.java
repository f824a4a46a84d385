package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Beijing;
import org.crossregion.values.WorkingCalendar;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What could not be settled directly is claimed at the insured region's counter. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ClaimTest {

    private static final Path KEYS = Path.of("target", "test-keys").toAbsolutePath();
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject World world;
    @Inject Books books;
    @Inject Listener listener;
    @Inject Clock clock;
    @Inject Jdbi jdbi;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @BeforeEach
    void policies() {
        world.build();
        world.region("220300", "open", true, 1);
        world.region("220500", "undeveloped", true, 1);
        String policy =
                new String(
                                World.resource("/policies/sample-jilin-employee.yaml"),
                                StandardCharsets.UTF_8)
                        .replace("\"220000\"", "\"220300\"")
                        .replaceFirst("(?m)^  claims:.*$", "");
        world.kind("benefit-policies")
                .importFile(
                        (policy + "\n  claims: { deadlineMonths: 12 }\n")
                                .getBytes(StandardCharsets.UTF_8));
        world.until("select count(*) = 2 from region where code in ('220300', '220500')");
        int year = today().getYear();
        for (int one = year; one <= year + 1; one++) {
            world.workingDays(one, 1000, LocalDate.of(one, 1, 1));
        }
    }

    @Test
    void a_stay_at_an_unconnected_hospital_is_claimed_checked_and_paid_by_the_insured_region() {
        String person = filed("resettled-retiree");
        Map<String, Object> claim = claim(person, today().minusDays(3));

        String id = registered(claim);
        Response preview = auditor("checker").get("/api/v1/claims/" + id + "/computation");
        preview.then()
                .statusCode(200)
                .body("settlement.id", nullValue())
                .body("settlement.channel", equalTo("manual"))
                .body("explanation.rule", hasItem("deductible"));
        // 5,000 in scope of a stay at a hospital of the first grade: 400 first, then 95 %.
        assertThat((String) preview.path("settlement.fundTotal")).isEqualTo("4370.00");
        assertThat(year(person, today().getYear())).isEmpty();

        ValidatableResponse approved = approve(id, "4370.00", "checker").then().statusCode(200);
        String settlement = approved.extract().path("claim.settlementId");
        approved.body("claim.state", equalTo("settled"))
                .body("claim.payLocation", equalTo("1"))
                .body("claim.fullAmountAdvanced", equalTo("1"))
                .body("claim.decidedBy", equalTo("checker"));

        auditor("checker")
                .get("/api/v1/settlements/" + settlement)
                .then()
                .body("channel", equalTo("manual"))
                .body("visitId", equalTo(id))
                .body("inClearing", equalTo(false))
                .body("cleared", equalTo("0.00"))
                .body("account", equalTo("0.00"))
                .body("filingType", equalTo("resettled-retiree"))
                .body("fundTotal", equalTo("4370.00"))
                .body("cash", equalTo("1130.00"));
        auditor("checker")
                .get("/api/v1/settlements/" + settlement + "/explanation")
                .then()
                .body("amounts.rule", hasItem("pooling"))
                .body("policy", equalTo("sample-jilin-employee"));
        assertThat(year(person, today().minusDays(3).getYear()))
                .containsExactly("1 1 550000 40000 437000");
        assertThat(
                        world.number(
                                "select count(*) from settlement where in_clearing and channel = 'manual'"))
                .isZero();
        ReceivedEvent event = told(settlement);
        assertThat(ContractViolations.of(event)).isEmpty();
        assertThat(event.payload())
                .contains("\"channel\":\"manual\"")
                .contains("\"inClearing\":false");
        books.mustBeExact();
    }

    @Test
    void a_settled_claim_is_paid_by_finance_once_and_again_only_after_it_came_back() {
        String id = registered(claim(filed("resettled-retiree"), today().minusDays(3)));
        problem(pay(id, "4370.00", "cashier"), 409, "payout-not-due");
        approve(id, "4370.00", "checker").then().statusCode(200);
        assertThat(unpaid()).contains(id);

        problem(pay(id, "4370.00", "maker"), 409, "same-person");
        problem(pay(id, "4370.00", "checker"), 409, "same-person");
        problem(pay(id, "4370.01", "cashier"), 409, "payout-differs");
        problem(pay(id, "4369.99", "cashier"), 409, "payout-differs");
        pay(id, "4370.00", today().minusDays(1), "cashier").then().statusCode(400);
        pay(id, "4370.00", today().plusDays(1), "cashier").then().statusCode(400);
        problem(payBack(id, "cashier"), 409, "payout-not-due");

        pay(id, "4370.00", "cashier")
                .then()
                .statusCode(200)
                .body("claim.paidOn", equalTo(today().toString()))
                .body("payouts.kind", contains("paid"))
                .body("payouts[0].amount", equalTo("4370.00"))
                .body("payouts[0].payee.name", equalTo("示例人员"))
                .body("payouts[0].payee.account", endsWith("2222"))
                .body("payouts[0].payee.account", containsString("*"))
                .body("payouts[0].recordedBy", equalTo("cashier"));
        assertThat(unpaid()).doesNotContain(id);
        problem(pay(id, "4370.00", "cashier"), 409, "payout-not-due");

        payBack(id, "cashier")
                .then()
                .statusCode(200)
                .body("claim.paidOn", nullValue())
                .body("payouts.amount", contains("4370.00", "-4370.00"));
        assertThat(unpaid()).contains(id);
        Map<String, Object> again = payout("4370.00", today());
        again.put("payee", fields("name", "示例人员", "bank", "另一示例银行", "account", "9999000033334444"));
        cashier("cashier")
                .body(again)
                .post("/api/v1/claims/" + id + "/payout")
                .then()
                .statusCode(200)
                .body("payouts[2].payee.account", endsWith("4444"));

        decide(id, "cancellation", "other").then().statusCode(200);
        problem(pay(id, "4370.00", "cashier"), 409, "payout-not-due");
        payBack(id, "cashier").then().statusCode(200).body("payouts.kind", hasItem("returned"));
        assertThat(world.texts("select payee_cipher from payout where claim_id = '" + id + "'"))
                .hasSize(4)
                .noneMatch(cipher -> cipher.contains("9999000033334444"));
        for (String fact : List.of("payout", "special_case")) {
            assertThat(
                            world.truth(
                                    "select exists (select 1 from pg_trigger where tgname = '"
                                            + fact
                                            + "_is_a_fact')"))
                    .isTrue();
        }
    }

    @Test
    void of_many_who_record_the_payment_at_once_one_does() throws Exception {
        String id = registered(claim(filed("resettled-retiree"), today().minusDays(3)));
        approve(id, "4370.00", "checker").then().statusCode(200);

        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> payments = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                payments.add(() -> pay(id, "4370.00", "cashier").statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> one : threads.invokeAll(payments)) {
                answers.add(one.get());
            }
            assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void a_claim_shows_by_when_it_is_to_be_done_and_a_special_case_has_longer() {
        String person = filed("resettled-retiree");
        String id = registered(claim(person, today().minusDays(3)));
        WorkingCalendar calendar =
                new WorkingCalendar(
                        Set.of(today().getYear(), today().getYear() + 1),
                        Set.of(
                                LocalDate.of(today().getYear(), 1, 1),
                                LocalDate.of(today().getYear() + 1, 1, 1)),
                        Set.of());
        String ten = calendar.plusWorkingDays(today(), 10).toString();
        String twenty = calendar.plusWorkingDays(today(), 20).toString();

        auditor("checker")
                .get("/api/v1/claims/" + id)
                .then()
                .body("claim.dueOn", equalTo(ten))
                .body("claim.overdue", equalTo(false))
                .body("claim.special", nullValue());
        decide(id, "special", "checker")
                .then()
                .statusCode(200)
                .body("claim.dueOn", equalTo(twenty))
                .body("claim.special", equalTo("更正"));
        problem(decide(id, "special", "checker"), 409, "claim-decided");
        decide(id, "rejection", "checker").then().statusCode(200);
        problem(decide(id, "special", "checker"), 409, "claim-decided");

        Map<String, Object> small = claim(person, today().minusDays(3));
        small.put("careType", "outpatient");
        small.put("beganOn", small.get("endedOn"));
        small.put("total", "999.99");
        small.put("invoices", List.of(fields("number", "K" + id, "amount", "999.99")));
        small.remove("lines");
        small.put("sums", List.of(fields("category", "09", "amount", "999.99")));
        String five = calendar.plusWorkingDays(today(), 5).toString();
        register(small).then().statusCode(201).body("claim.dueOn", equalTo(five));
    }

    private static Map<String, Object> payout(String amount, LocalDate paidOn) {
        return fields("amount", amount, "paidOn", paidOn.toString(), "reference", "99990017");
    }

    private static RequestSpecification cashier(String user) {
        return as(Role.FINANCE_MAKER, user, "220300");
    }

    private Response pay(String id, String amount, String user) {
        return pay(id, amount, today(), user);
    }

    private static Response pay(String id, String amount, LocalDate paidOn, String user) {
        return cashier(user).body(payout(amount, paidOn)).post("/api/v1/claims/" + id + "/payout");
    }

    private Response payBack(String id, String user) {
        return cashier(user)
                .body(
                        fields(
                                "returnedOn",
                                today().toString(),
                                "reference",
                                "99990018",
                                "reason",
                                "账号有误"))
                .post("/api/v1/claims/" + id + "/payout/return");
    }

    private static List<String> unpaid() {
        return cashier("cashier")
                .get("/api/v1/claims?region=220300&unpaid=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void sums_per_category_stand_for_a_list_that_nobody_has() {
        String person = world.person("employee", "12", "220300");
        Map<String, Object> claim = claim(person, today().minusDays(3));
        claim.remove("lines");
        claim.put(
                "sums",
                List.of(
                        fields("category", "09", "amount", "4500.00", "fullSelfPay", "500.00"),
                        fields("category", "01", "amount", "1000.00", "priorSelfPay", "100.00")));
        claim.put("institution", fields("name", "示例镇卫生院", "level", "09", "region", "220500"));

        register(claim)
                .then()
                .statusCode(201)
                .body("claim.institution.code", nullValue())
                .body("claim.institution.name", equalTo("示例镇卫生院"))
                .body("claim.fullSelfPay", equalTo("500.00"))
                .body("claim.priorSelfPay", equalTo("100.00"))
                .body("claim.inScope", equalTo("4900.00"))
                .body("lines.itemCode", contains(nullValue(), nullValue()))
                .body("claim.payee.account", endsWith("2222"))
                .body("claim.payee.account", containsString("****"));

        claim.put(
                "sums",
                List.of(fields("category", "09", "amount", "5500.00", "fullSelfPay", "5500.01")));
        register(renewed(claim))
                .then()
                .statusCode(400)
                .body("violations.field", contains("sums[0].amount"));
        claim.put("institution", fields("name", "示例镇卫生院"));
        register(renewed(claim))
                .then()
                .statusCode(400)
                .body("violations.field", contains("institution.level"));
    }

    @Test
    void whoever_registers_does_not_approve_and_whoever_approves_does_not_cancel() {
        String person = filed("resettled-retiree");
        String id = registered(claim(person, today().minusDays(3)));

        problem(approve(id, "4370.00", "maker"), 409, "same-person");
        problem(decide(id, "rejection", "maker"), 409, "same-person");
        problem(approve(id, "4370.01", "checker"), 409, "claim-changed");
        assertThat(year(person, today().minusDays(3).getYear())).isEmpty();

        approve(id, "4370.00", "checker").then().statusCode(200);
        problem(approve(id, "4370.00", "checker"), 409, "claim-decided");
        problem(decide(id, "rejection", "checker"), 409, "claim-decided");
        problem(decide(id, "cancellation", "checker"), 409, "same-person");
        decide(id, "cancellation", "head")
                .then()
                .statusCode(200)
                .body("claim.state", equalTo("cancelled"));
        problem(decide(id, "cancellation", "head"), 409, "claim-decided");
        problem(
                auditor("checker").get("/api/v1/claims/" + id + "/computation"),
                409,
                "claim-decided");

        assertThat(year(person, today().minusDays(3).getYear())).containsExactly("0 0 0 0 0");
        assertThat(
                        world.number(
                                "select sum(total_fen)::bigint from settlement where visit_id = '"
                                        + id
                                        + "'"))
                .isZero();
        books.mustBeExact();
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "update claim set total_fen = 1 where"
                                                                + " claim_id = '"
                                                                + id
                                                                + "'")))
                .hasMessageContaining("never changed");
    }

    @Test
    void an_invoice_is_reimbursed_once() {
        String person = filed("resettled-retiree");
        Map<String, Object> claim = claim(person, today().minusDays(3));
        String id = registered(claim);

        Map<String, Object> again = new LinkedHashMap<>(claim);
        again.put("diagnosis", "阑尾炎");
        problem(register(again), 409, "invoice-claimed");
        String printed = invoice(claim);
        again.put(
                "invoices",
                List.of(fields("number", " " + printed.toLowerCase(), "amount", "5500.00")));
        problem(register(again), 409, "invoice-claimed");
        // Another institution has numbers of its own.
        again.put("institution", fields("code", World.OTHER_HOSPITAL));
        register(again).then().statusCode(201).body("overlapping", equalTo(List.of()));

        decide(id, "rejection", "checker").then().statusCode(200);
        String second = registered(claim);
        approve(second, "4370.00", "checker").then().statusCode(200);
        problem(register(claim), 409, "invoice-claimed");
        decide(second, "cancellation", "head").then().statusCode(200);
        registered(claim);
    }

    @Test
    void what_is_settled_directly_is_not_claimed_and_what_is_claimed_is_not_settled() {
        String person = filed("resettled-retiree");
        String number = "DX" + NUMBERS.incrementAndGet();
        String visit = hospital.outpatient(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "100.00", 5)));
        String bill =
                hospital.settle(visit, fields("total", "100.00", "invoice", number))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id");

        Map<String, Object> claim = claim(person, today().minusDays(3));
        claim.put("institution", fields("code", World.HOSPITAL));
        claim.put("invoices", List.of(fields("number", number.toLowerCase(), "amount", "5500.00")));
        problem(register(claim), 409, "invoice-settled");
        hospital.cancel(bill).then().statusCode(200);
        String id = registered(claim);

        problem(
                hospital.settle(visit, fields("total", "100.00", "invoice", number)),
                409,
                "invoice-claimed");
        hospital.settle(visit, fields("total", "100.00", "invoice", number + "A"))
                .then()
                .statusCode(200);
        auditor("checker")
                .get("/api/v1/claims/" + id)
                .then()
                .body("overlapping.size()", equalTo(1));
        // Nor does the institution take a claim's settlement back.
        String settled =
                approve(id, fundTotal(id), "checker")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("claim.settlementId");
        problem(hospital.cancel(settled), 404, "settlement-unknown");
    }

    @Test
    void the_last_day_is_in_time_and_the_day_after_needs_the_authority() {
        String person = filed("resettled-retiree");
        LocalDate last = today().minusMonths(12);

        register(claim(person, last))
                .then()
                .statusCode(201)
                .body("claim.lastDay", equalTo(today().toString()))
                .body("claim.extension", nullValue());

        Map<String, Object> late = claim(person, last.minusDays(1));
        problem(register(late), 422, "claim-late");
        Map<String, Object> extension =
                fields(
                        "personNo",
                        person,
                        "scheme",
                        "employee",
                        "endedOn",
                        last.minusDays(1).toString(),
                        "lastDay",
                        today().toString(),
                        "reason",
                        "长期昏迷，家属不知情");
        as(Role.FEE_AUDITOR, "checker", "220300")
                .body(extension)
                .post("/api/v1/claim-extensions")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "province", "230000")
                .body(extension)
                .post("/api/v1/claim-extensions")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "province", "220000")
                .body(extension)
                .post("/api/v1/claim-extensions")
                .then()
                .statusCode(201)
                .body("grantedBy", equalTo("province"));
        register(late)
                .then()
                .statusCode(201)
                .body("claim.extension", org.hamcrest.Matchers.notNullValue());
        problem(register(claim(person, last.minusDays(2))), 422, "claim-late");
        auditor("checker")
                .get("/api/v1/claim-extensions?personNo=" + person)
                .then()
                .body("extensions.size()", equalTo(1));
    }

    @Test
    void care_of_last_year_counts_in_last_year() {
        String person = filed("resettled-retiree");
        LocalDate lastYear = today().minusMonths(11);
        if (lastYear.getYear() == today().getYear()) {
            lastYear = LocalDate.of(today().getYear() - 1, 12, 31);
        }
        String id = registered(claim(person, lastYear));
        approve(id, fundTotal(id), "checker").then().statusCode(200);

        assertThat(year(person, today().getYear())).isEmpty();
        assertThat(year(person, lastYear.getYear())).containsExactly("1 1 550000 40000 437000");
        decide(id, "cancellation", "head").then().statusCode(200);
        assertThat(year(person, lastYear.getYear())).containsExactly("0 0 0 0 0");
        books.mustBeExact();
    }

    @Test
    void who_is_not_filed_is_reduced_and_who_files_afterwards_is_not() {
        String person = world.person("employee", "12", "220300");
        String id = registered(claim(person, today().minusDays(3)));
        // 20 points less: 4,600 × 75 %.
        assertThat(fundTotal(id)).isEqualTo("3450.00");

        file(person, "resettled-retiree", today());
        assertThat(fundTotal(id)).isEqualTo("4370.00");
    }

    @Test
    void what_bars_the_benefit_bars_the_claim() {
        String person = world.person("employee", "12", "220300");
        Map<String, Object> claim = claim(person, today().minusDays(3));
        claim.put("thirdParty", true);
        problem(register(claim), 422, "third-party-injury");
        claim.put("thirdParty", false);
        claim.put("scheme", "resident");
        problem(register(claim), 422, "not-in-scheme");
        claim.put("scheme", "employee");
        claim.put("endedOn", today().plusDays(1).toString());
        register(claim).then().statusCode(400).body("violations.field", contains("endedOn"));
        claim.put("endedOn", today().minusDays(3).toString());
        claim.put("total", "5500.01");
        problem(register(claim), 422, "total-differs");
        claim.put("total", "5500.00");
        claim.put("invoices", List.of(fields("number", "N1", "amount", "5499.99")));
        problem(register(claim), 422, "total-differs");
    }

    @Test
    void what_was_bought_during_a_stay_is_not_claimed_apart_from_it() {
        String person = filed("resettled-retiree");
        hospital.stay(person);
        LocalDate admitted = Hospital.daysAgo(5).toLocalDate();
        Map<String, Object> claim = claim(person, admitted.plusDays(2));
        claim.put("careType", "outpatient");
        claim.put("beganOn", admitted.plusDays(2).toString());
        claim.put("lines", List.of());
        claim.put("sums", List.of(fields("category", "09", "amount", "5500.00")));
        problem(register(claim), 409, "already-in-hospital");

        // The day of admission is free.
        claim.put("beganOn", admitted.toString());
        claim.put("endedOn", admitted.toString());
        register(claim).then().statusCode(201);
    }

    @Test
    void a_counter_sees_its_own_region_and_nobody_elses() {
        String person = filed("resettled-retiree");
        Map<String, Object> claim = claim(person, today().minusDays(3));
        as(Role.FILING_CLERK, "maker", "220100")
                .body(claim)
                .post("/api/v1/claims")
                .then()
                .statusCode(403);
        hospital.request().body(claim).post("/api/v1/claims").then().statusCode(403);
        String id = registered(claim);

        as(Role.FEE_AUDITOR, "other", "220100").get("/api/v1/claims/" + id).then().statusCode(403);
        hospital.get("/api/v1/claims/" + id).then().statusCode(403);
        as(Role.FEE_AUDITOR, "other", "220100")
                .body(fields("fundTotal", "4370.00"))
                .post("/api/v1/claims/" + id + "/approval")
                .then()
                .statusCode(403);
        as(Role.AUTHORITY, "province", "220000").get("/api/v1/claims/" + id).then().statusCode(200);
        auditor("checker")
                .get("/api/v1/claims?state=registered&personNo=" + person)
                .then()
                .body("items.id", contains(id));
        problem(
                auditor("checker").get("/api/v1/claims/R2203002601010000000"),
                404,
                "claim-unknown");
    }

    @Test
    void claims_and_direct_bills_of_a_person_at_once_leave_exact_accumulators() throws Exception {
        String person = filed("resettled-retiree");
        world.balance(person, "10000.00");
        List<String> claims = new ArrayList<>();
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> claim = claim(person, today());
            claim.put("careType", "outpatient");
            claim.put("beganOn", today().toString());
            claim.put("lines", List.of());
            claim.put("total", "100.00");
            claim.put("sums", List.of(fields("category", "09", "amount", "100.00")));
            claim.put(
                    "invoices",
                    List.of(fields("number", "C" + NUMBERS.incrementAndGet(), "amount", "100.00")));
            String id = registered(claim);
            claims.add(id);
            work.add(() -> approveWhateverItIs(id));
            String visit = hospital.outpatient(person);
            hospital.uploaded(visit, List.of(line("1", World.BED, "100.00", 5)));
            work.add(
                    () ->
                            hospital.settle(visit, fields("total", "100.00", "useAccount", true))
                                    .statusCode());
        }
        assertThat(together(work)).containsOnly(200);

        // 16 bills of 100: 400 of deductible once, 70 % of the other 1,200.
        assertThat(year(person, today().getYear())).containsExactly("16 0 160000 40000 84000");
        books.mustBeExact();

        List<Callable<Integer>> back = new ArrayList<>();
        claims.forEach(id -> back.add(() -> decide(id, "cancellation", "head").statusCode()));
        assertThat(together(back)).containsOnly(200);
        assertThat(year(person, today().getYear()).get(0)).startsWith("8 0 80000 ");
        books.mustBeExact();
    }

    /** Tries again with what it comes to now until nobody settles in between. */
    private int approveWhateverItIs(String id) {
        for (int i = 0; i < 100; i++) {
            int status = approve(id, fundTotal(id), "checker").statusCode();
            if (status != 409) {
                return status;
            }
        }
        return 409;
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private String filed(String type) {
        String person = world.person("employee", "12", "220300");
        file(person, type, LocalDate.of(2020, 1, 1));
        return person;
    }

    private void file(String person, String type, LocalDate from) {
        Map<String, Object> filing = new LinkedHashMap<>(World.filing(person, type, "active", 1));
        filing.put("insuredRegion", "220300");
        filing.put("treatmentRegions", List.of("220200", "220500"));
        filing.put("validFrom", from.toString());
        world.tell("filing-events", "filing-changed.v1", person, filing);
        world.until("select count(*) = 1 from filing where filing_id = 'F" + person + "'");
    }

    /** A stay of ten days: 5,000 in scope and 500 of class C, at an unconnected hospital. */
    private Map<String, Object> claim(String person, LocalDate endedOn) {
        LocalDate beganOn = endedOn.minusDays(10);
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("personNo", person);
        claim.put("scheme", "employee");
        claim.put("institution", fields("name", "示例镇 卫生院", "level", "09", "region", "220200"));
        claim.put("careType", "inpatient");
        claim.put("beganOn", beganOn.toString());
        claim.put("endedOn", endedOn.toString());
        claim.put("reason", "not-networked");
        claim.put("diagnosis", "急性阑尾炎");
        claim.put("total", "5500.00");
        claim.put(
                "invoices",
                List.of(fields("number", "Z" + NUMBERS.incrementAndGet(), "amount", "5500.00")));
        claim.put(
                "lines",
                List.of(
                        item(World.BED, endedOn, 125, "40.00", "5000.00"),
                        item(World.VIP, beganOn, 1, "500.00", "500.00")));
        claim.put(
                "evidence",
                List.of(
                        fields("kind", "invoice", "reference", "档案1"),
                        fields("kind", "medical-record", "reference", "档案2")));
        claim.put("payee", fields("name", "示例人员", "bank", "示例银行", "account", "9999000011112222"));
        return claim;
    }

    private static Map<String, Object> item(
            String code, LocalDate day, int count, String price, String amount) {
        return fields(
                "itemCode",
                code,
                "occurredOn",
                day.toString(),
                "count",
                count,
                "price",
                price,
                "amount",
                amount);
    }

    @SuppressWarnings("unchecked")
    private static String invoice(Map<String, Object> claim) {
        return (String) ((List<Map<String, Object>>) claim.get("invoices")).get(0).get("number");
    }

    private static Map<String, Object> renewed(Map<String, Object> claim) {
        Map<String, Object> renewed = new LinkedHashMap<>(claim);
        renewed.put(
                "invoices",
                List.of(fields("number", "Z" + NUMBERS.incrementAndGet(), "amount", "5500.00")));
        return renewed;
    }

    private static RequestSpecification as(String role, String user, String region) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(DevTokens.held(KEYS, role, user, "", region))
                .contentType("application/json");
    }

    private static RequestSpecification auditor(String user) {
        return as(Role.FEE_AUDITOR, user, "220300");
    }

    private static Response register(Map<String, Object> claim) {
        return as(Role.FILING_CLERK, "maker", "220300").body(claim).post("/api/v1/claims");
    }

    private static String registered(Map<String, Object> claim) {
        return register(claim).then().statusCode(201).extract().path("claim.id");
    }

    private static String fundTotal(String id) {
        return auditor("checker")
                .get("/api/v1/claims/" + id + "/computation")
                .then()
                .statusCode(200)
                .extract()
                .path("settlement.fundTotal");
    }

    private static Response approve(String id, String funds, String user) {
        return auditor(user)
                .body(fields("fundTotal", funds, "reason", "材料齐全"))
                .post("/api/v1/claims/" + id + "/approval");
    }

    private static Response decide(String id, String what, String user) {
        return auditor(user).body(fields("reason", "更正")).post("/api/v1/claims/" + id + "/" + what);
    }

    private static void problem(Response response, int status, String code) {
        response.then().statusCode(status).body("type", endsWith("/" + code));
    }

    private List<String> year(String person, int year) {
        return world.texts(
                "select concat_ws(' ', bills, admissions, total_fen, deductible_fen +"
                        + " yearly_deductible_fen, pooling_fen) from accumulator where person_no = '"
                        + person
                        + "' and year = "
                        + year);
    }

    private ReceivedEvent told(String settlement) {
        await().atMost(Duration.ofSeconds(30)).until(() -> !listener.of(settlement).isEmpty());
        return listener.of(settlement).get(0);
    }
}
