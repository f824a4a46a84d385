package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** From admission to the event on the broker, over REST, on a real database and broker. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class SettlementChainTest {

    @Inject World world;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void a_stay_is_admitted_billed_settled_and_discharged() {
        String person = world.filedPerson();
        String visit = hospital.stay(person);
        assertThat(visit).matches("S220100[0-9]{13}");

        // 5 days at 60, of which 40 in scope; a scan of 300, of which 260 within the limit
        // and 26 of that paid first; 700 not in scope; 10,000 of an item nobody knows.
        hospital.uploaded(
                visit,
                List.of(
                        line("1", World.BED, "300.00", 5),
                        line("2", World.SCAN, "300.00", 1),
                        line("3", World.VIP, "700.00", 1)));
        hospital.preSettle(visit, "1300.00")
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("fullSelfPay", equalTo("700.00"))
                .body("overLimit", equalTo("140.00"))
                .body("priorSelfPay", equalTo("26.00"))
                .body("inScope", equalTo("434.00"));
        JsonPath bill =
                hospital.settle(visit, "1300.00").then().statusCode(200).extract().jsonPath();
        assertThat(bill.getString("id")).matches("A220100[0-9]{13}");
        assertThat(bill.getString("deductible")).isEqualTo("434.00");
        assertThat(bill.getString("cash")).isEqualTo("1300.00");
        assertThat(bill.getBoolean("inClearing")).isTrue();
        assertThat(bill.getString("filingType")).isEqualTo("resettled-retiree");
    }

    @Test
    void the_same_bill_again_is_the_same_settlement_and_another_one_is_refused() {
        String person = world.filedPerson();
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "4000.00", 100)));

        String first = hospital.settle(visit, "4000.00").then().extract().path("id");
        hospital.settle(visit, "4000.00").then().statusCode(200).body("id", equalTo(first));
        hospital.settle(visit, "4000.01")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-settled"));

        String mirror =
                hospital.cancel(first)
                        .then()
                        .statusCode(200)
                        .body("total", equalTo("-4000.00"))
                        .body("kind", equalTo("cancellation"))
                        .extract()
                        .path("id");
        assertThat(mirror).isNotEqualTo(first);
        hospital.cancel(first)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/already-cancelled"));
        hospital.cancel(mirror)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/not-a-bill"));
        String second =
                hospital.settle(visit, "4000.00").then().statusCode(200).extract().path("id");
        assertThat(second).isNotEqualTo(first);
        List<Map<String, Object>> bills =
                hospital.get("/api/v1/visits/" + visit + "/settlements")
                        .jsonPath()
                        .getList("settlements");
        assertThat(bills).extracting(one -> one.get("id")).containsExactly(first, mirror, second);
        assertThat(
                        world.truth(
                                "select bills = 1 and admissions = 1 and total_fen = 400000 from"
                                        + " accumulator where person_no = '"
                                        + person
                                        + "'"))
                .isTrue();
    }

    @Test
    void a_stated_total_that_is_not_the_sum_of_the_lines_is_refused_with_both() {
        String visit = hospital.stay(world.filedPerson());
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));

        String detail =
                hospital.settle(visit, fields("total", "41.00"))
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/total-differs"))
                        .extract()
                        .path("detail");

        assertThat(detail).contains("41.00", "40.00");
    }
}
