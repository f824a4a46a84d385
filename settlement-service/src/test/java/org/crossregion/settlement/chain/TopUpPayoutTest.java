package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.TopUpDesk.act;
import static org.crossregion.settlement.chain.TopUpDesk.as;
import static org.crossregion.settlement.chain.TopUpDesk.pay;
import static org.crossregion.settlement.chain.TopUpDesk.propose;
import static org.crossregion.settlement.chain.TopUpDesk.retired;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Beijing;
import org.crossregion.values.WorkingCalendar;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a top-up owes a person is paid at the bank like a claim, and in the time of one. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class TopUpPayoutTest {

    private static final String REGION = "220100";

    @Inject World world;
    @Inject Clock clock;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @BeforeEach
    void calendar() {
        world.build();
        for (int year = today().getYear() - 1; year <= today().getYear() + 1; year++) {
            world.workingDays(year, 1000, LocalDate.of(year, 1, 1));
        }
    }

    @Test
    void a_top_up_is_paid_by_finance_once_and_again_only_after_it_came_back() {
        String person = inService();
        String id = proposed(person, retired());
        problem(pay(REGION, id, "payout", "cashier", payout("264.00")), 409, "payout-not-due");
        approve(id);
        assertThat(unpaid(person)).containsExactly(id);

        problem(pay(REGION, id, "payout", "maker", payout("264.00")), 409, "same-person");
        problem(pay(REGION, id, "payout", "checker", payout("264.00")), 409, "same-person");
        problem(pay(REGION, id, "payout", "cashier", payout("263.99")), 409, "payout-differs");
        // Nobody has been named yet.
        pay(REGION, id, "payout", "cashier", payout("264.00"))
                .then()
                .statusCode(400)
                .body("violations.field", contains("payee"));
        problem(pay(REGION, id, "payout/return", "cashier", back()), 409, "payout-not-due");
        problem(pay("220200", id, "payout", "cashier", payout("264.00")), 403, "out-of-scope");

        Map<String, Object> named = payout("264.00");
        named.put("payee", payee("9999000011112222"));
        pay(REGION, id, "payout", "cashier", named)
                .then()
                .statusCode(200)
                .body("paidOn", equalTo(today().toString()))
                .body("overdue", equalTo(false))
                .body("payouts.kind", contains("paid"))
                .body("payouts[0].amount", equalTo("264.00"))
                .body("payouts[0].payee.account", endsWith("2222"))
                .body("payouts[0].payee.account", containsString("*"))
                .body("payouts[0].recordedBy", equalTo("cashier"));
        assertThat(unpaid(person)).isEmpty();
        problem(pay(REGION, id, "payout", "cashier", named), 409, "payout-not-due");

        pay(REGION, id, "payout/return", "cashier", back())
                .then()
                .statusCode(200)
                .body("paidOn", nullValue())
                .body("payouts.amount", contains("264.00", "-264.00"));
        assertThat(unpaid(person)).containsExactly(id);
        pay(REGION, id, "payout", "cashier", named)
                .then()
                .statusCode(200)
                .body("payouts.kind", contains("paid", "returned", "paid"));

        act(REGION, id, "cancellation", "head", fields("reason", "更正")).then().statusCode(200);
        assertThat(unpaid(person)).isEmpty();
        problem(pay(REGION, id, "payout", "cashier", named), 409, "payout-not-due");
        pay(REGION, id, "payout/return", "cashier", back()).then().statusCode(200);
        assertThat(world.texts("select payee_cipher from payout where top_up_id = '" + id + "'"))
                .hasSize(4)
                .noneMatch(cipher -> cipher.contains("9999000011112222"));
    }

    @Test
    void a_payee_named_when_it_is_proposed_is_who_is_paid() {
        Map<String, Object> request = retired();
        request.put("payee", payee("9999000055556666"));
        String id = proposed(inService(), request);
        as(Role.FEE_AUDITOR, "checker", REGION)
                .get("/api/v1/top-ups/" + id)
                .then()
                .body("payee.name", equalTo("示例人员"))
                .body("payee.account", endsWith("6666"))
                .body("payee.account", containsString("*"));
        approve(id);

        pay(REGION, id, "payout", "cashier", payout("264.00"))
                .then()
                .statusCode(200)
                .body("payouts[0].payee.account", endsWith("6666"));
        request.put("payee", payee("12"));
        propose(REGION, "A2201002601010000000", request).then().statusCode(400);
    }

    @Test
    void what_goes_back_to_the_account_is_not_paid_at_the_bank() {
        String person = inService();
        world.balance(person, "3000.00");
        String id = proposed(person, retired(), true);
        approve(id);

        assertThat(unpaid(person)).isEmpty();
        Map<String, Object> named = payout("264.00");
        named.put("payee", payee("9999000011112222"));
        problem(pay(REGION, id, "payout", "cashier", named), 409, "payout-differs");
        named.put("amount", "0.00");
        problem(pay(REGION, id, "payout", "cashier", named), 409, "payout-differs");
    }

    @Test
    void a_top_up_is_done_within_the_working_days_of_a_claim_and_a_special_case_has_longer() {
        WorkingCalendar calendar = knownDays();
        String id = proposed(inService(), retired());
        as(Role.FEE_AUDITOR, "checker", REGION)
                .get("/api/v1/top-ups/" + id)
                .then()
                .body("dueOn", equalTo(calendar.plusWorkingDays(today(), 10).toString()))
                .body("overdue", equalTo(false))
                .body("special", nullValue());
        act(REGION, id, "special", "checker", fields("reason", "须向就医地核实"))
                .then()
                .statusCode(200)
                .body("dueOn", equalTo(calendar.plusWorkingDays(today(), 20).toString()))
                .body("special", equalTo("须向就医地核实"));
        problem(
                act(REGION, id, "special", "checker", fields("reason", "再次")),
                409,
                "claim-decided");
        approve(id);
        problem(
                act(REGION, id, "special", "checker", fields("reason", "再次")),
                409,
                "claim-decided");
    }

    @Test
    void what_is_over_its_limit_is_on_the_list_of_what_is_overdue() {
        String person = inService();
        // Handed in so that its tenth working day was yesterday at the latest, and today.
        LocalDate late = today().minusDays(60);
        LocalDate inTime = late;
        while (knownDays().plusWorkingDays(inTime, 10).isBefore(today())) {
            late = inTime;
            inTime = inTime.plusDays(1);
        }
        String overdue = proposedOn(person, late, "settlement-of-" + person);
        String due = proposedOn(person, inTime, "another-of-" + person);

        assertThat(list(person, "&overdue=true")).containsExactly(overdue);
        assertThat(list(person, "")).containsExactlyInAnyOrder(overdue, due);
        as(Role.FEE_AUDITOR, "checker", REGION)
                .get("/api/v1/top-ups?region=" + REGION + "&overdue=true&personNo=" + person)
                .then()
                .body("items[0].overdue", equalTo(true))
                .body("items[0].dueOn", equalTo(knownDays().plusWorkingDays(late, 10).toString()));
        act(REGION, overdue, "special", "checker", fields("reason", "须向就医地核实"))
                .then()
                .statusCode(200)
                .body("overdue", equalTo(false));
        assertThat(list(person, "&overdue=true")).isEmpty();
    }

    private WorkingCalendar knownDays() {
        int year = today().getYear();
        return new WorkingCalendar(
                Set.of(year - 1, year, year + 1),
                Set.of(
                        LocalDate.of(year - 1, 1, 1),
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year + 1, 1, 1)),
                Set.of());
    }

    /** One that was proposed on a day that is over. */
    private String proposedOn(String person, LocalDate day, String settlement) {
        String id =
                "T" + REGION + "%013d".formatted(Math.abs((long) (person + settlement).hashCode()));
        world.forget(
                """
                insert into top_up (top_up_id, state, settlement_id, person_no, insured_region,
                       cause, reason, evidence, proposed_by, proposed_at, received_on, working_days,
                       special_working_days)
                values ('%s', 'proposed', '%s', '%s', '%s', 'policy', '测试', '测试', 'maker',
                       timestamptz '%5$s 09:00+08', date '%5$s', 10, 20)
                """
                        .formatted(id, settlement, person, REGION, day));
        return id;
    }

    private String inService() {
        String person = world.person("employee", "11", REGION);
        world.file(person, "resettled-retiree", "active", 1);
        return person;
    }

    private String proposed(String person, Map<String, Object> request) {
        return proposed(person, request, false);
    }

    /** Of a stay of 10,000 that was billed as of a person in service: 264 too little. */
    private String proposed(String person, Map<String, Object> request, boolean useAccount) {
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "10000.00", 250)));
        String bill =
                hospital.settle(visit, fields("total", "10000.00", "useAccount", useAccount))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id");
        return propose(REGION, bill, request).then().statusCode(201).extract().path("id");
    }

    private static void approve(String id) {
        act(REGION, id, "approval", "checker", fields("amount", "264.00")).then().statusCode(200);
    }

    private Map<String, Object> payout(String amount) {
        return fields("amount", amount, "paidOn", today().toString(), "reference", "99990017");
    }

    private Map<String, Object> back() {
        return fields("returnedOn", today().toString(), "reference", "99990018", "reason", "账号有误");
    }

    private static Map<String, Object> payee(String account) {
        return fields("name", "示例人员", "bank", "示例银行", "account", account);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private static List<String> unpaid(String person) {
        return list(person, "&unpaid=true");
    }

    private static List<String> list(String person, String query) {
        return as(Role.FINANCE_MAKER, "cashier", REGION)
                .get("/api/v1/top-ups?region=" + REGION + "&personNo=" + person + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static void problem(Response response, int status, String code) {
        response.then().statusCode(status).body("type", endsWith("/" + code));
    }
}
