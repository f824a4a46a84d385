package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * What bars a person of 牡丹江 from direct settlement besides filings: a suspension, a stay nobody
 * told of, a cause that is never covered (S4 第十一条（四）（六）（七）).
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class PersonBarredTest {

    private static final String REGION = "231000";

    @Inject World world;
    @Inject StayListener stays;
    @Inject ObjectMapper json;
    @Inject Clock clock;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @BeforeEach
    void a_region_that_asks_as_S4_does() {
        world.build();
        world.region("230000", "open", true, 1);
        world.region(REGION, "open", true, 1);
        world.kind("benefit-policies")
                .importFile(World.resource("/policies/sample-mudanjiang-employee.yaml"));
        world.tell(
                "filing-events",
                "filing-policy-published.v1",
                "policy:" + REGION,
                fields(
                        "region",
                        REGION,
                        "name",
                        "mudanjiang",
                        "validFrom",
                        "2006-06-01",
                        "version",
                        1,
                        "policy",
                        fields(
                                "exemptCountyLevelWithinProvince",
                                false,
                                "exemptRegions",
                                List.of(),
                                "emergencyDeemedFiled",
                                true,
                                "promiseAllowed",
                                false,
                                "unfiledPaysDirectly",
                                false,
                                "temporaryMonths",
                                3,
                                "maxInstitutions",
                                0,
                                "exclusions",
                                List.of("traffic-accident", "alcohol"),
                                "admissionNotice",
                                fields(
                                        "days",
                                        3,
                                        "largeAmountDays",
                                        7,
                                        "largeAmountMonths",
                                        3,
                                        "largeAmountCategories",
                                        List.of("large-amount")),
                                "suspendedEmergencyPays",
                                false)));
        world.until("select count(*) = 1 from filing_policy where region = '" + REGION + "'");
        world.until("select count(*) = 1 from region where code = '" + REGION + "'");
    }

    @Test
    void a_suspended_person_is_refused_by_name_and_what_is_settled_stands() throws IOException {
        String person = filed();
        String settled = billed(person, 2, "12");
        String id = hospital.settle(settled, "40.00").then().statusCode(200).extract().path("id");
        String lying = billed(person, 1, "12");
        suspend(person, 1, null);

        refused(hospital.settle(lying, "40.00"), "person-suspended", "出借");
        refused(hospital.preSettle(lying, "40.00"), "person-suspended", "出借");
        refused(hospital.admit(admission(person, 0, "12")), "person-suspended", "出借");
        hospital.get("/api/v1/settlements/" + id).then().statusCode(200);
        eligibility(person, 1)
                .then()
                .statusCode(200)
                .body("reason", equalTo("person-suspended"))
                .body("until", nullValue());

        suspend(person, 2, daysAgo(0).toLocalDate().toString());
        hospital.settle(lying, "40.00").then().statusCode(200);
    }

    @Test
    void a_stay_nobody_told_of_is_settled_until_the_third_day_and_not_on_the_fourth()
            throws IOException {
        String third = filed();
        String inTime = billed(third, 3, "");
        String fourth = filed();
        String tooLate = billed(fourth, 4, "");

        Owner.saying(
                200,
                json.writeValueAsString(
                        Map.of(
                                "filings",
                                List.of(World.filing(fourth, "resettled-retiree", "active", 1)),
                                "suspensions",
                                List.of(),
                                "admissionsTold",
                                List.of())),
                0,
                () -> {
                    refused(hospital.settle(tooLate, "40.00"), "admission-not-told", "告知");
                    hospital.settle(inTime, "40.00").then().statusCode(200);
                });
        eligibility(fourth, 4).then().body("reason", equalTo("admission-not-told"));

        told(fourth, 4, 1);
        hospital.settle(tooLate, "40.00").then().statusCode(200);
    }

    @Test
    void an_admission_is_told_to_the_insured_region_with_department_and_bed() {
        String person = filed();
        Map<String, Object> admission = admission(person, 1, "12");
        admission.put("phone", "13800000000");
        String visit = hospital.admitted(admission);

        await().until(() -> !stays.of(person).isEmpty());
        assertThat(ContractViolations.of(stays.of(person).get(0))).isEmpty();
        JsonNode told = read(stays.of(person).get(0).payload());
        assertThat(stays.of(person)).hasSize(1);
        assertThat(stays.of(person).get(0).type()).isEqualTo("admission-reported.v1");
        assertThat(told.get("visitId").textValue()).isEqualTo(visit);
        assertThat(told.get("department").textValue()).isEqualTo("心内科");
        assertThat(told.get("bed").textValue()).isEqualTo("12");
        assertThat(told.get("admittedOn").textValue())
                .isEqualTo(daysAgo(1).toLocalDate().toString());
        assertThat(told.at("/phone/cipher").textValue()).isNotEmpty();
        assertThat(told.toString()).doesNotContain("13800000000");
    }

    @Test
    void nobody_is_told_of_persons_whose_region_does_not_ask() {
        String person = world.filedPerson();
        hospital.stay(person);
        String other = filed();
        hospital.admitted(admission(other, 1, "12"));

        await().until(() -> !stays.of(other).isEmpty());
        assertThat(stays.of(person)).isEmpty();
    }

    @Test
    void a_cause_that_is_never_covered_is_refused_by_name_at_the_admission_and_when_declared() {
        String person = filed();
        Map<String, Object> drunk = admission(person, 1, "12");
        drunk.put("cause", "alcohol");
        refused(hospital.admit(drunk), "cause-excluded", "酗酒");

        Map<String, Object> fallen = admission(person, 1, "12");
        fallen.put("cause", "other-injury");
        String visit = hospital.admitted(fallen);
        hospital.get("/api/v1/visits/" + visit)
                .then()
                .body("cause", equalTo("other-injury"))
                .body("injury", equalTo(true));
        refused(declare(visit, "traffic-accident"), "cause-excluded", "交通事故");
        refused(declare(visit, "third-party"), "third-party-injury", "");
        declare(visit, "other-injury")
                .then()
                .statusCode(201)
                .body("cause", equalTo("other-injury"));
    }

    @Test
    void what_the_contracts_give_as_examples_is_taken_in() throws IOException {
        String suspension = taken("person-suspension-changed.v1", "suspensionId");
        String notice = taken("admission-told.v1", "noticeId");

        world.until(
                "select kind = 'card-misuse' from person_suspension where suspension_id = '"
                        + suspension
                        + "'");
        world.until(
                "select told_on = '2026-10-07' and with_phone from admission_notice where notice_id"
                        + " = '"
                        + notice
                        + "'");
    }

    private String taken(String type, String id) throws IOException {
        Map<String, Object> example =
                json.readValue(
                        Path.of("..", "docs", "contracts", type + ".example.json").toFile(),
                        new TypeReference<Map<String, Object>>() {});
        example.remove("eventId");
        example.remove("occurredAt");
        world.tell("filing-events", type, (String) example.get("personNo"), example);
        return (String) example.get(id);
    }

    private Response declare(String visit, String cause) {
        return hospital.request()
                .body(
                        fields(
                                "phone",
                                "13800000000",
                                "happenedAt",
                                daysAgo(1).toString(),
                                "place",
                                "楼梯",
                                "course",
                                "踩空摔倒",
                                "cause",
                                cause,
                                "thirdParty",
                                false))
                .post("/api/v1/visits/" + visit + "/injury");
    }

    private Response eligibility(String person, int admittedDaysAgo) {
        return Hospital.as(Role.FILING_CLERK, "", REGION)
                .get(
                        "/api/v1/eligibility?personNo=%s&institution=%s&careType=inpatient&admittedOn=%s"
                                .formatted(
                                        person,
                                        World.HOSPITAL,
                                        daysAgo(admittedDaysAgo).toLocalDate()));
    }

    /** By the service's clock: other tests of the suite may have moved it. */
    private OffsetDateTime daysAgo(int days) {
        return clock.instant().atOffset(ZoneOffset.ofHours(8)).withNano(0).minusDays(days);
    }

    private String filed() {
        String person = world.person("employee", "1201", REGION);
        world.file(person, "resettled-retiree", "active", 1);
        return person;
    }

    private Map<String, Object> admission(String person, int daysAgo, String bed) {
        Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
        admission.put("admittedAt", daysAgo(daysAgo).toString());
        admission.put("bed", bed);
        return admission;
    }

    private String billed(String person, int daysAgo, String bed) {
        String visit = hospital.admitted(admission(person, daysAgo, bed));
        Map<String, Object> line = line("1", World.BED, "40.00", 1);
        line.put("occurredAt", daysAgo(daysAgo).toString());
        hospital.uploaded(visit, List.of(line));
        return visit;
    }

    private static void refused(Response answer, String code, String detail) {
        answer.then()
                .statusCode(422)
                .body("type", equalTo("/problems/" + code))
                .body("detail", containsString(detail));
    }

    private void suspend(String person, int version, String releasedOn) {
        world.tell(
                "filing-events",
                "person-suspension-changed.v1",
                person,
                fields(
                        "suspensionId",
                        "U" + person,
                        "version",
                        version,
                        "personNo",
                        person,
                        "insuredRegion",
                        REGION,
                        "kind",
                        "card-misuse",
                        "from",
                        daysAgo(0).toLocalDate().toString(),
                        "until",
                        null,
                        "reason",
                        "经核实",
                        "author",
                        "clerk",
                        "releasedOn",
                        releasedOn,
                        "releasedBy",
                        null,
                        "releaseReason",
                        null));
        world.until(
                "select version = "
                        + version
                        + " from person_suspension where person_no = '"
                        + person
                        + "'");
    }

    private void told(String person, int admittedDaysAgo, int toldDaysAgo) {
        world.tell(
                "filing-events",
                "admission-told.v1",
                person,
                fields(
                        "noticeId",
                        "N" + person,
                        "personNo",
                        person,
                        "insuredRegion",
                        REGION,
                        "institution",
                        World.HOSPITAL,
                        "admittedOn",
                        daysAgo(admittedDaysAgo).toLocalDate().toString(),
                        "toldOn",
                        daysAgo(toldDaysAgo).toLocalDate().toString(),
                        "withPhone",
                        false,
                        "channel",
                        "phone"));
        world.until("select count(*) = 1 from admission_notice where person_no = '" + person + "'");
    }

    private JsonNode read(String payload) {
        try {
            return json.readTree(payload);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
