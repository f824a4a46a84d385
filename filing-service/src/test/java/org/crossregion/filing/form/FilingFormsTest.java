package org.crossregion.filing.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.desk.Desk.application;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import jakarta.inject.Inject;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

@QuarkusTest
@DeskTest
class FilingFormsTest {

    private static final Desk CHANGCHUN = Desk.of("220100");

    @Inject Clock clock;

    @Test
    void form_1_tells_the_filing_and_can_be_verified_by_its_code() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        String code =
                CHANGCHUN
                        .get("/api/v1/forms/1?id=" + id)
                        .statusCode(200)
                        .body("form", equalTo("1"))
                        .body("title", equalTo("吉林省医疗保险异地就医登记备案表"))
                        .body("number", equalTo(id))
                        .body("header.备案状态", equalTo("有效"))
                        .body("sections.name", hasItem("备案材料"))
                        .body("sections[1].rows.flatten()", hasItem("吉林市（220200）"))
                        .body("sha256", matchesPattern("[0-9a-f]{64}"))
                        .extract()
                        .path("code");
        RestAssured.get("/verify/" + code)
                .then()
                .statusCode(200)
                .body("form", equalTo("1"))
                .body("number", equalTo(id));
    }

    @Test
    void form_2_promises_in_the_persons_name_with_a_masked_number() throws IOException {
        String id = CHANGCHUN.fileActive(promised());

        String text = pdf("/api/v1/forms/2?format=pdf&id=" + id);

        assertThat(text).contains("异地就医备案个人承诺书", "测试甲", "承诺人（签字）", "999***");
        assertThat(text).contains(today().plusDays(30).toString());
        assertThat(text).doesNotContain("99990119560301");
    }

    @Test
    void form_2_stays_when_the_proof_has_arrived_and_is_refused_where_nothing_was_promised() {
        String proven = CHANGCHUN.fileActive(promised());
        CHANGCHUN.hand(proven, "residence-proof").statusCode(200);
        String onProof = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        CHANGCHUN
                .get("/api/v1/forms/2?id=" + proven)
                .statusCode(200)
                .body("sections[0].rows.flatten()", hasItem("已补齐"));
        CHANGCHUN
                .get("/api/v1/forms/2?id=" + onProof)
                .statusCode(409)
                .body("type", equalTo("/problems/not-on-promise"));
    }

    @Test
    void form_1_prints_the_kind_of_person_in_words() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        CHANGCHUN
                .get("/api/v1/forms/1?id=" + id)
                .statusCode(200)
                .body("sections[0].rows.flatten()", hasItem("退休人员"));
    }

    private Map<String, Object> promised() {
        return Desk.promised(Sample.person("220100"), today());
    }

    @Test
    void form_1_is_a_pdf_with_material_and_sign_off() throws IOException {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        assertThat(pdf("/api/v1/forms/1?format=pdf&id=" + id))
                .contains("登记备案表", id, "户口簿首页", "审核人");
    }

    @Test
    void a_form_needs_a_filing_of_the_callers_region() {
        String id = CHANGCHUN.fileActive(application(Sample.person("220100"), today()));

        CHANGCHUN.get("/api/v1/forms/1").statusCode(400).body("violations.field", hasItem("id"));
        CHANGCHUN.get("/api/v1/forms/1?id=F2201002601010000000").statusCode(404);
        Desk.of("220200").get("/api/v1/forms/1?id=" + id).statusCode(403);
        CHANGCHUN
                .get("/api/v1/forms/9?id=" + id)
                .statusCode(404)
                .body("detail", containsString("1"));
    }

    private static String pdf(String path) throws IOException {
        byte[] bytes =
                CHANGCHUN
                        .get(path)
                        .statusCode(200)
                        .contentType("application/pdf")
                        .extract()
                        .asByteArray();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
