package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.filing.desk.His.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Contracts;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.His;
import org.crossregion.filing.desk.Sample;
import org.crossregion.messaging.Events;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.ServiceTokens;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 2501, 2501A and 2502 as the gateway forwards them. */
@QuarkusTest
@DeskTest
class ReferralHisTest {

    private static final String CHANGCHUN_CENTRAL = "H22010000001";
    private static final String JILIN_PEOPLES = "H22020000001";
    private static final String TIANJIN_GENERAL = "H12000000001";
    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;
    @Inject ServiceTokens services;
    @Inject Jdbi database;
    @Inject FilingRepository filings;
    @Inject ReferralRepository referrals;

    @BeforeEach
    void load() {
        Sample.load();
        Sample.importFile(
                        "institutions",
                        """
                        code,name,type,level,region,tertiary_b_or_higher,specialty,networked,\
                        agreement,gateway_mode,gateway_networks,referral_right,regional_centre
                        H22010400003,朝阳示例区医院,hospital,05,220104,false,false,true,active,network,\
                        127.0.0.1/32,,
                        H22020000077,吉林示例区域医疗中心,hospital,02,220200,true,false,true,active,network,\
                        127.0.0.1/32,false,true
                        """)
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private Map<String, String> referral(String person) {
        Map<String, String> referral = new LinkedHashMap<>();
        referral.put("psn_no", person);
        referral.put("insutype", "310");
        referral.put("tel", "13900000000");
        referral.put("insu_optins", "220100");
        referral.put("diag_code", "C34.900");
        referral.put("diag_name", "肺恶性肿瘤");
        referral.put("reflin_medins_no", TIANJIN_GENERAL);
        referral.put("reflin_medins_name", "天津示例总医院");
        referral.put("mdtrtarea_admdvs", "120000");
        referral.put("hosp_agre_refl_flag", "1");
        referral.put("refl_type", "1");
        referral.put("refl_date", today().toString());
        referral.put("refl_rea", "本地不具备治疗条件");
        referral.put("refl_opnn", "同意转院");
        return referral;
    }

    private ValidatableResponse refer(String institution, Map<String, String> referral) {
        return new His(services).send("2501", institution, "refmedin", referral);
    }

    private ValidatableResponse withdraw(String institution, String id, String person) {
        return new His(services)
                .send(
                        "2502",
                        institution,
                        "data",
                        Map.of("trt_dcla_detl_sn", id, "psn_no", person, "memo", "患者改变主意"));
    }

    private static String number(ValidatableResponse answer) {
        return answer.statusCode(200).extract().path("output.result.trt_dcla_detl_sn");
    }

    @Test
    void in_jilin_a_hospital_with_the_right_files_at_once_and_the_person_may_go() {
        String person = Sample.person("220100");

        String id = number(refer(CHANGCHUN_CENTRAL, referral(person)));

        CHANGCHUN
                .get("/api/v1/filings/" + id)
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("type", equalTo("referral"))
                .body("channel", equalTo("hospital"))
                .body("treatmentRegions", equalTo(List.of("120000")))
                .body("institutions", hasSize(0))
                .body("validUntil", equalTo(today().plusMonths(6).minusDays(1).toString()))
                .body("materials.kind", equalTo(List.of("identity-voucher", "referral-paper")))
                .body("history.transition", equalTo(List.of("submitted", "activated")))
                .body("history[1].author", equalTo("900001@" + CHANGCHUN_CENTRAL))
                .body("history[0].reason", equalTo("本地不具备治疗条件"));
        CHANGCHUN
                .get(
                        "/api/v1/eligibility?personNo="
                                + person
                                + "&institution="
                                + TIANJIN_GENERAL
                                + "&careType=inpatient")
                .body("direct", equalTo(true))
                .body("filingType", equalTo("referral"));
    }

    @Test
    void what_the_message_says_of_the_disease_and_the_place_is_told_with_the_filing() {
        String person = Sample.person("220100");
        String id =
                number(refer(CHANGCHUN_CENTRAL, with(referral(person), "dise_cond_dscr", "咯血三周")));

        Filing filing = filings.find(id).orElseThrow();
        String told =
                Events.write(
                        FilingChanged.of(
                                filing,
                                Transition.ACTIVATED,
                                clock.instant(),
                                referrals.told(filing)));

        Contracts.mustBeValid("filing-changed.v1", told);
        assertThat(told)
                .contains(
                        "\"diagnosisCode\":\"C34.900\"",
                        "\"diagnosisName\":\"肺恶性肿瘤\"",
                        "\"condition\":\"咯血三周\"",
                        "\"referredBy\":\"" + CHANGCHUN_CENTRAL + "\"",
                        "\"referredTo\":\"" + TIANJIN_GENERAL + "\"",
                        "\"referredOn\":\"" + today() + "\"",
                        "\"reason\":\"本地不具备治疗条件\"")
                .doesNotContain("13900000000");
    }

    @Test
    void the_same_message_again_is_answered_with_the_same_number_and_files_once() {
        String person = Sample.person("220100");
        String id = number(refer(CHANGCHUN_CENTRAL, referral(person)));

        assertThat(number(refer(CHANGCHUN_CENTRAL, referral(person)))).isEqualTo(id);
        refer(CHANGCHUN_CENTRAL, with(referral(person), "diag_code", "I63.900"))
                .statusCode(409)
                .body("type", equalTo("/problems/filing-overlaps"))
                .body("violations[0].field", equalTo("mdtrtarea_admdvs"))
                .body("violations[0].message", containsString("备案号 " + id));
        CHANGCHUN.get("/api/v1/filings?personNo=" + person).body("items", hasSize(1));
    }

    @Test
    void the_hospital_that_filed_it_cancels_it_and_cancelling_again_changes_nothing() {
        String person = Sample.person("220100");
        String id = number(refer(CHANGCHUN_CENTRAL, referral(person)));

        withdraw(CHANGCHUN_CENTRAL, id, person).statusCode(200);
        withdraw(CHANGCHUN_CENTRAL, id, person).statusCode(200);

        CHANGCHUN
                .get("/api/v1/filings/" + id)
                .body("state", equalTo("cancelled"))
                .body("validUntil", equalTo(today().toString()))
                .body("history", hasSize(3))
                .body("history[2].reason", equalTo("患者改变主意"))
                .body("history[2].author", equalTo("900001@" + CHANGCHUN_CENTRAL));
        assertThat(number(refer(CHANGCHUN_CENTRAL, referral(person)))).isNotEqualTo(id);
    }

    @Test
    void another_hospitals_cancellation_is_answered_as_unknown_and_audited() {
        String person = Sample.person("220100");
        String id = number(refer(CHANGCHUN_CENTRAL, referral(person)));
        long before = audited();

        withdraw(JILIN_PEOPLES, id, person)
                .statusCode(404)
                .body("type", equalTo("/problems/filing-unknown"))
                .body("detail", containsString("trt_dcla_detl_sn"));
        withdraw(CHANGCHUN_CENTRAL, id, Sample.person("220100")).statusCode(404);
        String counter = CHANGCHUN.fileActive(Desk.application(Sample.person("220100"), today()));
        withdraw(CHANGCHUN_CENTRAL, counter, person).statusCode(404);

        assertThat(audited()).isGreaterThanOrEqualTo(before + 3);
        CHANGCHUN.get("/api/v1/filings/" + id).body("state", equalTo("active"));
    }

    private long audited() {
        return database.withHandle(
                handle ->
                        handle.createQuery("select count(*) from audit_entry")
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void a_hospital_without_the_right_or_of_another_region_does_not_refer() {
        String person = Sample.person("220100");
        for (String hospital : List.of("H22010400003", JILIN_PEOPLES, TIANJIN_GENERAL)) {
            refer(hospital, referral(person))
                    .statusCode(422)
                    .body("type", equalTo("/problems/referral-not-accepted"))
                    .body("violations[0].field", equalTo("fixmedins_code"))
                    .body("violations[0].message", containsString(hospital))
                    .body("violations[0].message", containsString("转诊权"));
        }
        // 省级以上区域医疗中心
        number(refer("H22020000077", referral(person)));
    }

    @Test
    void what_is_wrong_is_told_by_the_national_field_in_chinese_and_nothing_is_filed() {
        String person = Sample.person("220100");
        Map<String, String> good = referral(person);
        told(with(good, "psn_no", "99990000000000999999"), "person-unknown", "psn_no", "参保名册");
        told(with(good, "mdtrtarea_admdvs", "999999"), "region-unknown", "mdtrtarea_admdvs", "名录");
        told(with(good, "mdtrtarea_admdvs", "12"), "region-unknown", "mdtrtarea_admdvs", "六位");
        told(
                with(with(good, "mdtrtarea_admdvs", "220104"), "reflin_medins_no", "H22010400003"),
                "own-region",
                "mdtrtarea_admdvs",
                "不需异地就医备案");
        told(
                with(good, "reflin_medins_no", JILIN_PEOPLES),
                "institutions-not-accepted",
                "reflin_medins_no",
                "不在就医地 120000");
        told(
                with(good, "hosp_agre_refl_flag", "0"),
                "referral-not-accepted",
                "hosp_agre_refl_flag",
                "未同意");
        told(
                with(good, "enddate", today().minusDays(1).toString()),
                "dates-impossible",
                "enddate",
                "早于开始日期");
        told(
                with(
                        with(good, "refl_date", today().minusYears(1).toString()),
                        "begndate",
                        today().minusYears(1).toString()),
                "dates-impossible",
                "begndate",
                "已过");
        told(referral(Sample.person("220100", "2")), "not-insured", "psn_no", "没有正常的参保关系");
        CHANGCHUN.get("/api/v1/filings?personNo=" + person).body("items", hasSize(0));
    }

    private void told(Map<String, String> message, String code, String field, String said) {
        refer(CHANGCHUN_CENTRAL, message)
                .body("type", equalTo("/problems/" + code))
                .body("violations.field", hasItem(field))
                .body("violations[0].message", containsString(said))
                .body("violations[0].message", not(containsString("must")));
    }

    @Test
    void a_last_day_beyond_the_policys_months_is_shortened_and_told() {
        String last = today().plusMonths(6).minusDays(1).toString();
        refer(CHANGCHUN_CENTRAL, with(referral(Sample.person("220100")), "enddate", "2099-12-31"))
                .statusCode(200)
                .body("warnings", hasItem("备案有效期至 " + last));
        String unknown = "H11019999999";
        refer(
                        CHANGCHUN_CENTRAL,
                        with(referral(Sample.person("220100")), "reflin_medins_no", unknown))
                .statusCode(200)
                .body("warnings[1]", containsString(unknown + " 不在名录中"));
    }

    @Test
    void under_the_national_policy_it_waits_for_the_insured_regions_review() {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        620000,甘肃省,620000,620000,2020-01-01,open,true
                        620100,兰州市,620100,620100,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "institutions",
                        """
                        code,name,type,level,region,tertiary_b_or_higher,specialty,networked,\
                        agreement,gateway_mode,gateway_networks
                        H62010000001,兰州示例医院,hospital,02,620100,true,false,true,active,network,\
                        127.0.0.1/32
                        """)
                .statusCode(200);
        String person = Sample.person("620100");

        ValidatableResponse answer = refer("H62010000001", referral(person));

        answer.body("warnings[0]", containsString("已提交参保地 620100 审核"));
        String id = number(answer);
        Desk lanzhou = Desk.of("620100");
        lanzhou.get("/api/v1/filings/" + id).body("state", equalTo("submitted"));
        withdraw("H62010000001", id, person).statusCode(200);
        String again = number(refer("H62010000001", referral(person)));
        lanzhou.step(again, "refusal").statusCode(200);
        withdraw("H62010000001", again, person)
                .statusCode(409)
                .body("violations[0].field", equalTo("trt_dcla_detl_sn"));
    }

    @Test
    void where_the_region_takes_none_from_hospitals_or_files_none_it_says_so() {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        630000,青海省,630000,630000,2020-01-01,open,true
                        630100,西宁市,630100,630100,2020-01-01,open,true
                        630200,海东市,630200,630200,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("general-guide").replace("\"999900\"", "\"630100\""))
                .statusCode(200);
        Sample.importFile(
                        "filing-policies",
                        Sample.preset("national")
                                .replace("\"100000\"", "\"630200\"")
                                .replace("referrals: reviewed", "referrals: none"))
                .statusCode(200);
        refer(CHANGCHUN_CENTRAL, referral(Sample.person("630100")))
                .statusCode(422)
                .body("type", equalTo("/problems/type-not-offered"))
                .body("violations[0].field", equalTo("refl_type"));
        refer(CHANGCHUN_CENTRAL, referral(Sample.person("630200")))
                .statusCode(422)
                .body("type", equalTo("/problems/channel-not-offered"))
                .body("violations[0].message", containsString("到其经办机构办理"));
    }

    @Test
    void a_referral_with_its_visit_is_kept_as_it_was_said_and_never_changed() {
        String person = Sample.person("220100");
        Map<String, String> referral = referral(person);
        referral.put("refl_old_mdtrt_id", "S2201002610120000001");
        String id =
                number(new His(services).send("2501A", CHANGCHUN_CENTRAL, "refmedin", referral));

        assertThat(column(id, "old_visit_id")).isEqualTo("S2201002610120000001");
        assertThat(column(id, "infno")).isEqualTo("2501A");
        assertThat(column(id, "diagnosis_code")).isEqualTo("C34.900");
        assertThatThrownBy(
                        () ->
                                database.useHandle(
                                        handle ->
                                                handle.execute("update referral set reason = 'x'")))
                .hasMessageContaining("never changed");
    }

    private String column(String id, String column) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        "select " + column + " from referral where filing_id = :id")
                                .bind("id", id)
                                .mapTo(String.class)
                                .one());
    }

    @Test
    void question_5_filed_after_admission_but_before_settlement_the_stay_is_settled_directly() {
        String person = Sample.person("220100");
        String asked =
                "/api/v1/eligibility?personNo="
                        + person
                        + "&institution="
                        + TIANJIN_GENERAL
                        + "&careType=inpatient&admittedOn="
                        + today().minusDays(5);
        CHANGCHUN.get(asked).body("direct", equalTo(false)).body("reason", equalTo("not-filed"));

        number(refer(CHANGCHUN_CENTRAL, referral(person)));

        CHANGCHUN.get(asked).body("direct", equalTo(true)).body("reason", equalTo("filed"));
    }

    @Test
    void nobody_but_the_gateway_asks() {
        Sample.load();
        CHANGCHUN.post("/internal/his/2501", Map.of()).statusCode(403);
        new His(services).send("2501", CHANGCHUN_CENTRAL, "refmedin", Map.of()).statusCode(422);
    }
}
