package org.crossregion.filing.policy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeskTest
class PreviewResourceTest {

    private static final Desk CHANGCHUN = Desk.of("220100");
    private static final String PATH = "/api/v1/filing-policies/preview";

    @Test
    void it_says_which_materials_which_limits_until_when_and_why() {
        Sample.load();

        CHANGCHUN
                .get(PATH + "?region=220100&type=resettled-retiree&on=2026-09-01")
                .statusCode(200)
                .body("policy", equalTo("jilin"))
                .body("channels.keySet().toList()[0]", equalTo("agency"))
                .body("policyRegion", equalTo("220000"))
                .body("types", hasSize(1))
                .body("types[0].allOf.kind", contains("identity-voucher"))
                .body("types[0].oneOf", hasSize(3))
                .body("types[0].validUntil", nullValue())
                .body("types[0].onPromise.lockedUntil", equalTo("2027-03-01"))
                .body("types[0].onPromise.proofDue", equalTo("2026-10-01"))
                .body("types[0].onPromise.places", equalTo(1))
                .body("types[0].source", equalTo("S1, question 1, materials 1 and 3 to 5"));
        CHANGCHUN
                .get(PATH + "?region=220100&type=referral&on=2026-09-01")
                .body("types[0].validUntil", equalTo("2027-02-28"))
                .body("types[0].onPromise", nullValue());
    }

    @Test
    void of_a_person_it_shows_what_is_filed_for_such_a_person() {
        String retired = Sample.person("220581");
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("guangzhou")
                                .replace("region: \"440100\"", "region: \"220581\""))
                .statusCode(200);

        Desk.of("220581")
                .get(PATH + "?personNo=" + retired)
                .statusCode(200)
                .body("policy", equalTo("guangzhou"))
                .body("types.category", hasItem("retiree"))
                .body("types.category", not(hasItem("employee")))
                .body("types.find { it.category == 'retiree' }.institutions", equalTo(3));
        CHANGCHUN.get(PATH + "?personNo=" + retired).statusCode(403);
    }

    @Test
    void without_a_region_or_a_person_there_is_nothing_to_say() {
        Sample.load();

        CHANGCHUN.get(PATH).statusCode(400).body("violations[0].field", equalTo("region"));
    }
}
