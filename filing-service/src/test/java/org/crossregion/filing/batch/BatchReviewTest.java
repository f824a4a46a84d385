package org.crossregion.filing.batch;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.filing.batch.ListOfPeople.REGION;
import static org.crossregion.filing.batch.ListOfPeople.get;
import static org.crossregion.filing.batch.ListOfPeople.row;
import static org.crossregion.filing.batch.ListOfPeople.work;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Beijing;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reviewing what a list has filed in one call (S0 四.3 审核; S2 ① 办理确认手续). */
@QuarkusTest
@DeskTest
class BatchReviewTest {

    private static final String REVIEWER =
            Keys.named("审核员样乙", Role.FILING_CLERK, ListOfPeople.REGION);

    @Inject Clock clock;
    @Inject Jdbi database;
    @Inject BatchReviewRepository reviews;

    @BeforeEach
    void load() {
        ListOfPeople.load();
    }

    @Test
    void another_person_activates_a_whole_list_and_each_filing_takes_its_own_step() {
        String batch = work(list(120), 120);

        ask(batch, "activation", Map.of("reason", "材料齐全"))
                .statusCode(202)
                .body("no", equalTo(1))
                .body("total", equalTo(120));
        ValidatableResponse review = done(batch, 1);

        review.body("taken", equalTo(120)).body("refused", equalTo(0));
        for (String filing : filings(batch).subList(0, 3)) {
            filing(filing)
                    .body("state", equalTo("active"))
                    .body("history[1].transition", equalTo("activated"))
                    .body("history[1].author", equalTo("审核员样乙"))
                    .body("history[1].reason", equalTo("材料齐全"));
        }
        assertThat(activations(batch)).isEqualTo(120);
        ask(batch, "activation", Map.of("reason", "再来一次"))
                .statusCode(409)
                .body("type", equalTo("/problems/batch-nothing-to-review"));
    }

    @Test
    void who_handed_the_list_in_does_not_review_it() {
        String batch = work(list(1), 1);

        given().auth()
                .oauth2(Keys.clerk(REGION))
                .contentType("application/json")
                .body(Map.of("reason", "自己审核"))
                .post("/api/v1/filing-batches/" + batch + "/activation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/batch-needs-another"));
    }

    @Test
    void a_selection_is_refused_and_what_cannot_be_reviewed_is_named() {
        String batch = work(list(4), 4);
        List<String> filings = filings(batch);
        given().auth()
                .oauth2(REVIEWER)
                .contentType("application/json")
                .body(Map.of("reason", "本人撤回"))
                .post("/api/v1/filings/" + filings.get(1) + "/cancellation")
                .then()
                .statusCode(200);

        ask(batch, "refusal", Map.of("reason", "材料与申报不符", "rows", List.of(2, 3)))
                .statusCode(202)
                .body("total", equalTo(2));
        done(batch, 1).body("taken", equalTo(1)).body("refused", equalTo(1));
        given().auth()
                .oauth2(REVIEWER)
                .get("/api/v1/filing-batches/" + batch + "/reviews/1/filings?outcome=refused")
                .then()
                .statusCode(200)
                .body("items.filingId", containsInAnyOrder(filings.get(1)))
                .body("items[0].refusal", equalTo("transition-not-allowed"));
        filing(filings.get(0)).body("state", equalTo("refused"));

        ask(batch, "activation", Map.of("reason", "其余通过")).statusCode(202).body("no", equalTo(2));
        done(batch, 2).body("taken", equalTo(2));
        filing(filings.get(3)).body("state", equalTo("active"));
        get(batch + "/reviews/7")
                .statusCode(404)
                .body("type", equalTo("/problems/batch-review-unknown"));
        ask(batch, "refusal", Map.of("reason", "没有的行", "rows", List.of(99)))
                .statusCode(409)
                .body("type", equalTo("/problems/batch-nothing-to-review"));
        ask(batch, "refusal", Map.of("rows", List.of(2))).statusCode(400);
    }

    @Test
    void what_was_killed_in_the_middle_goes_on_where_it_stood() {
        String batch = work(list(60), 60);
        ask(batch, "activation", Map.of("reason", "材料齐全")).statusCode(202);
        ask(batch, "activation", Map.of("reason", "再点一次"))
                .statusCode(409)
                .body("type", equalTo("/problems/batch-review-under-way"));
        done(batch, 1).body("done", equalTo(60));

        BatchReview review = reviews.find(batch, 1).orElseThrow();

        assertThat(reviews.left(review, "", 100)).isEmpty();
        assertThat(activations(batch)).isEqualTo(60);
    }

    private byte[] list(int people) {
        LocalDate from = Beijing.day(clock.instant());
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            rows.add(row(from));
        }
        return ListOfPeople.file(SheetFormat.XLSX, rows);
    }

    private static ValidatableResponse ask(String batch, String step, Map<String, Object> body) {
        return given().auth()
                .oauth2(REVIEWER)
                .contentType("application/json")
                .body(body)
                .post("/api/v1/filing-batches/" + batch + "/" + step)
                .then();
    }

    private static ValidatableResponse done(String batch, int no) {
        String path = batch + "/reviews/" + no;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get(path).extract().path("state").equals("done"));
        return get(path).statusCode(200);
    }

    private static List<String> filings(String batch) {
        return get(batch + "/rows?limit=500").extract().path("items.filingId");
    }

    private static ValidatableResponse filing(String id) {
        return given().auth()
                .oauth2(Keys.clerk(REGION))
                .get("/api/v1/filings/" + id)
                .then()
                .statusCode(200);
    }

    /** Events of activations, one per filing of the list. */
    private int activations(String batch) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*)::int
                                        from filing_transition t
                                        join filing_batch_row r on r.filing_id = t.filing_id
                                        where r.batch_id = :id and t.transition = 'activated'
                                        """)
                                .bind("id", batch)
                                .mapTo(Integer.class)
                                .one());
    }
}
