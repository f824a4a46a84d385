package org.crossregion.fund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * Quotas from the draft to the notices: who may take which step in which state, and what counts
 * from when on. Regions 74 to 79.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(Keys.class)
class PublicationTest extends FundDesk {

    @Inject Heard heard;

    @BeforeEach
    void october() {
        itIsOctober();
        nationalPolicy();
        tell(Told.workingDays(2026), Told.workingDays(2027));
    }

    /** zhao fixes, qian is the other person; in each state every step, by both. */
    @Test
    void every_step_refuses_the_wrong_state_and_its_own_maker() {
        for (String who : List.of("zhao", "qian")) {
            refused("approval", who, 404, "quotas-not-fixed");
            refused("publication", who, 404, "quotas-not-fixed");
            refused("notices", who, 404, "quotas-not-fixed");
        }

        bases("2026,740100,740200,employee,3000.00");
        fix("740000", "zhao")
                .body("quotas[0].state", equalTo("draft"))
                .body("quotas[0].inForce", nullValue());
        refused("approval", "zhao", 409, "quotas-fixed-by-caller");
        refused("publication", "zhao", 409, "quotas-fixed-by-caller");
        refused("publication", "qian", 409, "quotas-not-approved");
        refused("notices", "zhao", 409, "quotas-not-published");
        refused("notices", "qian", 409, "quotas-not-published");
        balance("740000").body("items", hasSize(0));
        form("740000").body("header.状态", equalTo("草案，未公布"));

        step("740000", "approval", "qian")
                .statusCode(200)
                .body("[0].state", equalTo("approved"))
                .body("[0].inForce", nullValue());
        refused("publication", "zhao", 409, "quotas-fixed-by-caller");
        refused("notices", "qian", 409, "quotas-not-published");
        step("740100", "publication", "qian").statusCode(404);
        step("750000", "publication", "qian").statusCode(404);
        balance("740000").body("items", hasSize(0));
        assertThat(heard.of("quota-fixed.v1", "740100")).isEmpty();

        step("740000", "publication", "qian")
                .statusCode(200)
                .body("changed", equalTo(1))
                .body("quotas[0].state", equalTo("published"))
                .body("quotas[0].inForce", equalTo("2000.00"))
                .body("quotas[0].publishedBy", equalTo("qian"));
        // The same again changes nothing, by whomever.
        step("740000", "publication", "zhao").statusCode(200).body("changed", equalTo(0));
        step("740000", "approval", "zhao").statusCode(200);
        balance("740000").body("items[0].quota", equalTo("2000.00"));
        await().until(() -> heard.of("quota-fixed.v1", "740100").size() == 1);
        refused("notices", "zhao", 409, "quotas-fixed-by-caller");
        step("740100", "notices", "qian").statusCode(404);
        form("740000").body("header.状态", nullValue());

        // A later draft leaves in force what is.
        bases("2026,740100,740200,employee,3300.00");
        fix("740000", "zhao")
                .body("quotas[0].quota", equalTo("2200.00"))
                .body("quotas[0].state", equalTo("draft"))
                .body("quotas[0].inForce", equalTo("2000.00"));
        form("740000").body("sections[0].rows[0][4]", equalTo("2000.00"));
        step("740000", "notices", "qian")
                .statusCode(200)
                .body("notices[0].total", equalTo("2000.00"));
        step("740000", "approval", "qian").statusCode(200);
        step("740000", "publication", "sun").statusCode(200).body("changed", equalTo(1));
        balance("740000").body("items[0].quota", equalTo("2200.00"));
        step("740000", "notices", "qian")
                .statusCode(200)
                .body("notices[0].total", equalTo("200.00"));
        form("740000").body("sections[0].rows[0][4]", equalTo("2200.00"));
    }

