package org.crossregion.filing.designation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.desk.His.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.His;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 2505 and 2506 as the gateway forwards them. */
@QuarkusTest
@DeskTest
class DesignationHisTest {

    private static final String FIRST = "H12000000091";
    private static final String SECOND = "H12000000092";
    private static final String THIRD = "H12000000093";
    private static final String FOURTH = "H12000000094";
    private static final String AGENT = "999901198001010011";
    private static final Desk URUMQI = Desk.of("650100");

    @Inject Clock clock;
    @Inject ServiceTokens services;
    @Inject DesignationExpiry expiry;

    @BeforeEach
    void load() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        650000,新疆维吾尔自治区,650000,650000,2020-01-01,open,true
                        650100,乌鲁木齐市,650100,650100,2020-01-01,open,true
                        650200,克拉玛依市,650200,650200,2020-01-01,open,true
                        650400,吐鲁番市,650400,650400,2020-01-01,open,true
                        """)
                .statusCode(200);
        StringBuilder hospitals =
                new StringBuilder(
                        "code,name,type,level,region,tertiary_b_or_higher,specialty,networked,"
                                + "agreement,gateway_mode,gateway_networks\n");
        for (String code : List.of(FIRST, SECOND, THIRD, FOURTH)) {
            hospitals
                    .append(code)
                    .append(",天津示例医院,hospital,02,120000,true,false,true,active,network,")
                    .append("127.0.0.1/32\n");
        }
        Sample.importFile("institutions", hospitals.toString()).statusCode(200);
        policy("650100", "reviewed", "");
        policy("650200", "at-once", "");
        policy("650400", "at-once", "  institutionsLocked: true\n");
        Sample.importFile(
                        "chronic-diseases",
                        """
                        region,code,name,valid_from,entitlement_required,max_institutions,\
                        valid_months,hospitals_register
                        650100,M01600,糖尿病,2020-01-01,true,2,24,true
                        650100,M07801,尿毒症透析,2020-01-01,true,1,0,false
                        650100,M03900,高血压,2020-01-01,true,0,24,true
                        """)
                .statusCode(200);
    }

    private static void policy(String region, String designations, String more) {
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("guangzhou")
                                .replace("\"440100\"", "\"" + region + "\"")
                                .replace("designations: reviewed", "designations: " + designations)
                                .replace("  maxInstitutions: 3", more + "  maxInstitutions: 3"))
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private String filed(String person, Desk desk, String... institutions) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("personNo", person);
        application.put("type", "resettled-retiree");
        application.put("treatmentRegions", List.of("120000"));
        application.put("institutions", List.of(institutions));
        application.put("channel", "agency");
        application.put("validFrom", today().toString());
        application.put(
                "materials",
                List.of("photo", "record-book", "employer-certificate", "residence-certificate")
                        .stream()
                        .map(kind -> Map.of("kind", kind, "reference", "见附件"))
                        .toList());
        application.put("promise", false);
        application.put("reason", "随子女居住");
        return desk.fileActive(application);
    }

    private Map<String, String> designation(String person, String kind, String institution) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("psn_no", person);
        fields.put("biz_appy_type", kind);
        fields.put("begndate", today().toString());
        fields.put("fix_srt_no", "1");
        fields.put("fixmedins_code", institution);
        fields.put("fixmedins_name", "天津示例医院");
        return fields;
    }

    private ValidatableResponse designate(String institution, Map<String, String> fields) {
        return new His(services).send("2505", institution, "data", fields);
    }

    private ValidatableResponse end(String institution, String id, String person) {
        return new His(services)
                .send(
                        "2506",
                        institution,
                        "data",
                        Map.of("trt_dcla_detl_sn", id, "psn_no", person, "memo", "迁走"));
    }

    private static String number(ValidatableResponse answer) {
        return answer.statusCode(200).extract().path("output.result.trt_dcla_detl_sn");
    }

    private static List<String> institutions(Desk desk, String person, String state) {
        return desk.get("/api/v1/filings?personNo=" + person + "&state=" + state)
                .extract()
                .path("items[0].institutions");
    }

    @Test
    void a_chosen_institution_of_a_filing_waits_for_the_review_of_its_change() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);

        String id = number(designate(SECOND, designation(person, "08", SECOND)));

        assertThat(id).startsWith("D650100").hasSize(20);
        assertThat(number(designate(SECOND, designation(person, "08", SECOND)))).isEqualTo(id);
        assertThat(institutions(URUMQI, person, "active")).containsExactly(FIRST);
        assertThat(institutions(URUMQI, person, "submitted")).containsExactly(FIRST, SECOND);
        designate(THIRD, designation(person, "03", THIRD))
                .statusCode(409)
                .body("type", equalTo("/problems/change-pending"));

        String change =
                URUMQI.get("/api/v1/filings?personNo=" + person + "&state=submitted")
                        .extract()
                        .path("items[0].id");
        URUMQI.step(change, "activation").statusCode(200);
        assertThat(institutions(URUMQI, person, "active")).containsExactly(FIRST, SECOND);
        end(FIRST, id, person)
                .statusCode(404)
                .body("type", equalTo("/problems/designation-unknown"));
        end(SECOND, id, person).statusCode(200);
        end(SECOND, id, person).statusCode(200);
        assertThat(institutions(URUMQI, person, "submitted")).containsExactly(FIRST);
    }

    @Test
    void a_change_that_waits_is_withdrawn_by_the_hospital_that_asked_for_it() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);
        String id = number(designate(SECOND, designation(person, "03", SECOND)));

        end(SECOND, id, person).statusCode(200);

        assertThat(institutions(URUMQI, person, "active")).containsExactly(FIRST);
        URUMQI.get("/api/v1/filings?personNo=" + person + "&state=submitted")
                .body("items", hasSize(0));
    }

    @Test
    void where_the_policy_says_so_it_holds_at_once_up_to_the_limit() {
        Desk desk = Desk.of("650200");
        String person = Sample.person("650200");
        filed(person, desk, FIRST);
        number(designate(SECOND, designation(person, "03", SECOND)));
        String third = number(designate(THIRD, designation(person, "03", THIRD)));
        assertThat(institutions(desk, person, "active")).containsExactly(FIRST, SECOND, THIRD);

        designate(FOURTH, designation(person, "03", FOURTH))
                .statusCode(422)
                .body("type", equalTo("/problems/institutions-not-accepted"))
                .body("violations[0].field", equalTo("fixmedins_code"))
                .body("violations[0].message", containsString("家数"));
        end(THIRD, third, person).statusCode(200);
        assertThat(institutions(desk, person, "active")).containsExactly(FIRST, SECOND);
    }

    @Test
    void the_last_institution_of_a_filing_stays() {
        Desk desk = Desk.of("650200");
        String person = Sample.person("650200");
        filed(person, desk, FIRST);
        String id = number(designate(FIRST, designation(person, "03", FIRST)));

        end(FIRST, id, person)
                .statusCode(422)
                .body("violations[0].message", containsString("至少保留一家"));
    }

    @Test
    void locked_institutions_are_not_changed_by_a_hospital_either() {
        String person = Sample.person("650400");
        filed(person, Desk.of("650400"), FIRST);

        designate(SECOND, designation(person, "03", SECOND))
                .statusCode(409)
                .body("type", equalTo("/problems/institutions-locked"))
                .body("violations[0].message", containsString("不得变更"));
    }

    @Test
    void an_entitlements_institutions_are_designated_within_its_terms() {
        String person = Sample.person("650100");
        String diabetes = entitled(person, "M01600", FIRST);
        String dialysis = entitled(person, "M07801", FIRST);

        String id = number(designate(SECOND, designation(person, "01", SECOND)));

        URUMQI.get("/api/v1/chronic-entitlements/" + diabetes)
                .body("institutions", contains(FIRST, SECOND))
                .body("history[1].author", equalTo("900001@" + SECOND));
        URUMQI.get("/api/v1/chronic-entitlements/" + dialysis)
                .body("institutions", contains(FIRST));
        designate(THIRD, designation(person, "01", THIRD))
                .statusCode(422)
                .body("type", equalTo("/problems/institutions-not-accepted"));
        end(SECOND, id, person).statusCode(200);
        URUMQI.get("/api/v1/chronic-entitlements/" + diabetes)
                .body("institutions", contains(FIRST));
        String only = number(designate(FIRST, designation(person, "01", FIRST)));
        end(FIRST, only, person)
                .statusCode(422)
                .body("type", equalTo("/problems/institutions-not-accepted"));
    }

    private String entitled(String person, String disease, String institution) {
        return URUMQI.post(
                        "/api/v1/chronic-entitlements",
                        Map.of(
                                "personNo",
                                person,
                                "diseaseCode",
                                disease,
                                "validFrom",
                                today().toString(),
                                "institutions",
                                List.of(institution),
                                "reason",
                                "符合标准"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void what_cannot_be_designated_is_refused_by_the_national_field() {
        String person = Sample.person("650100");
        refused(person, "03", "psn_no", "没有须选定点");
        refused(person, "01", "psn_no", "没有有效的门慢门特登记");
        refused(person, "02", "biz_appy_type", "只受理");
        entitled(Sample.person("650100"), "M01600", FIRST);
        Map<String, String> good = designation(person, "03", SECOND);
        refused(with(good, "fixmedins_code", FIRST), "fixmedins_code", "只能登记本机构");
        refused(with(good, "begndate", today().plusDays(1).toString()), "begndate", "晚于今天");
        refused(with(good, "enddate", today().minusDays(1).toString()), "enddate", "早于今天");
        refused(with(good, "psn_no", "99990000000000999999"), "psn_no", "参保名册");
        refused(with(good, "psn_no", Sample.person("650100", "2")), "psn_no", "参保关系");
    }

    private void refused(String person, String kind, String field, String said) {
        refused(designation(person, kind, SECOND), field, said);
    }

    private void refused(Map<String, String> fields, String field, String said) {
        ValidatableResponse answer = designate(SECOND, fields);
        assertThat(answer.extract().statusCode()).isBetween(404, 422);
        answer.body("violations[0].field", equalTo(field))
                .body("violations[0].message", containsString(said));
    }

    @Test
    void who_asked_in_the_persons_place_is_kept_and_shown_masked() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);
        Map<String, String> message = byAgent(designation(person, "08", SECOND));

        String id = number(designate(SECOND, message));

        URUMQI.get("/api/v1/designations/" + id)
                .statusCode(200)
                .body("kindLabel", equalTo("异地安置"))
                .body("institution", equalTo(SECOND))
                .body("phone", equalTo(IdentityProtection.mask("13900000000")))
                .body("address", equalTo("乌鲁木齐市示例路1号"))
                .body("memo", equalTo("代办"))
                .body("agent.name", equalTo("代办甲"))
                .body("agent.certificateType", equalTo("01"))
                .body("agent.certificateNo", equalTo(IdentityProtection.mask(AGENT)))
                .body("agent.phone", equalTo(IdentityProtection.mask("13800000000")))
                .body("agent.address", equalTo("乌鲁木齐市示例路2号"))
                .body("agent.relation", equalTo("2"))
                .body("history.step", contains("made"));
        URUMQI.get("/api/v1/designations?personNo=" + person)
                .body("items.id", contains(id))
                .body("next", equalTo(null));
        end(SECOND, id, person).statusCode(200);
        URUMQI.get("/api/v1/designations/" + id).body("history.step", contains("made", "ended"));
    }

    @Test
    void a_person_who_asks_in_person_has_no_agent() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);
        String id = number(designate(SECOND, designation(person, "08", SECOND)));

        URUMQI.get("/api/v1/designations/" + id)
                .body("agent", equalTo(null))
                .body("phone", equalTo(""));
    }

    @Test
    void an_agent_without_a_name_or_with_a_number_that_is_none_is_refused_and_nothing_is_kept() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);
        Map<String, String> good = byAgent(designation(person, "08", SECOND));
        refused(with(good, "agnter_name", ""), "agnter_name", "姓名");
        refused(with(good, "agnter_certno", "123"), "agnter_certno", "有误");
        refused(
                with(
                        good,
                        "agnter_certno",
                        Sample.identityNo(Integer.parseInt(person.substring(4)))),
                "agnter_certno",
                "本人");
        URUMQI.get("/api/v1/designations?personNo=" + person).body("items", hasSize(0));
        // Of other certificates the form is not known here.
        number(
                designate(
                        SECOND, with(with(good, "agnter_cert_type", "99"), "agnter_certno", "A1")));
    }

    @Test
    void a_designation_of_another_region_is_answered_as_unknown() {
        String person = Sample.person("650100");
        filed(person, URUMQI, FIRST);
        String id = number(designate(SECOND, designation(person, "08", SECOND)));

        Desk.of("650200")
                .get("/api/v1/designations/" + id)
                .statusCode(404)
                .body("type", equalTo("/problems/designation-unknown"));
        Desk.of("650200").get("/api/v1/designations?personNo=" + person).body("items", hasSize(0));
        Desk.of("650200").get("/api/v1/designations").statusCode(400);
    }

    private static Map<String, String> byAgent(Map<String, String> message) {
        Map<String, String> fields = new LinkedHashMap<>(message);
        fields.put("tel", "13900000000");
        fields.put("addr", "乌鲁木齐市示例路1号");
        fields.put("agnter_name", "代办甲");
        fields.put("agnter_cert_type", "01");
        fields.put("agnter_certno", AGENT);
        fields.put("agnter_tel", "13800000000");
        fields.put("agnter_addr", "乌鲁木齐市示例路2号");
        fields.put("agnter_rlts", "2");
        fields.put("memo", "代办");
        return fields;
    }

    @Test
    void a_designation_whose_last_day_has_passed_is_ended() {
        String person = Sample.person("650100");
        String diabetes = entitled(person, "M01600", FIRST);
        String last = today().plusDays(1).toString();
        number(designate(SECOND, with(designation(person, "01", SECOND), "enddate", last)));
        Desk desk = Desk.of("650200");
        String other = Sample.person("650200");
        filed(other, desk, FIRST);
        String ofFiling =
                number(designate(SECOND, with(designation(other, "03", SECOND), "enddate", last)));

        expiry.run(Beijing.startOf(today().plusDays(1)));
        URUMQI.get("/api/v1/chronic-entitlements/" + diabetes)
                .body("institutions", contains(FIRST, SECOND));
        expiry.run(Beijing.startOf(today().plusDays(2)));
        URUMQI.get("/api/v1/chronic-entitlements/" + diabetes)
                .body("institutions", contains(FIRST))
                .body("history[2].author", equalTo("system"));
        // A filing's institutions are its agency's to change.
        assertThat(institutions(desk, other, "active")).containsExactly(FIRST, SECOND);
        assertThat(number(designate(SECOND, designation(other, "03", SECOND))))
                .isNotEqualTo(ofFiling);
    }
}
