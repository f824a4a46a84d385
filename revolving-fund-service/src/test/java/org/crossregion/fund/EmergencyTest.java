package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.crossregion.embedded.TestServices;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Emergency increases from the request to the money, in regions 43xxxx of their own. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
class EmergencyTest extends FundDesk {

    @BeforeEach
    void october() {
        itIsOctober();
        nationalPolicy();
        tell(Told.workingDays(2026), Told.workingDays(2027));
    }

    @Test
    void below_ninety_percent_it_is_refused_naming_the_utilisation_and_from_there_on_granted() {
        paidIn("2026,430100,430200,employee,10000.00");
        tell(Told.settled("T430-1", null, "430100", "430200", MONTH, 8_999_99));
        untilTold("430100", MONTH, "8999.99");

        ask("430100", "430200", "5000.00")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/utilisation-below-red"))
                .body("detail", containsString("89.99 %"))
                .body("detail", containsString("90.00 %"));

        tell(Told.settled("T430-2", null, "430100", "430200", MONTH, 1));
        untilTold("430100", MONTH, "9000.00");
        ask("430100", "430200", "5000.00")
                .statusCode(201)
                .body("state", equalTo("requested"))
                .body("utilisationBasisPoints", equalTo(9000))
                .body("notice", nullValue());
    }

    @Test
    void what_one_asks_another_approves_and_the_region_pays_in_parts() {
        paidIn("2026,430300,430400,employee,1000.00");
        tell(Told.settled("T433-1", null, "430300", "430400", MONTH, 1_000_01));
        untilTold("430300", MONTH, "1000.01");
        String id = ask("430300", "430400", "500.00").statusCode(201).extract().path("id");

        decide(id, "approval", Role.AUTHORITY, "430000", "finance-maker-1")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/increase-of-caller"));
        decide(id, "approval", Role.AUTHORITY, "440000", "other").statusCode(403);
        decide(id, "approval", Role.FINANCE_CHECKER, "430000", "other").statusCode(403);
        String notice =
                decide(id, "approval", Role.AUTHORITY, "430000", "li")
                        .statusCode(200)
                        .body("state", equalTo("approved"))
                        .extract()
                        .path("notice");
        decide(id, "approval", Role.AUTHORITY, "430000", "li")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/increase-decided"));

        assertThat(notice).matches("430000-2026-F8-\\d{4}");
        // Ten working days after Tuesday the 20th.
        notice(notice)
                .body("notice.state", equalTo("issued"))
                .body("notice.kind", equalTo("emergency"))
                .body("notice.signedOn", equalTo("2026-10-20"))
                .body("notice.deadline", equalTo("2026-11-03"))
                .body("notice.total", equalTo("500.00"))
                .body("notice.lines[0].counterparty", equalTo("430400"));

        tell(Told.noticePaid(notice, "emergency", "employee", 200_00, 300_00));
        await().untilAsserted(() -> notice(notice).body("notice.state", equalTo("part-paid")));
        increase(id).body("state", equalTo("approved")).body("paid", equalTo("200.00"));
        tell(Told.noticePaid(notice, "emergency", "employee", 300_00, 0));
        await().untilAsserted(
                        () ->
                                notice(notice)
                                        .body("notice.state", equalTo("paid"))
                                        .body("transfers", hasSize(2)));
        increase(id).body("state", equalTo("paid"));
        utilisation("430300", MONTH)
                .body("items[0].paidIn", equalTo("1500.00"))
                .body("items[0].liveBasisPoints", equalTo(6666));
        assertThat(held("430300")).isEqualTo(1_500_00L);
    }

    @Test
    void more_than_was_asked_for_is_not_taken_in() {
        paidIn("2026,430500,430600,employee,1.00");
        tell(Told.settled("T435-1", null, "430500", "430600", MONTH, 100));
        untilTold("430500", MONTH, "1.00");
        String id = ask("430500", "430600", "1.00").statusCode(201).extract().path("id");
        String notice =
                decide(id, "approval", Role.APPROVER, "430500", "wang").extract().path("notice");
        long parked = parking.parked();

        tell(Told.noticePaid(notice, "emergency", "employee", 1_01, 0));

        await().until(() -> parking.parked() == parked + 1);
        assertThat(held("430500")).isEqualTo(1_00L);
    }

    @Test
    void a_rejected_increase_moves_nothing() {
        paidIn("2026,430700,430800,employee,1.00");
        tell(Told.settled("T437-1", null, "430700", "430800", MONTH, 100));
        untilTold("430700", MONTH, "1.00");
        String id = ask("430700", "430800", "1.00").statusCode(201).extract().path("id");

        decide(id, "rejection", Role.AUTHORITY, "430000", "li")
                .statusCode(200)
                .body("state", equalTo("rejected"))
                .body("notice", nullValue());
        as(Role.FINANCE_MAKER, "430700")
                .get("/api/v1/emergency-increases?state=rejected")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id));
    }

    @Test
    void what_makes_no_sense_is_refused_by_field() {
        as(Role.FINANCE_MAKER, "431100")
                .body(asked(2025, "431100", "431200", "1.00"))
                .post("/api/v1/emergency-increases")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("year"));
        ask("431100", "431100", "1.00")
                .statusCode(400)
                .body("violations[0].field", equalTo("treatmentRegion"));
        ask("431100", "431200", "0.00")
                .statusCode(400)
                .body("violations[0].field", equalTo("amount"));
        ask("431100", "431200", "1.00")
                .statusCode(409)
                .body("detail", containsString("nothing is paid in"));
        as(Role.FINANCE_MAKER, "431200")
                .body(asked(2026, "431100", "431200", "1.00"))
                .post("/api/v1/emergency-increases")
                .then()
                .statusCode(403);
        increase("01989f6e-0006-7000-8000-000000000099")
                .statusCode(404)
                .body("type", equalTo("/problems/fund/increase-unknown"));
        as(Role.AUDITOR, "")
                .get("/api/v1/notices/430000-2026-F8-9999")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/fund/notice-unknown"));
    }

    private static ValidatableResponse ask(String insured, String treatment, String amount) {
        return as(Role.FINANCE_MAKER, insured)
                .body(asked(2026, insured, treatment, amount))
                .post("/api/v1/emergency-increases")
                .then();
    }

    private static String asked(int year, String insured, String treatment, String amount) {
        return """
               {"year": %d, "insuredRegion": "%s", "treatmentRegion": "%s", "scheme": "employee",
                "amount": "%s", "reason": "冬季住院增多"}
               """
                .formatted(year, insured, treatment, amount);
    }

    private static ValidatableResponse decide(
            String id, String how, String role, String region, String user) {
        return as(role, region, user)
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/emergency-increases/" + id + "/" + how)
                .then();
    }

    private static ValidatableResponse increase(String id) {
        return as(Role.AUDITOR, "").get("/api/v1/emergency-increases/" + id).then();
    }

    private static ValidatableResponse notice(String number) {
        return as(Role.AUDITOR, "").get("/api/v1/notices/" + number).then().statusCode(200);
    }
}
