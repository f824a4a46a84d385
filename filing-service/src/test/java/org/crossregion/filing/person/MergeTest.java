package org.crossregion.filing.person;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One human being under two numbers: found, merged, and parted again. */
@QuarkusTest
@DeskTest
class MergeTest {

    private static final Desk CLERK = Desk.of("220300");

    @Inject Clock clock;

    @Test
    void filings_under_both_numbers_count_for_both_until_they_are_parted() {
        String one = Sample.person("220300");
        String other = Sample.person("220300");
        CLERK.fileActive(Desk.application(one, today()));
        merge(other, one).statusCode(200).body("mergedInto", equalTo(one));

        eligible(one).body("direct", equalTo(true));
        eligible(other).body("direct", equalTo(true));
        CLERK.submit(Desk.application(other, today()))
                .statusCode(409)
                .body("type", equalTo("/problems/filing-overlaps"));
        merge(other, one).statusCode(409).body("type", equalTo("/problems/merge-not-possible"));
        merge(one, other).statusCode(409);
        CLERK.get("/api/v1/persons/" + other).body("mergedInto", equalTo(one));

        CLERK.post("/api/v1/persons/" + other + "/unmerge", Map.of("reason", "是两个人"))
                .statusCode(200)
                .body("mergedInto", equalTo(null));
        eligible(other).body("direct", equalTo(false));
        CLERK.get("/api/v1/persons/" + one + "/merges")
                .body("", hasSize(1))
                .body("[0].undoneReason", equalTo("是两个人"));
        CLERK.submit(Desk.application(other, today())).statusCode(201);
    }

    @Test
    void whoever_files_under_a_merged_number_is_filed_under_the_one_that_stays() {
        String one = Sample.person("220300");
        String other = Sample.person("220300");
        merge(other, one).statusCode(200);
        CLERK.submit(Desk.application(other, today()))
                .statusCode(201)
                .body("personNo", equalTo(one));
    }

    @Test
    void asked_for_by_either_number_the_filings_of_both_are_listed() {
        Sample.load();
        String one = Sample.person("220300");
        String other = Sample.person("220300");
        String under =
                CLERK.submit(Desk.application(other, today())).statusCode(201).extract().path("id");
        merge(other, one).statusCode(200);

        for (String number : List.of(one, other)) {
            CLERK.get("/api/v1/filings?personNo=" + number)
                    .statusCode(200)
                    .body("items.id", hasItem(under));
            CLERK.post("/api/v1/filings/search", Map.of("personNo", number))
                    .statusCode(200)
                    .body("items.id", hasItem(under));
        }
    }

    @Test
    void a_namesake_with_the_same_birthday_is_listed_until_a_clerk_decides() {
        Sample.load();
        register("9999777700000001", "重名样人", "99990119560301901X");
        register("9999777700000002", "重名样人", "99990119560301902X");
        CLERK.get("/api/v1/persons/duplicates?limit=500")
                .statusCode(200)
                .body("items.other", hasItem("9999777700000002"))
                .body(
                        "items.find { it.other == '9999777700000002' }.likeness",
                        equalTo("same-name-and-birth"));
        CLERK.post(
                        "/api/v1/persons/9999777700000002/distinction",
                        Map.of("other", "9999777700000001", "reason", "两人同名同日"))
                .statusCode(200)
                .body("wasListed", equalTo(true));
        CLERK.get("/api/v1/persons/duplicates?limit=500")
                .body("items.other", not(hasItem("9999777700000002")));
    }

    @Test
    void names_and_certificates_are_checked_when_registered() {
        Sample.load();
        rejected("9999777700000011", "样人#", "01", "999901195603019030", "name");
        rejected("9999777700000012", "样人", "01", "110105491231002", "certificate_no");
        rejected("9999777700000013", "样人", "04", "X1234567", "certificate_no");
        rejected("9999777700000014", "样", "01", "999901195603019040", "name");
        Sample.importFile(
                        "persons",
                        Sample.PERSON_COLUMNS + row("9999777700000015", "样　人", "04", "H12345678"))
                .statusCode(200);
        CLERK.get("/api/v1/persons/9999777700000015").body("name", equalTo("样人"));
    }

    private static void rejected(
            String no, String name, String type, String number, String column) {
        Sample.importFile("persons", Sample.PERSON_COLUMNS + row(no, name, type, number))
                .statusCode(422)
                .body("violations[0].field", equalTo("line 2, " + column));
    }

    private static void register(String no, String name, String number) {
        Sample.importFile("persons", Sample.PERSON_COLUMNS + row(no, name, "01", number))
                .statusCode(200);
    }

    private static String row(String no, String name, String type, String number) {
        return "%s,%s,1,1956-03-01,%s,%s,,employee,12,220300,2008-01-01,1,示例单位,false\n"
                .formatted(no, name, type, number);
    }

    private static io.restassured.response.ValidatableResponse merge(String one, String into) {
        return CLERK.post(
                "/api/v1/persons/" + one + "/merge", Map.of("into", into, "reason", "重复登记"));
    }

    private static io.restassured.response.ValidatableResponse eligible(String person) {
        return CLERK.get(
                        "/api/v1/eligibility?personNo="
                                + person
                                + "&institution=H22020000001&careType=inpatient")
                .statusCode(200);
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