    @Test
    void the_database_itself_refuses_to_publish_what_is_not_approved_or_ones_own() {
        bases("2026,750100,750200,employee,3.00");
        fix("750000", "zhao");
        assertThatThrownBy(() -> publishByHand("750100", "qian"))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("nobody has approved");
        step("750000", "approval", "qian").statusCode(200);
        assertThatThrownBy(() -> publishByHand("750100", "zhao"))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .hasMessageContaining("whoever fixed it");
    }

    @Test
    void what_last_year_ended_with_must_still_hold_when_a_quota_is_published() {
        bases("2026,760100,760200,employee,150.00\n2027,760100,760200,employee,300.00");
        fix("760000", "zhao");
        putIntoForce(2026, "760000");
        issue(2026, "760000").body("notices[0].total", equalTo("100.00"));

        fixYear(2027, "760000")
                .body("quotas[0].lastYear", equalTo("100.00"))
                .body("quotas[0].carried", equalTo("0.00"));
        stepOf(2027, "760000", "approval", "qian").statusCode(200);
        paidIn("2026,760100,760200,employee,30.00");
        stepOf(2027, "760000", "publication", "qian")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quotas-outdated"))
                .body("detail", containsString("30.00"));

        // The order of 100 still stands, and 30 came beside it: 30 are carried over.
        fixYear(2027, "760000").body("quotas[0].carried", equalTo("30.00"));
        putIntoForce(2027, "760000");
        issue(2027, "760000").body("notices[0].total", equalTo("70.00"));
        paidIn("2026,760100,760200,employee,50.00");
        stepOf(2027, "760000", "notices", "qian")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/quotas-outdated"));
        fixYear(2027, "760000");
        putIntoForce(2027, "760000");
        // 70 were asked for and 50 are due.
        issue(2027, "760000")
                .body("notices[0].direction", equalTo("receivable"))
                .body("notices[0].total", equalTo("20.00"));
        // What is left over of 2026 is in 2027's balance: 2026 does not return it too.
        issue(2026, "760000").body("notices", hasSize(0));
    }

    @Test
    void an_increase_is_not_approved_once_the_next_years_quota_is_published() {
        bases("2027,770100,770200,employee,300.00");
        paidIn("2026,770100,770200,employee,100.00");
        tell(Told.settled("T77-1", null, "770100", "770200", MONTH, 100_00));
        untilTold("770100", MONTH, "100.00");
        String early = ask().statusCode(201).extract().path("id");
        String late = ask().statusCode(201).extract().path("id");
        decide(early, "approval").statusCode(200);

        fixYear(2027, "770000")
                .body("quotas[0].lastYear", equalTo("50.00"))
                .body("quotas[0].carried", equalTo("100.00"));
        putIntoForce(2027, "770000");

        decide(late, "approval")
                .statusCode(409)
                .body("type", equalTo("/problems/fund/increase-too-late"));
        decide(late, "rejection").statusCode(200).body("state", equalTo("rejected"));
    }

    @Test
    void a_policy_for_all_and_one_beyond_the_province_watch_the_same_region_each_for_itself() {
        imports(
                        "quota-policies",
                        """
                        - region: "780000"
                          validFrom: 2026-01-01
                          source: test
                          alertScope: insured
                        - region: "780000"
                          tier: national
                          validFrom: 2026-01-01
                          source: test
                          alertScope: insured
                        """)
                .statusCode(200);
        paidIn("2026,780100,780200,employee,100.00\n2026,780100,110100,employee,100.00");

        tell(Told.settled("T78-1", null, "780100", "780200", MONTH, 70_00));
        await().until(() -> alerts().size() == 1);
        tell(Told.settled("T78-2", null, "780100", "110100", MONTH, 75_00));
        await().until(() -> alerts().size() == 2);

        assertThat(alerts())
                .containsExactly("yellow insured all 7000", "yellow insured national 7500");
    }

