package org.crossregion.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

/** Audit rows live and die with the business, and the chain shows who touched them. */
@QuarkusTest
@DeskTest
class AuditTrailTest {

    @Inject AuditTrail trail;
    @Inject Jdbi jdbi;

    @Test
    void a_row_says_who_what_when_and_for_which_request() {
        Desk.as(Role.FILING_CLERK)
                .header("X-Request-Id", "audit-1")
                .body(Desk.named("witnessed"))
                .post("/api/v1/desks")
                .then()
                .statusCode(201);

        Map<String, Object> row =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select * from audit_entry where request_id ="
                                                        + " 'audit-1'")
                                        .mapToMap()
                                        .one());
        assertThat(row)
                .containsEntry("author", "user-filing-clerk")
                .containsEntry("role", "filing-clerk")
                .containsEntry("region", "220100")
                .containsEntry("action", "desk-opened");
        assertThat(row.get("subject").toString()).startsWith("desk/");
        assertThat(row.get("detail").toString()).contains("witnessed");
    }

    @Test
    void a_business_that_fails_leaves_no_row() {
        Desk.as(Role.FILING_CLERK)
                .header("X-Request-Id", "audit-2")
                .body(Desk.named("too late"))
                .post("/api/v1/desks")
                .then()
                .statusCode(500);

        assertThat(count("audit_entry where request_id = 'audit-2'")).isZero();
        assertThat(count("desk where name = 'too late'")).isZero();
    }

    @Test
    void a_row_needs_a_transaction() {
        assertThatThrownBy(() -> trail.record("a", "b", Map.of()))
                .hasMessageContaining("Transaction is required");
    }

    @Test
    void identity_numbers_are_masked_wherever_they_stand() {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                trail.record(
                                        "masked",
                                        "person/999900190001010000",
                                        Map.of(
                                                "text",
                                                "no 99990019800101002X here",
                                                "number",
                                                999900190001010000L)));

        String row =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select subject || detail from audit_entry where"
                                                        + " action = 'masked'")
                                        .mapTo(String.class)
                                        .one());
        assertThat(row)
                .doesNotContain("999900190001010000", "99990019800101002X")
                .contains("999***********0000", "999***********002X");
    }

    @Test
    void rows_are_sealed_within_moments_and_the_chain_holds() {
        write("one");
        write("two");
        awaitSealed();

        assertThat(trail.verifyChain().finding()).isEqualTo("intact");
        assertThat(count("audit_head_published")).isEqualTo(1);
    }

    @Test
    void the_database_itself_refuses_to_change_a_row() {
        write("kept");
        awaitSealed();

        assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute("delete from audit_entry")))
                .hasMessageContaining("never changed");
        assertThatThrownBy(
                        () -> jdbi.useHandle(h -> h.execute("update audit_entry set author = 'x'")))
                .hasMessageContaining("never changed");
    }

    @Test
    void a_changed_a_removed_and_an_inserted_row_show() {
        write("first");
        write("middle");
        write("last");
        awaitSealed();
        long id =
                jdbi.withHandle(
                        h ->
                                h.createQuery(
                                                "select id from audit_entry where action ="
                                                        + " 'middle' order by id desc limit 1")
                                        .mapTo(Long.class)
                                        .one());

        String saved = "create table saved as select * from audit_entry";
        tamper(saved);
        tamper("update audit_entry set author = 'somebody else' where id = " + id);
        assertThat(trail.verifyChain().finding()).isEqualTo("broken at id " + id);

        tamper("delete from audit_entry where id = " + id);
        assertThat(trail.verifyChain().intact()).isFalse();

        tamper(
                "insert into audit_entry overriding system value select * from saved where id = "
                        + id);
        assertThat(trail.verifyChain().finding()).isEqualTo("intact");

        tamper(
                "update audit_entry set position = null, hash = null where position ="
                        + " (select max(position) from audit_entry)",
                "create table cut as select * from audit_entry where position is null",
                "delete from audit_entry where position is null");
        assertThat(trail.verifyChain().finding()).startsWith("broken at the end");

        tamper(
                "insert into audit_entry overriding system value"
                        + " select * from saved where id not in (select id from audit_entry)",
                "drop table saved",
                "drop table cut");
        assertThat(trail.verifyChain().finding()).isEqualTo("intact");
    }

    @Test
    void the_state_is_for_auditors() {
        awaitSealed();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                Desk.as(Role.AUDITOR)
                                        .get("/internal/audit/state")
                                        .then()
                                        .statusCode(200)
                                        .body("service", equalTo("desk-service"))
                                        .body("outbox", is(0))
                                        .body("lag", is(0))
                                        .body("parked", is(0))
                                        .body("auditChain", equalTo("intact")));
        Desk.as(Role.HOSPITAL).get("/internal/audit/state").then().statusCode(403);
    }

    @Test
    void parked_events_are_listed_and_a_replay_of_nobody_is_refused() {
        Desk.as(Role.ADMINISTRATOR)
                .get("/internal/parked")
                .then()
                .statusCode(200)
                .body("items.size()", is(0));
        Desk.as(Role.ADMINISTRATOR)
                .body("{\"consumer\":\"nobody\",\"key\":\"k\"}")
                .post("/internal/parked/replay")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("consumer"));
    }

    private void write(String action) {
        QuarkusTransaction.requiringNew().run(() -> trail.record(action, "test", Map.of("n", 1)));
    }

    private void awaitSealed() {
        await().atMost(Duration.ofSeconds(5)).until(() -> trail.unsealed() == 0);
    }

    private long count(String from) {
        return jdbi.withHandle(
                h -> h.createQuery("select count(*) from " + from).mapTo(Long.class).one());
    }

    /** As somebody who owns the database could. */
    private void tamper(String... statements) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                jdbi.useHandle(
                                        handle -> {
                                            handle.execute("lock table audit_entry");
                                            handle.execute(
                                                    "alter table audit_entry disable trigger all");
                                            for (String statement : statements) {
                                                handle.execute(statement);
                                            }
                                            handle.execute(
                                                    "alter table audit_entry enable trigger all");
                                        }));
    }
}
