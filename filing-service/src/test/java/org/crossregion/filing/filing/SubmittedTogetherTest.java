package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Applications that share a transaction. All writers are kept waiting for persons whom the test has
 * locked, so that whatever comes meanwhile is worked together.
 */
@QuarkusTest
@DeskTest
class SubmittedTogetherTest {

    private static final String REGION = "220581";
    private static final String OTHER_REGION = "220300";
    private static final Desk CLERK = Desk.of(REGION);

    @Inject Clock clock;
    @Inject Jdbi database;
    @Inject FilingIntake intake;

    private final ExecutorService clerks = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        clerks.shutdownNow();
    }

    @Test
    void each_is_judged_in_its_own_name_and_has_its_own_answer() {
        String first = Sample.person(REGION);
        String second = Sample.person(OTHER_REGION);
        String unknown = "99990000000000009990000";
        Map<String, Object> bad = Desk.application(Sample.person(REGION), today());
        bad.put("materials", List.of());
        List<ExtractableResponse<Response>> answers =
                together(
                        () -> CLERK.submit(Desk.application(first, today())).extract(),
                        () -> Desk.of(OTHER_REGION).submit(filed(second)).extract(),
                        // Neither the clerk's region nor, for the other, the person's.
                        () -> CLERK.submit(filed(second)).extract(),
                        () -> CLERK.submit(filed(unknown)).extract(),
                        () -> CLERK.submit(bad).extract(),
                        () -> CLERK.submit(filed(first)).extract());

        assertThat(answers.stream().map(ExtractableResponse::statusCode))
                .containsExactly(201, 201, 403, 404, 422, 409);
        for (int i = 0; i < 2; i++) {
            ExtractableResponse<Response> answer = answers.get(i);
            Map<String, Object> row = audit(answer.path("id"));
            assertThat(row).containsEntry("request_id", answer.header("X-Request-Id"));
            assertThat(row).containsEntry("region", i == 0 ? REGION : OTHER_REGION);
        }
        assertThat(answers.get(2).header("X-Request-Id"))
                .isNotEqualTo(answers.get(3).header("X-Request-Id"));
    }

    @Test
    void two_of_one_person_are_judged_in_the_order_of_coming() {
        String person = Sample.person(REGION);
        Map<String, Object> elsewhere = Desk.application(person, today());
        elsewhere.put("treatmentRegions", List.of("220300"));
        List<ExtractableResponse<Response>> answers =
                together(
                        () -> CLERK.submit(filed(person)).extract(),
                        () -> CLERK.submit(filed(person)).extract(),
                        () -> CLERK.submit(elsewhere).extract());

        assertThat(answers.stream().map(ExtractableResponse::statusCode))
                .containsExactly(201, 409, 201);
        assertThat(answers.get(1).<String>path("detail"))
                .contains(answers.get(0).<String>path("id"));
    }

    @Test
    void one_key_sent_twice_is_taken_once_and_answered_alike() {
        String person = Sample.person(REGION);
        String other = Sample.person(REGION);
        String key = UUID.randomUUID().toString();
        List<ExtractableResponse<Response>> answers =
                together(
                        () -> CLERK.post("/api/v1/filings", filed(person), key).extract(),
                        () -> CLERK.post("/api/v1/filings", filed(person), key).extract(),
                        () -> CLERK.post("/api/v1/filings", filed(other), key).extract(),
                        () -> CLERK.submit(filed(other)).extract());

        assertThat(answers.stream().map(ExtractableResponse::statusCode))
                .containsExactly(201, 201, 409, 201);
        assertThat(answers.get(1).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
        assertThat(answers.get(2).<String>path("type")).endsWith("idempotency-key-reused");
        CLERK.post("/api/v1/filings", filed(person), key)
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"));
    }

    @Test
    void the_key_of_what_was_refused_may_be_sent_again() {
        String person = Sample.person(REGION);
        String key = UUID.randomUUID().toString();
        Map<String, Object> bad = filed(person);
        bad.put("materials", List.of());
        List<ExtractableResponse<Response>> answers =
                together(
                        () -> CLERK.post("/api/v1/filings", bad, key).extract(),
                        () -> CLERK.submit(filed(Sample.person(REGION))).extract());

        assertThat(answers.stream().map(ExtractableResponse::statusCode)).containsExactly(422, 201);
        CLERK.post("/api/v1/filings", filed(person), key)
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo(null));
    }

    @Test
    void one_whom_the_database_refuses_harms_no_neighbour() {
        String refused = Sample.person(REGION);
        String first = Sample.person(REGION);
        String second = Sample.person(REGION);
        trap(refused);
        try {
            List<ExtractableResponse<Response>> answers =
                    together(
                            () -> CLERK.submit(filed(first)).extract(),
                            () -> CLERK.submit(filed(refused)).extract(),
                            () -> CLERK.submit(filed(second)).extract());

            assertThat(answers.get(0).statusCode()).isEqualTo(201);
            assertThat(answers.get(1).statusCode()).isEqualTo(409);
            assertThat(answers.get(2).statusCode()).isEqualTo(201);
        } finally {
            database.useHandle(handle -> handle.execute("drop trigger trap on filing"));
        }
        filedOnce(first);
        filedOnce(second);
        CLERK.get("/api/v1/filings?personNo=" + refused).body("items", hasSize(0));
    }

    /** Its connection is cut while it waits for the last of them, whom somebody keeps locked. */
    @Test
    void when_the_transaction_is_killed_each_is_taken_once() throws Exception {
        List<String> persons =
                List.of(
                        Sample.person(REGION),
                        Sample.person(REGION),
                        Sample.person(REGION),
                        Sample.person(REGION));
        String locked = Sample.person(REGION);
        List<Future<ExtractableResponse<Response>>> answers = new ArrayList<>();
        try (Handle holder = lock(locked)) {
            Future<ExtractableResponse<Response>> last;
            try (Handle busy = keepWritersBusy()) {
                for (String person : persons) {
                    answers.add(queued(() -> CLERK.submit(filed(person)).extract()));
                }
                last = queued(() -> CLERK.submit(filed(locked)).extract());
                busy.rollback();
            }
            killWhoWaits();
            for (Future<ExtractableResponse<Response>> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
            }
            holder.rollback();
            assertThat(last.get(20, TimeUnit.SECONDS).statusCode()).isIn(201, 503);
        }
        persons.forEach(this::filedOnce);
    }

    private Map<String, Object> filed(String person) {
        return Desk.application(person, today());
    }

    private void filedOnce(String person) {
        String id =
                CLERK.get("/api/v1/filings?personNo=" + person)
                        .body("items", hasSize(1))
                        .extract()
                        .path("items[0].id");
        CLERK.get("/api/v1/filings/" + id).body("history", hasSize(1));
        audit(id);
    }

    /** The only row of the audit trail about a filing. */
    private Map<String, Object> audit(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select author, region, request_id
                                        from audit_entry
                                        where subject = 'filing/' || :id
                                        """)
                                .bind("id", id)
                                .mapToMap()
                                .one());
    }

    /** Sends them one after the other while all writers wait, then lets the writers go on. */
    @SafeVarargs
    private List<ExtractableResponse<Response>> together(
            Supplier<ExtractableResponse<Response>>... requests) {
        List<Future<ExtractableResponse<Response>>> answers = new ArrayList<>();
        try (Handle busy = keepWritersBusy()) {
            for (Supplier<ExtractableResponse<Response>> request : requests) {
                answers.add(queued(request));
            }
            busy.rollback();
        }
        return answers.stream().map(SubmittedTogetherTest::get).toList();
    }

    private Handle keepWritersBusy() {
        List<String> persons =
                Stream.generate(() -> Sample.person(REGION)).limit(intake.writers()).toList();
        Handle busy = lock(persons.toArray(String[]::new));
        for (String person : persons) {
            clerks.submit(() -> CLERK.submit(filed(person)).statusCode(201));
        }
        await(() -> waitingForLocks() == persons.size());
        return busy;
    }

    private Handle lock(String... persons) {
        Handle handle = database.open().begin();
        handle.createQuery(
                        "select person_no from person where person_no = any(:persons) for update")
                .bindArray("persons", String.class, (Object[]) persons)
                .mapTo(String.class)
                .list();
        return handle;
    }

    private Future<ExtractableResponse<Response>> queued(
            Supplier<ExtractableResponse<Response>> request) {
        int before = intake.waiting();
        Future<ExtractableResponse<Response>> answer = clerks.submit(request::get);
        await(() -> intake.waiting() > before);
        return answer;
    }

    private long waitingForLocks() {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*)
                                        from pg_stat_activity
                                        where wait_event_type = 'Lock' and query like '%for update%'
                                            and datname = current_database()
                                        """)
                                .mapTo(Long.class)
                                .one());
    }

    private void killWhoWaits() {
        await(
                () ->
                        database.withHandle(
                                                handle ->
                                                        handle.createQuery(
                                                                        """
                                                                select pg_terminate_backend(pid)
                                                                from pg_stat_activity
                                                                where wait_event_type = 'Lock'
                                                                    and datname
                                                                        = current_database()
                                                                """)
                                                                .mapTo(Boolean.class)
                                                                .list())
                                        .size()
                                > 0);
    }

    /** What no rule of ours foresees: the database refuses a person's filing as a second one. */
    private void trap(String person) {
        database.useHandle(
                handle -> {
                    handle.execute(
                            """
                            create or replace function trap() returns trigger language plpgsql as
                            'begin raise exception ''trapped'' using errcode = ''23505''; end'
                            """);
                    handle.execute(
                            "create trigger trap before insert on filing for each row"
                                    + " when (new.person_no = '"
                                    + person
                                    + "') execute function trap()");
                });
    }

    private static ExtractableResponse<Response> get(Future<ExtractableResponse<Response>> answer) {
        try {
            return answer.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Supplier<Boolean> what) {
        for (int i = 0; i < 2_000; i++) {
            if (what.get()) {
                return;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("it did not come to that");
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
