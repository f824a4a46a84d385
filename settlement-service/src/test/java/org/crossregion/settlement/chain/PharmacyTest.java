package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.admission;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** A networked pharmacy (联网定点零售药店) sells over plain REST, as an outpatient bill is settled. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class PharmacyTest {

    private static final String PHARMACY = "P22020000101";

    @Inject World world;
    @Inject Books books;

    private final Hospital pharmacy = new Hospital(PHARMACY);
    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @BeforeEach
    void a_pharmacy() {
        world.build();
        world.institution(PHARMACY, "220200", "11");
        world.until("select count(*) = 1 from institution where code = '" + PHARMACY + "'");
    }

    @Test
    void a_purchase_is_pre_settled_settled_from_the_account_and_taken_back() {
        String person = world.filedPerson();
        world.balance(person, "120.00");
        String visit = sold(person, "200.00");

        Response before =
                pharmacy.request()
                        .body(fields("total", "200.00", "useAccount", true))
                        .post("/api/v1/visits/" + visit + "/pre-settlement");
        before.then()
                .statusCode(200)
                .body("id", nullValue())
                .body("account", equalTo("120.00"))
                .body("cash", equalTo("80.00"));
        assertThat(balance(person)).isEqualTo(12000);

        Response settled = settle(visit, "200.00", true);
        settled.then()
                .statusCode(200)
                .body("careType", equalTo("pharmacy"))
                .body("medType", equalTo("41"))
                .body("fundTotal", equalTo("0.00"))
                .body("account", equalTo("120.00"))
                .body("cash", equalTo("80.00"))
                // What the account has paid there is cleared.
                .body("inClearing", equalTo(true))
                .body("cleared", equalTo("120.00"));
        assertThat(balance(person)).isZero();

        // The reply was lost: the same again is the same bill, and other content is none.
        assertThat((String) settle(visit, "200.00", true).path("id")).isEqualTo(settled.path("id"));
        problem(settle(visit, "200.00", false), 409, "already-settled");

        pharmacy.cancel(settled.path("id"))
                .then()
                .statusCode(200)
                .body("kind", equalTo("cancellation"))
                .body("account", equalTo("-120.00"));
        assertThat(balance(person)).isEqualTo(12000);
        problem(pharmacy.cancel(settled.path("id")), 409, "already-cancelled");
        books.mustBeExact();
    }

    @Test
    void what_is_brought_back_before_it_is_paid_for_is_a_line_of_its_own() {
        String person = world.filedPerson();
        String visit = sold(person, "200.00");
        Map<String, Object> back = line("2", World.BED, "-40.00", -1);
        back.put("refundOf", "1");
        back.put("price", "40.00");
        pharmacy.uploaded(visit, List.of(back));

        problem(settle(visit, "200.00", false), 422, "total-differs");
        settle(visit, "160.00", false).then().statusCode(200).body("cash", equalTo("160.00"));
    }

    @Test
    void who_is_not_filed_or_lies_in_hospital_buys_nothing() {
        String unfiled = world.person("employee", "12", "220100");
        // Nobody answers for filing-service here: then it is no "not filed", but later.
        problem(settle(sold(unfiled, "200.00"), "200.00", true), 503, "filing-not-answering");

        String patient = world.filedPerson();
        hospital.stay(patient);
        problem(settle(sold(patient, "200.00"), "200.00", true), 409, "already-in-hospital");
    }

    @Test
    void a_pharmacy_sells_and_does_nothing_else_and_nobody_else_does() {
        String person = world.filedPerson();

        problem(
                pharmacy.admit(admission(person, "employee", "outpatient")),
                422,
                "care-not-offered");
        problem(
                pharmacy.admit(admission(person, "employee", "inpatient")),
                422,
                "care-not-offered");
        problem(hospital.admit(admission(person, "employee", "pharmacy")), 422, "care-not-offered");
        String visit = sold(person, "200.00");
        problem(
                new Hospital(World.HOSPITAL).settle(visit, fields("total", "200.00")),
                404,
                "visit-unknown");
    }

    @Test
    void a_sale_registered_twice_is_one_sale() {
        String person = world.filedPerson();
        Map<String, Object> sale = admission(person, "employee", "pharmacy");
        String first = pharmacy.admitted(sale);

        assertThat(pharmacy.admitted(sale)).isEqualTo(first);
        List<Map<String, Object>> lines = List.of(line("1", World.BED, "200.00", 5));
        pharmacy.uploaded(first, lines);
        pharmacy.uploaded(first, lines);
        settle(first, "200.00", false).then().statusCode(200);
    }

    private String sold(String person, String amount) {
        String visit = pharmacy.admitted(admission(person, "employee", "pharmacy"));
        pharmacy.uploaded(visit, List.of(line("1", World.BED, amount, 5)));
        return visit;
    }

    private Response settle(String visit, String total, boolean useAccount) {
        return pharmacy.settle(visit, fields("total", total, "useAccount", useAccount));
    }

    private static void problem(Response response, int status, String code) {
        response.then().statusCode(status).body("type", endsWith("/" + code));
    }

    private long balance(String person) {
        return world.number("select balance_fen from account where person_no = '" + person + "'");
    }
}
