package org.crossregion.filing.filing;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A retiree of 株洲 resettles in 长沙, as S0 wants it. */
@QuarkusTest
@DeskTest
class ZhuzhouTest {

    private static final Desk ZHUZHOU = Desk.of("430200");
    private static final String XIANGYA = "H43010000001";

    @Inject Clock clock;

    @BeforeEach
    void import_the_preset_and_four_hospitals() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        430000,湖南省,430000,430000,2020-01-01,open,false
                        430100,长沙市,430100,430100,2020-01-01,open,false
                        430200,株洲市,430200,430200,2020-01-01,open,true
                        430300,湘潭市,430300,430300,2020-01-01,open,false
                        """)
                .statusCode(200);
        StringBuilder hospitals =
                new StringBuilder(
                        "code,name,type,level,region,tertiary_b_or_higher,specialty,networked,"
                                + "agreement,gateway_mode,gateway_networks\n");
        for (int i = 1; i <= 4; i++) {
            hospitals.append(hospital("H4301000000" + i, "430100"));
        }
        hospitals.append(hospital("H43020000001", "430200"));
        hospitals.append(hospital("H43030000001", "430300"));
        Sample.importFile("institutions", hospitals.toString()).statusCode(200);
        Sample.importFile("filing-policies", Sample.preset("zhuzhou")).statusCode(200);
    }

    @Test
    void section_2_1_one_to_three_institutions_are_chosen_and_no_more() {
        List<String> four = List.of(XIANGYA, "H43010000002", "H43010000003", "H43010000004");
        refused(application(List.of()), "/problems/institutions-not-accepted");
        refused(application(four), "/problems/institutions-not-accepted");

        ZHUZHOU.submit(application(four.subList(0, 3)))
                .statusCode(201)
                .body("category", equalTo("employee"))
                .body("institutions", hasSize(3))
                .body("accountSuspended", equalTo(true))
                .body("homeCare", equalTo("no-inpatient"));
    }

    @Test
    void section_1_1_a_residence_permit_of_less_than_a_year_does_not_do() {
        Map<String, Object> application = application(List.of(XIANGYA));
        application.put("materials", papers("residence-permit", today().minusMonths(11)));
        refused(application, "/problems/material-too-short");

        application.put("materials", papers("residence-permit", today().minusMonths(12)));
        ZHUZHOU.submit(application).statusCode(201);
    }

    @Test
    void section_2_2_the_chosen_institutions_change_only_with_the_place() {
        String id = ZHUZHOU.fileActive(application(List.of(XIANGYA)));

        change(id, Map.of("institutions", List.of("H43010000002")))
                .statusCode(409)
                .body("type", equalTo("/problems/institutions-locked"));
        change(
                        id,
                        Map.of(
                                "treatmentRegions",
                                List.of("430300"),
                                "institutions",
                                List.of("H43030000001"),
                                "materials",
                                papers("household-register", null)))
                .statusCode(201)
                .body("replaces", equalTo(id));
    }

    @Test
    void section_4_4_a_stay_at_home_has_to_wait_until_the_day_after_cancellation() {
        Map<String, Object> application = application(List.of(XIANGYA));
        String id = ZHUZHOU.fileActive(application);
        String person = application.get("personNo").toString();

        eligible(person, "H43020000001", "inpatient", today())
                .body("reason", equalTo("home-care-barred"));
        eligible(person, "H43020000001", "outpatient", today()).body("direct", equalTo(true));
        eligible(person, XIANGYA, "inpatient", today()).body("direct", equalTo(true));
        eligible(person, "H43010000002", "inpatient", today())
                .body("reason", equalTo("institution-not-chosen"));

        ZHUZHOU.step(id, "cancellation").statusCode(200);
        eligible(person, "H43020000001", "inpatient", today()).body("direct", equalTo(false));
        eligible(person, "H43020000001", "inpatient", today().plusDays(1))
                .body("direct", equalTo(true))
                .body("accountSuspended", equalTo(false));
    }

    @Test
    void section_4_1_an_earlier_filing_is_completed_with_papers_that_follow() {
        String id = ZHUZHOU.fileActive(application(List.of(XIANGYA)));

        ZHUZHOU.hand(id, "medical-handbook")
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("institutions", equalTo(List.of(XIANGYA)))
                .body("history[2].transition", equalTo("supplemented"));
    }

    @Test
    void section_4_2_outside_the_network_nothing_is_settled_directly() {
        Sample.importFile(
                        "institutions",
                        """
                        code,name,type,level,region,tertiary_b_or_higher,specialty,networked,\
                        agreement,gateway_mode,gateway_networks
                        H43010000099,长沙示例未联网医院,hospital,11,430100,false,false,false,active,tif,
                        """)
                .statusCode(200);
        Map<String, Object> application = application(List.of(XIANGYA));
        ZHUZHOU.fileActive(application);

        eligible(application.get("personNo").toString(), "H43010000099", "inpatient", today())
                .body("direct", equalTo(false))
                .body("reason", equalTo("institution-not-networked"));
        refused(application(List.of("H43010000099")), "/problems/institutions-not-accepted");
    }

    @Test
    void a_resident_is_referred_without_choosing_institutions() {
        String person = Sample.person("430200");
        Map<String, Object> application = Desk.application(person, today());
        application.put("type", "referral");
        application.put("treatmentRegions", List.of("430100"));
        application.put(
                "materials",
                List.of(
                        Map.of("kind", "identity-voucher", "reference", "电子凭证"),
                        Map.of("kind", "referral-paper", "reference", "转诊单")));

        ZHUZHOU.submit(application).statusCode(201).body("accountSuspended", equalTo(false));
    }

    @Test
    void section_1_1_the_province_s_application_is_printed_and_nobody_else_prints_it() {
        String id = ZHUZHOU.fileActive(application(List.of(XIANGYA, "H43010000002")));

        ZHUZHOU.get("/api/v1/forms/hunan-application?id=" + id)
                .statusCode(200)
                .body("title", equalTo("湖南省医疗保险异地就医联网结算申请表"))
                .body("sections[2].rows", hasSize(2))
                .body("sections[3].rows.flatten()", hasItem("次年7月1日至8月31日"))
                .body("sections[3].rows.flatten()", hasItem(containsString("返还单位")));
        for (String format : List.of("xlsx", "pdf", "csv", "html")) {
            ZHUZHOU.get("/api/v1/forms/hunan-application?format=" + format + "&id=" + id)
                    .statusCode(200);
        }
        String jilin =
                Desk.of("220100").fileActive(Desk.application(Sample.person("220100"), today()));
        Desk.of("220100")
                .get("/api/v1/forms/hunan-application?id=" + jilin)
                .statusCode(409)
                .body("type", equalTo("/problems/form-not-printed"));
    }

    @Test
    void the_access_rate_counts_what_is_open() {
        ZHUZHOU.get("/api/v1/forms/access-rate?region=430000")
                .statusCode(200)
                .body("header.接入率", equalTo("100.00%"))
                .body("sections[0].rows[0][0]", equalTo("湖南省"))
                .body("sections[0].rows[0][1]", equalTo(3))
                .body("sections[1].rows", hasSize(3));
        ZHUZHOU.get("/api/v1/forms/access-rate").statusCode(200);
        ZHUZHOU.get("/api/v1/forms/access-rate?region=430100").statusCode(400);
    }

    private Map<String, Object> application(List<String> institutions) {
        Map<String, Object> application = Desk.application(Sample.person("430200"), today());
        application.put("treatmentRegions", List.of("430100"));
        application.put("institutions", institutions);
        application.put("materials", papers("household-register", null));
        return application;
    }

    private static List<Map<String, Object>> papers(String proof, LocalDate since) {
        List<Map<String, Object>> papers = new ArrayList<>();
        for (String kind :
                List.of(
                        "identity-voucher",
                        "application-form",
                        "bank-account",
                        "medical-handbook",
                        proof)) {
            Map<String, Object> paper = new LinkedHashMap<>();
            paper.put("kind", kind);
            paper.put("reference", "见附件");
            if (kind.equals(proof) && since != null) {
                paper.put("since", since.toString());
            }
            papers.add(paper);
        }
        return papers;
    }

    private static String hospital(String code, String region) {
        return "%s,示例医院%s,hospital,02,%s,true,false,true,active,network,127.0.0.1/32\n"
                .formatted(code, code.substring(11), region);
    }

    private static void refused(Map<String, Object> application, String type) {
        ZHUZHOU.submit(application).statusCode(422).body("type", equalTo(type));
    }

    private ValidatableResponse change(String id, Map<String, Object> what) {
        Map<String, Object> request = new LinkedHashMap<>(what);
        request.put("reason", "安置地变化");
        return ZHUZHOU.post("/api/v1/filings/" + id + "/change", request);
    }

    private static ValidatableResponse eligible(
            String person, String institution, String care, LocalDate on) {
        return ZHUZHOU.get(
                        "/api/v1/eligibility?personNo=%s&institution=%s&careType=%s&on=%s"
                                .formatted(person, institution, care, on))
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
