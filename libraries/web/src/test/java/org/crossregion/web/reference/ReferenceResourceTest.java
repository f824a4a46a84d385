package org.crossregion.web.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Reference files are imported all or nothing. */
@QuarkusTest
@DeskTest
class ReferenceResourceTest {

    @Inject Jdbi jdbi;

    @Test
    void a_good_file_is_imported_and_the_same_again_changes_nothing() {
        String file = "name,region,amount\n\"柜台, 一\",220100,1.50\n柜台二,220200,2\n";
        post(file).then().statusCode(200).body("imported", is(2)).body("unchanged", is(0));
        post(file).then().statusCode(200).body("imported", is(0)).body("unchanged", is(2));
    }

    @Test
    void every_bad_line_is_named_and_nothing_is_imported() {
        post("name,region,amount\ngood,220100,1.00\n,2201,1\nbad,220100,1.234\nshort,1\n")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/reference-rejected"))
                .body("violations.field", contains("line 5"));
        post("name,region,amount\ngood,220100,1.00\n,2201,1\nbad,220100,1.234\n")
                .then()
                .statusCode(422)
                .body("violations.field", contains("line 3, name", "line 4, amount"));
        long good =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery("select count(*) from desk where name = 'good'")
                                        .mapTo(Long.class)
                                        .one());
        assertThat(good).isZero();
    }

    @Test
    void a_kind_is_exported_and_an_unknown_one_is_not_there() {
        Response export = Desk.as(Role.ADMINISTRATOR, "", "").get("/api/v1/reference/desks");
        export.then().statusCode(200).contentType("text/csv;charset=UTF-8");
        assertThat(export.asString())
                .isEqualTo("name,region,amount\r\n\"窗口, \"\"一\"\"\",220100,1.00\r\n");
        Desk.as(Role.ADMINISTRATOR, "", "")
                .get("/api/v1/reference/chairs")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/reference-kind-unknown"));
    }

    @Test
    void only_administrators_import() {
        Desk.as(Role.AUDITOR)
                .contentType("text/csv")
                .body("name\n")
                .post("/api/v1/reference/desks")
                .then()
                .statusCode(403);
    }

    @Test
    void an_administrator_held_to_a_region_neither_imports_nor_exports_everybodys_rows() {
        Desk.as(Role.ADMINISTRATOR, "", "430200")
                .get("/api/v1/reference/desks")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));
        Desk.as(Role.ADMINISTRATOR, "", "430200")
                .contentType("text/csv")
                .body("name,region,amount\nother,220100,1\n")
                .post("/api/v1/reference/desks")
                .then()
                .statusCode(403);
    }

    private static Response post(String file) {
        return Desk.as(Role.ADMINISTRATOR, "", "")
                .contentType("text/csv; charset=UTF-8")
                .body(file)
                .post("/api/v1/reference/desks");
    }
}
