package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clerks press the button in the same moment. */
@QuarkusTest
@DeskTest
class SubmittedAtOnceTest {

    private static final String REGION = "220581";
    private static final Desk CLERK = Desk.of(REGION);

    @Inject Clock clock;
    @Inject Jdbi database;
    @Inject QueueRepository queue;

    @Test
    void of_applications_for_one_place_at_the_same_time_one_is_taken() throws Exception {
        String person = Sample.person(REGION);
        List<Integer> answers =
                together(
                        8,
                        i ->
                                CLERK.submit(Desk.application(person, today()))
                                        .extract()
                                        .statusCode());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        CLERK.get("/api/v1/filings?personNo=" + person).body("items", hasSize(1));
        assertThat(steps(person)).isEqualTo(1);
    }

    @Test
    void under_two_numbers_of_one_person_it_is_the_same() throws Exception {
        String staying = Sample.person(REGION);
        String merged = Sample.person(REGION);
        CLERK.post("/api/v1/persons/" + merged + "/merge", Map.of("into", staying, "reason", "同一人"))
                .statusCode(200);
        List<Integer> answers =
                together(
                        8,
                        i ->
                                CLERK.submit(
                                                Desk.application(
                                                        i % 2 == 0 ? staying : merged, today()))
                                        .extract()
                                        .statusCode());

        assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        assertThat(steps(staying)).isEqualTo(1);
    }

    @Test
    void the_same_request_sent_at_the_same_time_is_taken_once_and_answered_alike()
            throws Exception {
        String person = Sample.person(REGION);
        String key = UUID.randomUUID().toString();
        List<String> ids =
                together(
                        6,
                        i ->
                                CLERK.post(
                                                "/api/v1/filings",
                                                Desk.application(person, today()),
                                                key)
                                        .statusCode(201)
                                        .extract()
                                        .path("id"));

        assertThat(ids).hasSize(6).containsOnly(ids.get(0));
        CLERK.get("/api/v1/filings?personNo=" + person).body("items", hasSize(1));
        CLERK.get("/api/v1/filings/" + ids.get(0))
                .body("history", hasSize(1))
                .body("materials", hasSize(2))
                .body("state", equalTo("submitted"));
    }

    @Test
    void the_answer_to_a_submission_is_what_is_read_afterwards() {
        String person = Sample.person(REGION);
        Map<String, Object> said =
                CLERK.submit(Desk.promised(person, today())).statusCode(201).extract().path("$");
        CLERK.get("/api/v1/filings/" + said.get("id")).body("$", equalTo(said));
    }

    /** Whoever else files meanwhile: the sums are exact in every moment. */
    @Test
    void the_counts_of_a_queue_are_those_of_all_filings() {
        Sample.person(REGION);
        queue.addUp();
        assertThat(sums()).isEqualTo(counted());
    }

    private List<Map<String, Object>> sums() {
        return rows(
                """
                select agency, state, cast(sum(filings) as bigint) as filings
                from (
                    select agency, state, filings from filing_count
                    union all
                    select agency, state, change from filing_count_change) counted
                group by agency, state
                having sum(filings) <> 0
                order by agency, state
                """);
    }

    private List<Map<String, Object>> counted() {
        return rows(
                """
                select agency, state, count(*) as filings
                from filing
                where agency is not null
                group by agency, state
                order by agency, state
                """);
    }

    private List<Map<String, Object>> rows(String query) {
        return database.withHandle(handle -> handle.createQuery(query).mapToMap().list());
    }

    private long steps(String person) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*)
                                        from filing_transition t
                                        join filing f on f.id = t.filing_id
                                        where f.person_no = :person
                                        """)
                                .bind("person", person)
                                .mapTo(Long.class)
                                .one());
    }

    /** One thread's part. */
    private interface Part<T> {
        T of(int number);
    }

    private static <T> List<T> together(int many, Part<T> part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<Callable<T>> parts = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                parts.add(() -> part.of(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(parts)) {
                results.add(one.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
