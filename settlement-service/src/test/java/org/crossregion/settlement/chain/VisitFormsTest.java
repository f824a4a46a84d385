package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Attachments 3, 4 and 5, and what is registered for them. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class VisitFormsTest {

    private static final Path PAPERS = Path.of("target", "papers");

    @Inject World world;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void an_injury_is_declared_once_and_printed_as_attachment_3() throws IOException {
        String visit = hospital.stay(world.filedPerson());
        refused(hospital.get("/api/v1/forms/3?format=json&id=" + visit), 422, "not-an-injury");
        refused(hospital.get("/api/v1/visits/" + visit + "/injury"), 404, "injury-unknown");

        declare(visit, injury())
                .then()
                .statusCode(201)
                .body("phone", not(containsString("0000000")));
        declare(visit, injury()).then().statusCode(201);
        assertThat(world.number("select count(*) from injury where visit_id = '" + visit + "'"))
                .isEqualTo(1);
        assertThat(
                        world.truth(
                                "select phone_cipher not like '%13800000000%' from injury where"
                                        + " visit_id = '"
                                        + visit
                                        + "'"))
                .isTrue();

        hospital.get("/api/v1/forms/3?format=json&id=" + visit)
                .then()
                .statusCode(200)
                .body("title", equalTo("外伤无第三方责任承诺书"))
                .body("code", not(equalTo("")));
        String paper = printed("3", visit);
        assertThat(paper)
                .contains("外伤无第三方责任承诺书", "13800000000", "示例小区楼梯", "踩空摔倒", "急性心肌梗死")
                .contains("王样配偶（配偶）", "不涉及第三方责任", "承诺人（患者）签名")
                .doesNotContain("99990119600501", "999901196201010010");
        hospital.get("/api/v1/visits/" + visit + "/injury")
                .then()
                .statusCode(200)
                .body("signer.certificateNo", not(containsString("19620101")));
    }

    @Test
    void an_injury_that_somebody_else_is_liable_for_is_refused() {
        String visit = hospital.stay(world.filedPerson());
        Map<String, Object> liable = injury();
        liable.put("thirdParty", true);

        refused(declare(visit, liable), 422, "third-party-injury");
        Map<String, Object> toCome = injury();
        toCome.put("happenedAt", Hospital.daysAgo(-1000).toString());
        declare(visit, toCome).then().statusCode(400);
        refused(
                new Hospital(World.OTHER_HOSPITAL)
                        .request()
                        .body(injury())
                        .post("/api/v1/visits/" + visit + "/injury"),
                404,
                "visit-unknown");
    }

    @Test
    void a_visit_admitted_as_an_injury_has_a_paper_to_fill_in_by_hand() throws IOException {
        Map<String, Object> admission =
                Hospital.admission(world.filedPerson(), "employee", "inpatient");
        admission.put("injury", true);
        String visit = hospital.admitted(admission);

        assertThat(printed("3", visit)).contains("受伤时间", "受伤地点", "受伤经过");
    }

    @Test
    void where_the_policy_demands_the_promise_an_injury_is_settled_only_once_it_is_registered() {
        String undemanded = injuredStay(world.filedPerson());
        hospital.settle(undemanded, "40.00").then().statusCode(200);

        String demanded = injuredStay(world.personOfStrictRegion());
        refused(hospital.preSettle(demanded, "40.00"), 422, "injury-not-declared");
        refused(hospital.settle(demanded, "40.00"), 422, "injury-not-declared");
        declare(demanded, injury()).then().statusCode(201);
        hospital.settle(demanded, "40.00").then().statusCode(200);

        String uninjured = hospital.stay(world.personOfStrictRegion());
        hospital.uploaded(uninjured, List.of(line("1", World.BED, "40.00", 1)));
        hospital.settle(uninjured, "40.00").then().statusCode(200);
    }

    private String injuredStay(String person) {
        Map<String, Object> admission = Hospital.admission(person, "employee", "inpatient");
        admission.put("injury", true);
        String visit = hospital.admitted(admission);
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));
        return visit;
    }

    @Test
    void what_is_bought_elsewhere_joins_the_bill_and_is_certified_on_attachment_4()
            throws IOException {
        String person = world.filedPerson();
        String visit = hospital.stay(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "4000.00", 100)));
        refused(hospital.get("/api/v1/forms/4?format=json&id=" + visit), 404, "purchase-unknown");

        Map<String, Object> scan = scan("CT平扫（外院）");
        String purchase =
                buy(visit, scan)
                        .then()
                        .statusCode(201)
                        .body("id", startsWith("P220100"))
                        .body("department", equalTo("心内科"))
                        .body("diagnosis", equalTo("急性心肌梗死"))
                        .extract()
                        .path("id");
        buy(visit, scan).then().statusCode(201).body("id", equalTo(purchase));
        refused(buy(visit, scan("另一检查")), 409, "line-changed");

        String bill =
                hospital.settle(visit, "4600.00")
                        .then()
                        .statusCode(200)
                        .body("total", equalTo("4600.00"))
                        .body("priorSelfPay", equalTo("52.00"))
                        .extract()
                        .path("id");
        for (String id : List.of(visit, purchase)) {
            assertThat(printed("4", id))
                    .contains("外院检查证明", "吉林示例大学附属医院", "CT平扫（外院）", "本院设备检修")
                    .contains("示例医师", "600.00", "定点医药机构医保办")
                    .doesNotContain("99990119600501");
        }
        assertThat(printed("5", bill)).contains("4,600.00", "住院结算单");
        refused(buy(visit, drug()), 409, "already-settled");
    }

    @Test
    void what_is_bought_elsewhere_is_bought_elsewhere_and_during_the_stay() {
        String visit = hospital.stay(world.filedPerson());
        Map<String, Object> here = scan("CT平扫");
        here.put("placeCode", World.HOSPITAL);
        refused(buy(visit, here), 422, "not-elsewhere");
        Map<String, Object> unknown = scan("CT平扫");
        unknown.put("placeCode", "H99999999999");
        refused(buy(visit, unknown), 422, "not-elsewhere");
        Map<String, Object> before = scan("CT平扫");
        Map<String, Object> item = item("W1", "CT平扫", World.SCAN, "600.00", 2);
        item.put("occurredAt", Hospital.daysAgo(900).toString());
        before.put("items", List.of(item));
        refused(buy(visit, before), 422, "not-elsewhere");
        Map<String, Object> known = scan("CT平扫");
        known.put("placeCode", World.OTHER_HOSPITAL);
        buy(visit, known).then().statusCode(201);
        hospital.get("/api/v1/forms/4?format=json&id=" + visit)
                .then()
                .statusCode(200)
                .body(containsString(World.OTHER_HOSPITAL));
    }

    @Test
    void only_a_stay_has_things_bought_elsewhere_and_meanwhile_no_other_bill() {
        String person = world.filedPerson();
        String outpatient = hospital.outpatient(person);
        hospital.uploaded(outpatient, List.of(line("1", World.BED, "40.00", 1)));
        refused(buy(outpatient, drug()), 422, "not-a-stay");

        hospital.stay(person);

        refused(hospital.settle(outpatient, "40.00"), 409, "already-in-hospital");
    }

    @Test
    void the_sheet_of_outpatient_care_is_named_so_and_names_no_policy() throws IOException {
        String person = world.filedPerson();
        String visit = hospital.outpatient(person);
        hospital.uploaded(visit, List.of(line("1", World.BED, "1000.00", 25)));
        String bill = hospital.settle(visit, "1000.00").then().extract().path("id");
        String chronic =
                hospital.admitted(Hospital.admission(person, "employee", "chronic-outpatient"));
        hospital.uploaded(chronic, List.of(line("1", World.BED, "1000.00", 25)));
        hospital.settle(chronic, "1000.00").then().statusCode(200);

        assertThat(printed("5", bill))
                .contains("门诊结算单", "就诊日期", "退休")
                .doesNotContain("sample-jilin", "住院天数", "出院日期");
        assertThat(printed("5", chronic)).contains("门诊慢特病结算单");
    }

    @Test
    void a_line_withdrawn_before_the_bill_is_not_on_its_sheet() {
        String visit = hospital.stay(world.filedPerson());
        hospital.uploaded(
                visit,
                List.of(line("1", World.BED, "4000.00", 100), line("2", World.VIP, "700.00", 1)));
        hospital.request()
                .body(fields("lineNos", List.of("2")))
                .post("/api/v1/visits/" + visit + "/fee-lines/withdrawal")
                .then()
                .statusCode(200);
        String bill = hospital.settle(visit, "4000.00").then().extract().path("id");

        hospital.get("/api/v1/forms/5?format=json&id=" + bill).then().statusCode(200);
    }

    @Test
    void numbers_of_fee_lines_are_written_as_people_write_them() {
        String visit = hospital.stay(world.filedPerson());
        hospital.upload(visit, List.of(line("1", World.VIP, "4800.00", 1)))
                .then()
                .statusCode(200)
                .body(containsString("\"price\":4800,"))
                .body(not(containsString("E+")));
    }

    @Test
    void a_balance_of_nobody_is_refused_by_line() {
        world.build();

        assertThatThrownBy(() -> world.balance("99995000000000009999", "1.00"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.violations()).hasSize(1);
                            assertThat(refused.violations().get(0).rule()).isEqualTo("known");
                        });
    }

    private static Map<String, Object> injury() {
        return fields(
                "phone", "13800000000",
                "happenedAt", Hospital.daysAgo(6).toString().substring(0, 10) + "T07:40:00+08:00",
                "place", "吉林市船营区示例小区楼梯",
                "course", "清晨下楼时踩空摔倒，右踝着地，当即肿痛不能行走，由家属送医",
                "signer",
                        fields(
                                "name", "王样配偶",
                                "relation", "配偶",
                                "certificateNo", "999901196201010010"));
    }

    private static Map<String, Object> scan(String name) {
        return fields(
                "kind", "examination",
                "place", "吉林示例大学附属医院",
                "reason", "本院设备检修",
                "physician", "示例医师",
                "items", List.of(item("W1", name, World.SCAN, "600.00", 2)));
    }

    private static Map<String, Object> drug() {
        return fields(
                "kind", "purchase",
                "place", "吉林示例大药房",
                "reason", "本院暂无该药",
                "physician", "示例医师",
                "items", List.of(item("W9", "示例注射液", World.VIP, "360.00", 2)));
    }

    private static Map<String, Object> item(
            String number, String name, String code, String amount, int count) {
        Map<String, Object> item = line(number, code, amount, count);
        item.put("name", name);
        return item;
    }

    private Response declare(String visit, Map<String, Object> injury) {
        return hospital.request().body(injury).post("/api/v1/visits/" + visit + "/injury");
    }

    private Response buy(String visit, Map<String, Object> purchase) {
        return hospital.request()
                .body(purchase)
                .post("/api/v1/visits/" + visit + "/outside-purchases");
    }

    /** The text of the PDF; every other format is made, too. */
    private String printed(String form, String id) throws IOException {
        for (String format : List.of("json", "xlsx", "csv", "html")) {
            hospital.get("/api/v1/forms/" + form + "?format=" + format + "&id=" + id)
                    .then()
                    .statusCode(200);
        }
        byte[] pdf =
                hospital.get("/api/v1/forms/" + form + "?format=pdf&id=" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        Files.createDirectories(PAPERS);
        Files.write(PAPERS.resolve(form + "-" + id + ".pdf"), pdf);
        refused(
                Hospital.as(Role.HOSPITAL, World.OTHER_HOSPITAL, "")
                        .get("/api/v1/forms/" + form + "?format=json&id=" + id),
                403,
                "out-of-scope");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void refused(Response response, int status, String code) {
        response.then().statusCode(status).body("type", equalTo("/problems/" + code));
    }
}
