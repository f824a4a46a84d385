package org.crossregion.web.clock;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.desk.MorningBell;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Business time moves forward, in one direction and past every job; the tests do, too. */
@QuarkusTest
@DeskTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BusinessClockTest {

    @Inject BusinessClock businessClock;
    @Inject Clock clock;
    @Inject ClockShift shift;
    @Inject MorningBell morning;
    @Inject Jdbi jdbi;

    @Test
    @Order(1)
    void a_clock_that_was_never_set_may_be_set_anywhere_and_ticks_on() throws InterruptedException {
        put("2026-10-01T00:00:00Z").statusCode(200);

        Instant before = clock.instant();
        assertThat(before)
                .isCloseTo(Instant.parse("2026-10-01T00:00:00Z"), within(20, ChronoUnit.SECONDS));
        Thread.sleep(20);
        assertThat(clock.instant()).isAfter(before);
    }

    @Test
    @Order(2)
    void due_jobs_run_in_order_each_at_its_own_instant() {
        put("2026-10-03T04:00:00Z").statusCode(200);

        // Eight and eighteen o'clock in Beijing are 00:00 and 10:00 UTC.
        assertThat(rung())
                .containsExactly(
                        "evening-bell 2026-10-01T10:00:00Z",
                        "morning-bell 2026-10-02T00:00:00Z",
                        "evening-bell 2026-10-02T10:00:00Z",
                        "morning-bell 2026-10-03T00:00:00Z");
        long clocksOff =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select count(*) from desk_bell where clock <> due")
                                        .mapTo(Long.class)
                                        .one());
        assertThat(clocksOff).isZero();
    }

    @Test
    @Order(3)
    void it_never_goes_back() {
        put("2026-10-02T00:00:00Z")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/clock-backward"));
        assertThat(clock.instant()).isAfter(Instant.parse("2026-10-03T04:00:00Z"));
    }

    @Test
    @Order(4)
    void an_instant_that_is_none_is_refused_by_name() {
        given().contentType("application/json")
                .body("{\"instant\":\"tomorrow\"}")
                .put("/dev/clock")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("instant"));
        given().contentType("application/json")
                .body("{}")
                .put("/dev/clock")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("instant"));
    }

    @Test
    @Order(5)
    void a_job_that_fails_is_reported_holds_nobody_up_and_is_tried_again() {
        morning.breakDown(true);
        put("2026-10-05T04:00:00Z")
                .statusCode(500)
                .body("type", equalTo("/problems/job-failed"))
                .body("violations[0].field", equalTo("morning-bell"))
                .body("violations[0].rule", equalTo("due 2026-10-04T00:00:00Z"))
                .body("detail", containsString("the clock has moved"));
        assertThat(clock.instant()).isAfter(Instant.parse("2026-10-05T03:59:59Z"));
        assertThat(rung())
                .endsWith("evening-bell 2026-10-03T10:00:00Z", "evening-bell 2026-10-04T10:00:00Z");

        morning.breakDown(false);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(rung())
                                        .endsWith(
                                                "morning-bell 2026-10-04T00:00:00Z",
                                                "morning-bell 2026-10-05T00:00:00Z"));
    }

    @Test
    @Order(6)
    void a_job_that_falls_due_by_itself_is_run_once() throws InterruptedException {
        put("2026-10-05T09:59:58Z").statusCode(200);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> rung().contains("evening-bell 2026-10-05T10:00:00Z"));
        Thread.sleep(1_500);
        assertThat(rung()).containsOnlyOnce("evening-bell 2026-10-05T10:00:00Z");
    }

    @Test
    @Order(7)
    void what_another_instance_set_is_seen_within_a_second() {
        Duration ahead = Duration.ofHours(3);
        jdbi.useHandle(
                handle ->
                        handle.execute(
                                "update business_clock set shift_micros = shift_micros + ?",
                                ahead.toNanos() / 1000));
        Instant then = Instant.parse("2026-10-05T12:59:00Z");
        await().atMost(Duration.ofSeconds(1)).until(() -> clock.instant().isAfter(then));
    }

    @Test
    @Order(8)
    void it_outlives_a_restart() {
        Instant before = clock.instant();
        shift.refresh();
        assertThat(clock.instant()).isCloseTo(before, within(5, ChronoUnit.SECONDS));
        given().get("/dev/clock").then().statusCode(200).body("instant", containsString("2026-10"));
    }

    @Test
    @Order(9)
    void two_who_move_it_at_once_run_every_job_once() throws Exception {
        Thread first = new Thread(() -> businessClock.set(Instant.parse("2026-10-20T00:30:00Z")));
        Thread second = new Thread(() -> businessClock.set(Instant.parse("2026-10-20T00:31:00Z")));
        first.start();
        second.start();
        first.join();
        second.join();
        assertThat(rung()).doesNotHaveDuplicates().endsWith("morning-bell 2026-10-20T00:00:00Z");
    }

    private static ValidatableResponse put(String instant) {
        return given().contentType("application/json")
                .body("{\"instant\":\"" + instant + "\"}")
                .put("/dev/clock")
                .then();
    }

    private List<String> rung() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select job, due from desk_bell order by serial")
                                .map(
                                        (row, context) ->
                                                row.getString("job")
                                                        + " "
                                                        + row.getTimestamp("due").toInstant())
                                .list());
    }
}
