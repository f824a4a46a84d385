package org.crossregion.filing.chronic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.ServiceTokens;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class EntitlementTest {

    private static final String CHANGCHUN_CENTRAL = "H22010000001";
    private static final String JILIN_PEOPLES = "H22020000001";
    private static final String NO_AGREEMENT = "H22020300009";

    /** Terms of three rungs: the nation's, the province's, and one region's own. */
    private static final String DISEASES =
            """
            region,code,name,valid_from,entitlement_required,max_institutions,valid_months,\
            hospitals_register
            100000,M00500,恶性肿瘤门诊治疗,2020-01-01,true,0,0,true
            220000,M03900,高血压,2020-01-01,true,0,24,true
            220100,M01600,糖尿病,2026-01-01,true,2,24,true
            220000,M07801,尿毒症透析,2020-01-01,true,1,0,false
            """;

    private static final String COLUMNS =
            "person_no,scheme,disease_code,valid_from,valid_until,institutions,identified_by,"
                    + "identified_on,doctor_code,doctor_name\n";

    @Inject Clock clock;
    @Inject ServiceTokens services;
    @Inject Jdbi database;

    @BeforeEach
    void list() {
        Sample.load();
        Sample.importFile("chronic-diseases", DISEASES).statusCode(200);
    }

    @Test
    void an_agency_registers_changes_and_withdraws_and_every_step_is_on_record() {
        Desk changchun = Desk.of("220100");
        String person = Sample.person("220104");
        Map<String, Object> asked = asked(person, "M01600", JILIN_PEOPLES);

        String id =
                changchun
                        .post("/api/v1/chronic-entitlements", asked)
                        .statusCode(201)
                        .body("diseaseName", equalTo("糖尿病"))
                        .body("insuredRegion", equalTo("220100"))
                        .body("validUntil", equalTo(today().plusMonths(24).minusDays(1).toString()))
                        .body("history[0].author", equalTo("filing-clerk-220100"))
                        .extract()
                        .path("id");
        changchun
                .post("/api/v1/chronic-entitlements", asked)
                .statusCode(201)
                .body("id", equalTo(id));
        changchun
                .post(
                        path(id) + "/change",
                        Map.of(
                                "validUntil",
                                today().plusMonths(12).toString(),
                                "institutions",
                                List.of(JILIN_PEOPLES, CHANGCHUN_CENTRAL),
                                "reason",
                                "增加定点"))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("institutions", hasSize(2));
        changchun
                .post(path(id) + "/withdrawal", Map.of("reason", "登记有误"))
                .statusCode(200)
                .body("withdrawnOn", equalTo(today().toString()))
                .body("history.step", equalTo(List.of("registered", "changed", "withdrawn")))
                .body("history[2].reason", equalTo("登记有误"));
        changchun
                .post(path(id) + "/withdrawal", Map.of("reason", "再次"))
                .statusCode(200)
                .body("version", equalTo(3));
        changchun
                .post(path(id) + "/change", Map.of("institutions", List.of(), "reason", "太晚"))
                .statusCode(409)
                .body("type", equalTo("/problems/entitlement-withdrawn"));
        changchun
                .post("/api/v1/chronic-entitlements", asked)
                .statusCode(201)
                .body("version", equalTo(1));
        changchun
                .get("/api/v1/chronic-entitlements?personNo=" + person)
                .statusCode(200)
                .body("items", hasSize(2));
    }

    @Test
    void what_the_regions_terms_do_not_allow_is_refused_by_name() {
        Desk changchun = Desk.of("220100");
        String person = Sample.person("220100");
        refused(changchun, asked(person, "M99999"), 422, "disease-not-offered");
        refused(changchun, asked("99990000000000999999", "M01600"), 404, "person-unknown");
        refused(
                changchun,
                asked(Sample.person("220100", "2"), "M01600", JILIN_PEOPLES),
                422,
                "not-insured");
        refused(changchun, asked(person, "M01600"), 422, "institutions-not-accepted");
        refused(
                changchun,
                asked(person, "M01600", JILIN_PEOPLES, CHANGCHUN_CENTRAL, "H22028100001"),
                422,
                "institutions-not-accepted");
        refused(changchun, asked(person, "M01600", NO_AGREEMENT), 422, "institutions-not-accepted");
        refused(
                changchun,
                asked(person, "M01600", JILIN_PEOPLES, JILIN_PEOPLES),
                422,
                "institutions-not-accepted");
        refused(
                changchun,
                with(asked(person, "M03900"), "validUntil", today().minusDays(1).toString()),
                422,
                "dates-impossible");
        refused(
                changchun,
                with(asked(person, "M03900"), "validUntil", today().plusMonths(24).toString()),
                422,
                "dates-impossible");
        refused(
                changchun,
                with(asked(person, "M03900"), "identifiedOn", today().plusDays(1).toString()),
                422,
                "dates-impossible");
        refused(
                changchun,
                with(asked(person, "M03900"), "identifiedBy", "H99999999999"),
                404,
                "institution-unknown");
        changchun.post("/api/v1/chronic-entitlements", asked(person, "M03900")).statusCode(201);
        refused(
                changchun,
                with(asked(person, "M03900"), "validFrom", today().plusMonths(3).toString()),
                409,
                "entitlement-overlaps");
        refused(
                changchun,
                with(asked(person, "M03900"), "identifiedBy", CHANGCHUN_CENTRAL),
                409,
                "entitlement-overlaps");
    }

    @Test
    void nobody_registers_or_reads_for_another_region() {
        String person = Sample.person("220100");
        Desk jilin = Desk.of("220200");
        jilin.post("/api/v1/chronic-entitlements", asked(person, "M03900"))
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        String id = register(person, "M03900");
        jilin.get(path(id)).statusCode(403);
        jilin.post(path(id) + "/withdrawal", Map.of("reason", "不该")).statusCode(403);
        jilin.get("/api/v1/chronic-entitlements?personNo=" + person)
                .statusCode(200)
                .body("items", hasSize(0));
        Desk.as(Keys.hospital(JILIN_PEOPLES)).get(path(id)).statusCode(403);
        Desk.of("220100").get(path("C2201002601010000000")).statusCode(404);
    }

    @Test
    void a_hospital_registers_and_withdraws_what_it_registered() {
        String person = Sample.person("220100");
        String id =
                his("2503", JILIN_PEOPLES, registration(person, "M01600"))
                        .statusCode(200)
                        .extract()
                        .path("output.result.trt_dcla_detl_sn");
        assertThat(id).startsWith("C220100").hasSize(20);
        his("2503", JILIN_PEOPLES, registration(person, "M01600"))
                .statusCode(200)
                .body("output.result.trt_dcla_detl_sn", equalTo(id))
                .body("warnings[0]", containsString("有效期至"));
        Desk.of("220100")
                .get(path(id))
                .body("registeredAt", equalTo(JILIN_PEOPLES))
                .body("institutions", equalTo(List.of(JILIN_PEOPLES)))
                .body("history[0].author", equalTo("900001@" + JILIN_PEOPLES));
        his("2503", JILIN_PEOPLES, registration(person, "M07801"))
                .statusCode(422)
                .body("type", equalTo("/problems/agency-registers"))
                .body("violations[0].message", containsString("经办机构"));

        Map<String, String> withdrawal =
                Map.of("trt_dcla_detl_sn", id, "psn_no", person, "memo", "诊断有误");
        his("2504", CHANGCHUN_CENTRAL, withdrawal)
                .statusCode(404)
                .body("type", equalTo("/problems/entitlement-unknown"));
        his("2504", JILIN_PEOPLES, with(withdrawal, "psn_no", Sample.person("220100")))
                .statusCode(404);
        his("2504", JILIN_PEOPLES, withdrawal).statusCode(200);
        his("2504", JILIN_PEOPLES, withdrawal).statusCode(200);
        Desk.of("220100").get(path(id)).body("history[1].reason", equalTo("诊断有误"));
    }

    @Test
    void where_no_institution_is_designated_a_hospitals_registration_opens_all() {
        String person = Sample.person("220100");
        String id =
                his("2503", JILIN_PEOPLES, registration(person, "M00500"))
                        .statusCode(200)
                        .extract()
                        .path("output.result.trt_dcla_detl_sn");
        Desk.of("220100")
                .get(path(id))
                .body("institutions", hasSize(0))
                .body("validUntil", nullValue());
    }

    @Test
    void settlement_hears_of_all_entitlements_when_it_asks_and_nobody_else_may() {
        String person = Sample.person("220100");
        String id = register(person, "M03900");
        Desk.as(services.issue())
                .get("/internal/chronic-entitlements?personNo=" + person)
                .statusCode(200)
                .body("[0].entitlementId", equalTo(id))
                .body("[0].diseaseCode", equalTo("M03900"))
                .body("[0].withdrawnOn", nullValue());
        Desk.of("220100").get("/internal/chronic-entitlements?personNo=" + person).statusCode(403);
    }

    @Test
    void a_file_takes_entitlements_over_and_says_which_lines_it_cannot() {
        String person = Sample.person("220100");
        String other = Sample.person("220200");
        String rows =
                person
                        + ",employee,M01600,2026-03-01,,"
                        + JILIN_PEOPLES
                        + ","
                        + CHANGCHUN_CENTRAL
                        + ",2026-02-20,D9999001,样医师\n"
                        + other
                        + ",,M03900,2026-03-01,2027-02-28,,,,,\n";
        Sample.importFile("chronic-entitlements", COLUMNS + rows)
                .statusCode(200)
                .body("imported", equalTo(2));
        Sample.importFile("chronic-entitlements", COLUMNS + rows)
                .statusCode(200)
                .body("imported", equalTo(0))
                .body("unchanged", equalTo(2));
        assertThat(Sample.export("chronic-entitlements"))
                .contains(
                        person + ",employee,M01600,2026-03-01,2028-02-29," + JILIN_PEOPLES,
                        other + ",employee,M03900,2026-03-01,2027-02-28,,,,,");

        String third = Sample.person("220100");
        Sample.importFile(
                        "chronic-entitlements",
                        COLUMNS
                                + third
                                + ",employee,M03900,2026-03-01,,,,,,\n"
                                + third
                                + ",employee,M99999,2026-03-01,,,,,,\n"
                                + other
                                + ",,M03900,2026-09-01,2027-02-28,,,,,\n")
                .statusCode(422)
                .body("violations[0].field", equalTo("line 3, disease_code"))
                .body("violations[1].field", equalTo("line 4, valid_from"));
        Desk.of("220100")
                .get("/api/v1/chronic-entitlements?personNo=" + third)
                .body("items", hasSize(0));
    }

    @Test
    void the_database_itself_keeps_one_entitlement_a_disease_and_day() {
        String person = Sample.person("220100");
        String id = register(person, "M03900");
        assertThatThrownBy(
                        () ->
                                database.useHandle(
                                        handle ->
                                                handle.createUpdate(
                                                                """
                                                                insert into entitlement
                                                                select 'C2201002601010999999',
                                                                    version, person_no,
                                                                    insured_region, scheme,
                                                                    disease_code, disease_name,
                                                                    valid_from, valid_until,
                                                                    withdrawn_on, institutions,
                                                                    identified_by, identified_on,
                                                                    doctor_code, doctor_name,
                                                                    registered_at
                                                                from entitlement where id = :id
                                                                """)
                                                        .bind("id", id)
                                                        .execute()))
                .hasMessageContaining("entitlement_overlap");
    }

    private String register(String person, String disease) {
        return Desk.of("220100")
                .post("/api/v1/chronic-entitlements", asked(person, disease))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void refused(Desk desk, Map<String, ?> asked, int status, String code) {
        desk.post("/api/v1/chronic-entitlements", asked)
                .statusCode(status)
                .body("type", equalTo("/problems/" + code));
    }

    private Map<String, Object> asked(String person, String disease, String... institutions) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("personNo", person);
        asked.put("diseaseCode", disease);
        asked.put("validFrom", today().toString());
        asked.put("institutions", new ArrayList<>(List.of(institutions)));
        asked.put("reason", "符合标准");
        return asked;
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        Map<String, T> changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private Map<String, String> registration(String person, String disease) {
        return Map.of(
                "psn_no",
                person,
                "insutype",
                "310",
                "opsp_dise_code",
                disease,
                "opsp_dise_name",
                disease.equals("M01600") ? "糖尿病" : "病",
                "ide_fixmedins_no",
                JILIN_PEOPLES,
                "hosp_ide_date",
                today().toString(),
                "diag_dr_codg",
                "D9999001",
                "diag_dr_name",
                "样医师",
                "begndate",
                today().toString());
    }

    private ValidatableResponse his(String infno, String institution, Map<String, String> data) {
        return Desk.as(services.issue())
                .post(
                        "/internal/his/" + infno,
                        Map.of(
                                "infno",
                                infno,
                                "institution",
                                institution,
                                "reference",
                                "220200202610010800000000000001",
                                "messageId",
                                institution + "202610010800000001",
                                "operator",
                                "900001",
                                "input",
                                Map.of("data", List.of(data))));
    }

    private static String path(String id) {
        return "/api/v1/chronic-entitlements/" + id;
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
