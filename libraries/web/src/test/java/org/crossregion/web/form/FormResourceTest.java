package org.crossregion.web.form;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskForms;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms go out in every format and can be verified by anyone. */
@QuarkusTest
@DeskTest
class FormResourceTest {

    private static final String FORM = "/api/v1/forms/9?period=2026-10&authority=220100";

    @Test
    void json_is_the_default_and_can_be_verified_without_a_token() {
        var form =
                Desk.as(Role.FINANCE_MAKER)
                        .get(FORM)
                        .then()
                        .statusCode(200)
                        .contentType("application/json")
                        .body("form", equalTo("9"))
                        .body("title", equalTo("窗口 表"))
                        .extract();
        String code = form.path("code");
        given().get("/verify/" + code.toLowerCase())
                .then()
                .statusCode(200)
                .body("form", equalTo("9"))
                .body("sha256", equalTo(form.path("sha256")))
                .body("totals[0].totals[1]", equalTo("12.50"));
        given().get("/verify/NONE")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/verification-code-unknown"));
    }

    @Test
    void a_form_is_superseded_once_another_is_made_for_the_same_question() {
        String old = code();
        given().get("/verify/" + old).then().body("status", equalTo("current"));
        DeskForms.version = "2";
        try {
            String now = code();
            given().get("/verify/" + old)
                    .then()
                    .statusCode(200)
                    .body("genuine", equalTo(true))
                    .body("status", equalTo("superseded"))
                    .body("supersededBy.version", equalTo("2"));
            given().get("/verify/" + now).then().body("status", equalTo("current"));
            given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                    .get("/verify/" + old)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("text/html"))
                    .body(containsString("genuine, but superseded"))
                    .body(containsString("金额"))
                    .body(containsString("12.50"));
        } finally {
            DeskForms.version = "1";
        }
        assertThat(code()).isEqualTo(old);
        given().get("/verify/" + old)
                .then()
                .body("status", equalTo("current"))
                .body("supersededBy", nullValue());
    }

    @Test
    void a_code_that_is_not_ours_has_a_page_too_and_nothing_of_it_is_taken_for_markup() {
        given().accept("text/html")
                .get("/verify/{code}", "<script>alert(1)</script>")
                .then()
                .statusCode(404)
                .contentType(startsWith("text/html"))
                .body(containsString("查无此核验码"))
                .body(not(containsString("<script>")));
    }

    private static String code() {
        return Desk.as(Role.FINANCE_MAKER)
                .get(FORM + "&kind=verify&format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    @ParameterizedTest
    @CsvSource({
        "xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf,application/pdf",
        "csv,text/csv",
        "json,application/json",
        "html,text/html"
    })
    void every_format_has_its_type_and_a_chinese_file_name(String format, String type) {
        var response = Desk.as(Role.FINANCE_MAKER).get(FORM + "&format=" + format);
        response.then().statusCode(200).contentType(startsWith(type));
        assertThat(response.header("Content-Disposition"))
                .contains("filename*=UTF-8''9-%E7%AA%97%E5%8F%A3_%E8%A1%A8." + format)
                .contains("filename=\"9-_." + format + "\"");
        assertThat(response.asByteArray()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/forms/9?authority=220100, period",
        "/api/v1/forms/9?period=2026-10, authority",
        "/api/v1/forms/9?period=2026-10&authority=220100&format=doc, format",
        "/api/v1/forms/9?period=2026-10&authority=220100&direction=up, direction",
        "/api/v1/forms/9?period=2026-10&authority=220100&tier=city, tier",
        "/api/v1/forms/9?period=x&authority=220100, period"
    })
    void what_is_missing_or_wrong_in_the_question_is_named(String path, String field) {
        Desk.as(Role.FINANCE_MAKER)
                .get(path)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void an_unknown_form_is_not_there() {
        Desk.as(Role.FINANCE_MAKER)
                .get("/api/v1/forms/99")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/form-unknown"));
    }

    @Test
    void forms_have_their_roles_and_regions() {
        given().get(FORM).then().statusCode(401);
        Desk.as(Role.HOSPITAL, "H1", "").get(FORM).then().statusCode(403);
        Desk.as(Role.FINANCE_MAKER, "", "220200").get(FORM).then().statusCode(403);
    }
}
