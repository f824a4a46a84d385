package org.crossregion.filing.search;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.filing.person.PersonName;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Search and export over REST, with a region of its own. */
@QuarkusTest
@DeskTest
class SearchTest {

    private static final Desk CLERK = Desk.of("220822");

    @Inject Clock clock;
    @Inject Jdbi database;

    @BeforeEach
    void a_region_that_no_other_test_files_in() {
        Sample.load();
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        220822,通榆县,220822,220822,2020-01-01,open,true
                        """)
                .statusCode(200);
    }

    @Test
    void every_condition_narrows_the_search_and_pages_follow_each_other() {
        List<String> ids = new ArrayList<>();
        List<String> persons = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String person = Sample.person("220822");
            persons.add(person);
            ids.add(
                    CLERK.submit(Desk.application(person, today()))
                            .statusCode(201)
                            .extract()
                            .path("id"));
        }
        CLERK.step(ids.get(1), "activation").statusCode(200);

        search(Map.of("state", "active")).body("items.id", equalTo(List.of(ids.get(1))));
        search(Map.of("personNo", persons.get(2))).body("items.id", equalTo(List.of(ids.get(2))));
        search(Map.of("certificateNo", identity(persons.get(0))))
                .body("items.id", equalTo(List.of(ids.get(0))))
                .body(
                        "items[0].certificateNo",
                        equalTo("999***********" + identity(persons.get(0)).substring(14)));
        search(Map.of("name", "无此人")).body("items", hasSize(0));
        search(Map.of("treatmentRegion", "220200")).body("items", hasSize(3));
        search(Map.of("treatmentRegion", "220300")).body("items", hasSize(0));
        search(Map.of("region", "220822", "from", today().toString(), "until", today().toString()))
                .body("items", hasSize(3));
        search(Map.of("region", "220822", "until", today().minusDays(1).toString()))
                .body("items", hasSize(0));
        search(Map.of("region", "220000", "type", "resettled-retiree")).body("items", hasSize(3));
        CLERK.post("/api/v1/filings/search", Map.of("region", "220100"))
                .statusCode(403)
                .body("type", equalTo("/problems/out-of-scope"));

        String next =
                CLERK.post("/api/v1/filings/search?limit=2", Map.of())
                        .body("items", hasSize(2))
                        .extract()
                        .path("next");
        CLERK.post("/api/v1/filings/search?limit=2&after=" + next, Map.of())
                .body("items.id", equalTo(List.of(ids.get(2))))
                .body("next", equalTo(null));
        Desk.of("220100")
                .post("/api/v1/filings/search?limit=500", Map.of())
                .body("items.id", not(hasItem(ids.get(0))));
        Desk.as(Keys.auditor())
                .post("/api/v1/filings/search?limit=500", Map.of("personNo", persons.get(0)))
                .body("items.name", everyItem(equalTo("测*甲")));

        for (String format : List.of("csv", "xlsx")) {
            byte[] file =
                    given().auth()
                            .oauth2(Keys.clerk("220822"))
                            .contentType(ContentType.JSON)
                            .body(Map.of("region", "220822"))
                            .post("/api/v1/filings/export?format=" + format)
                            .then()
                            .statusCode(200)
                            .header("X-Total-Count", "3")
                            .extract()
                            .asByteArray();
            Sheet sheet = Sheet.read(file, SheetLimits.ofRows(10));
            assertThat(sheet.rows()).hasSize(4);
            assertThat(new String(file, StandardCharsets.UTF_8))
                    .doesNotContain(identity(persons.get(0)));
        }
        Integer audited =
                database.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select count(*) from audit_entry where action ="
                                                        + " 'filings-exported' and detail->>'count' = '3'")
                                        .map((row, context) -> row.getInt(1))
                                        .one());
        assertThat(audited).isEqualTo(2);
    }

    @Test
    void persons_are_exported_masked_and_on_record() {
        String person = Sample.person("220822");
        byte[] file =
                given().auth()
                        .oauth2(Keys.clerk("220822"))
                        .contentType(ContentType.JSON)
                        .body(Map.of("certificateNo", identity(person)))
                        .post("/api/v1/persons/export?format=csv")
                        .then()
                        .statusCode(200)
                        .header("X-Total-Count", "1")
                        .extract()
                        .asByteArray();
        Sheet sheet = Sheet.read(file, SheetLimits.ofRows(10));
        assertThat(sheet.rows().get(1).cell(0).text()).isEqualTo(person);
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain(identity(person));
        given().auth()
                .oauth2(Keys.clerk("220100"))
                .contentType(ContentType.JSON)
                .body(Map.of("certificateNo", identity(person)))
                .post("/api/v1/persons/export?format=csv")
                .then()
                .statusCode(200)
                .header("X-Total-Count", "0");
    }

    @Test
    void names_are_masked_but_for_their_ends() {
        assertThat(PersonName.mask("王甲")).isEqualTo("王*");
        assertThat(PersonName.mask("欧阳样甲")).isEqualTo("欧**甲");
        assertThat(PersonName.mask("甲")).isEqualTo("甲*");
    }

    private static io.restassured.response.ValidatableResponse search(Map<String, Object> asked) {
        return CLERK.post("/api/v1/filings/search", asked).statusCode(200);
    }

    private static String identity(String personNo) {
        return Sample.identityNo((int) Long.parseLong(personNo.substring(4)));
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