    @Test
    void the_agency_applies_in_five_working_days_and_finance_transfers_in_five_more() {
        String policy =
                """
                - region: "790000"
                  validFrom: 2026-01-01
                  source: 苏医保发〔2022〕75号
                  noticeDays: 10
                  applyDays: %d
                """;
        imports("quota-policies", policy.formatted(10)).statusCode(422);
        imports("quota-policies", policy.formatted(-1)).statusCode(422);
        imports("quota-policies", policy.formatted(5)).statusCode(200);
        bases("2026,790100,790200,employee,150.00");
        fix("790000", "zhao");
        putIntoForce(2026, "790000");

        String number =
                issue(2026, "790000")
                        .body("notices[0].signedOn", equalTo("2026-10-20"))
                        .body("notices[0].applyBy", equalTo("2026-10-27"))
                        .body("notices[0].deadline", equalTo("2026-11-03"))
                        .extract()
                        .path("notices[0].number");
        String again =
                as(Role.AUTHORITY, "790000", "sun")
                        .body("{\"reason\": \"账户有误\"}")
                        .post("/api/v1/notices/" + number + "/void")
                        .then()
                        .statusCode(200)
                        .body("applyBy", equalTo("2026-10-27"))
                        .extract()
                        .path("number");
        as(Role.AUTHORITY, "790000")
                .get("/api/v1/forms/8?format=json&id=" + again)
                .then()
                .statusCode(200)
                .body("sections[2].rows[3][0]", equalTo("经办机构用款申请期限"))
                .body("sections[2].rows[3][1]", equalTo("2026-10-27"))
                .body("sections[2].rows[4][1]", equalTo("2026-11-03"));
        await().until(() -> heard.of("fund-notice-issued.v1", again).size() == 1);
        assertThat(heard.of("fund-notice-issued.v1", again).get(0))
                .contains("\"applyBy\":\"2026-10-27\"");
    }

    private void publishByHand(String insured, String who) {
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "insert into quota_publication select year, insured_region,"
                                        + " treatment_region, scheme, version, now(), ? from quota"
                                        + " where insured_region = ?",
                                who,
                                insured));
    }

    private static List<String> alerts() {
        return as(Role.AUTHORITY, "780000")
                .get("/api/v1/alerts?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path(
                        "items.collect{it.level + ' ' + it.scope + ' ' + it.tier + ' ' +"
                                + " it.utilisationBasisPoints}");
    }

    private static ValidatableResponse ask() {
        return as(Role.FINANCE_MAKER, "770100")
                .body(
                        """
                        {"year": 2026, "insuredRegion": "770100", "treatmentRegion": "770200",
                         "scheme": "employee", "amount": "50.00", "reason": "年末"}
                        """)
                .post("/api/v1/emergency-increases")
                .then();
    }

    private static ValidatableResponse decide(String id, String how) {
        return as(Role.AUTHORITY, "770000", "li")
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/emergency-increases/" + id + "/" + how)
                .then();
    }

    private static void refused(String step, String who, int status, String problem) {
        step("740000", step, who)
                .statusCode(status)
                .body("type", equalTo("/problems/fund/" + problem));
    }

    private static ValidatableResponse step(String region, String step, String who) {
        return stepOf(2026, region, step, who);
    }

    private static ValidatableResponse stepOf(int year, String region, String step, String who) {
        return as(Role.AUTHORITY, region, who)
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/quotas/" + year + "/" + step)
                .then();
    }

    private static ValidatableResponse issue(int year, String region) {
        return stepOf(year, region, "notices", "qian").statusCode(200);
    }

    private static ValidatableResponse fix(String region, String who) {
        return as(Role.AUTHORITY, region, who).post("/api/v1/quotas/2026").then().statusCode(200);
    }

    private static ValidatableResponse fixYear(int year, String region) {
        return as(Role.AUTHORITY, region, "zhao")
                .post("/api/v1/quotas/" + year)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse balance(String region) {
        return as(Role.AUTHORITY, region).get("/api/v1/balances").then().statusCode(200);
    }

    private static ValidatableResponse form(String region) {
        return as(Role.AUTHORITY, region)
                .get("/api/v1/forms/6-1?format=json&period=2026&authority=" + region)
                .then()
                .statusCode(200);
    }
}
