package org.crossregion.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import jakarta.inject.Inject;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Sent twice, done once. */
@QuarkusTest
@DeskTest
class IdempotencyTest {

    @Inject Jdbi jdbi;

    @Test
    void the_same_request_gets_the_stored_answer() {
        Response first = open("key-1", "repeated");
        Response second = open("key-1", "repeated");

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).endsWith(first.path("id").toString());
        assertThat(second.contentType()).startsWith("application/json");
        assertThat(desks("repeated")).isEqualTo(1);
    }

    @Test
    void another_request_under_the_key_is_refused() {
        open("key-2", "one thing").then().statusCode(201);
        open("key-2", "another thing")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/idempotency-key-reused"));
        assertThat(desks("another thing")).isZero();
    }

    @Test
    void a_key_belongs_to_its_caller() {
        open("key-3", "mine").then().statusCode(201);
        Desk.as(Role.HOSPITAL, "H1", "220100")
                .header("Idempotency-Key", "key-3")
                .body(Desk.named("theirs"))
                .post("/api/v1/desks")
                .then()
                .statusCode(201);
    }

    @Test
    void a_request_that_failed_may_be_repeated() {
        open("key-4", "too late once").then().statusCode(500);
        open("key-4", "in time").then().statusCode(201);
        assertThat(desks("too late once")).isZero();
    }

    @Test
    void many_at_once_are_executed_once() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            Callable<Response> same = () -> open("key-5", "crowded");
            List<Future<Response>> answers =
                    clients.invokeAll(IntStream.range(0, 8).mapToObj(i -> same).toList());
            String expected = null;
            for (Future<Response> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                expected = expected == null ? answer.get().asString() : expected;
                assertThat(answer.get().asString()).isEqualTo(expected);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(desks("crowded")).isEqualTo(1);
    }

    @Test
    void a_key_that_is_none_is_refused_by_name() {
        open("k".repeat(201), "long key")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void the_stored_answer_is_not_in_clear() {
        open("key-6", "secretive").then().statusCode(201);
        String stored =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select encode(answer, 'escape') from"
                                                        + " idempotency_key where key = 'key-6'")
                                        .mapTo(String.class)
                                        .one());
        assertThat(stored).doesNotContain("secretive");
    }

    private static Response open(String key, String name) {
        return Desk.as(Role.FILING_CLERK)
                .header("Idempotency-Key", key)
                .body(Desk.named(name))
                .post("/api/v1/desks");
    }

    private long desks(String name) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select count(*) from desk where name = :name")
                                .bind("name", name)
                                .mapTo(Long.class)
                                .one());
    }
}
