package org.crossregion.fund;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import jakarta.inject.Inject;

import org.crossregion.messaging.Outbox;
import org.crossregion.messaging.Parking;
import org.crossregion.web.clock.BusinessClock;
import org.crossregion.web.security.Role;
import org.jdbi.v3.core.Jdbi;

import java.time.Duration;
import java.time.Instant;

/** What tests of the running service do: tell events, import files, ask as somebody. */
abstract class FundDesk {

    static final String MONTH = "2026-10";

    @Inject Jdbi jdbi;
    @Inject Outbox outbox;
    @Inject Parking parking;
    @Inject BusinessClock clock;

    static {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(15));
    }

    /** Moves the business clock of the service on to an instant, unless it is later already. */
    void itIs(String instant) {
        if (clock.instant().isBefore(Instant.parse(instant))) {
            clock.set(Instant.parse(instant));
        }
    }

    /** The time of the tests that need no other: the 20th of October. */
    void itIsOctober() {
        Instant october = Instant.parse("2026-10-20T02:00:00Z");
        if (clock.instant().isBefore(october)
                || clock.instant().isAfter(Instant.parse("2026-10-20T15:00:00Z"))) {
            clock.set(october);
        }
    }

    void tell(Told... events) {
        for (Told event : events) {
            QuarkusTransaction.requiringNew().run(() -> outbox.add(event));
        }
    }

    static RequestSpecification as(String role, String region) {
        return Keys.as(role, region).contentType("application/json");
    }

    static RequestSpecification as(String role, String region, String user) {
        return Keys.as(role, region, user).contentType("application/json");
    }

    static ValidatableResponse imports(String kind, String content) {
        return Keys.as(Role.ADMINISTRATOR, "")
                .contentType("text/plain; charset=UTF-8")
                .body(content)
                .post("/api/v1/reference/" + kind)
                .then();
    }

    static void nationalPolicy() {
        imports(
                        "quota-policies",
                        """
                        - region: "100000"
                          validFrom: 2026-01-01
                          source: 医保发〔2022〕22号
                        """)
                .statusCode(200);
    }

    static void bases(String rows) {
        imports(
                        "quota-bases",
                        "year,insured_region,treatment_region,scheme,basis_yuan\n" + rows + "\n")
                .statusCode(200);
    }

    /** Approves and publishes a year's drafts, as somebody else than who fixed them. */
    static void putIntoForce(int year, String province) {
        as(Role.APPROVER, province, "approver-8")
                .body("{\"reason\": \"情况属实\"}")
                .post("/api/v1/quotas/" + year + "/approval")
                .then()
                .statusCode(200);
        publish(year, province, "approver-8").statusCode(200);
    }

    static ValidatableResponse publish(int year, String province, String who) {
        return as(Role.AUTHORITY, province, who)
                .body("{}")
                .post("/api/v1/quotas/" + year + "/publication")
                .then();
    }

    static void paidIn(String rows) {
        imports(
                        "paid-in",
                        "year,insured_region,treatment_region,scheme,paid_in_yuan\n" + rows + "\n")
                .statusCode(200);
    }

    static ValidatableResponse utilisation(String insured, String month) {
        return as(Role.AUDITOR, "")
                .get("/api/v1/utilisation?period=" + month + "&insuredRegion=" + insured)
                .then()
                .statusCode(200);
    }

    /** What lies in the fund for a region, all pairs and schemes together. */
    long held(String insured) {
        return of(insured, "held");
    }

    /** What the fund has lent for a region. */
    long lent(String insured) {
        return of(insured, "lent");
    }

    /** What a region has paid in. */
    long paidIn(String insured, int year) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select coalesce(sum(paid_in_fen), 0)::bigint"
                                                + " from pair_money_of(:year)"
                                                + " where insured_region = :insured")
                                .bind("insured", insured)
                                .bind("year", year)
                                .mapTo(Long.class)
                                .one());
    }

    private long of(String insured, String kind) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select coalesce(sum(p.amount_fen), 0)::bigint
                                        from posting p join account a on a.id = p.account_id
                                        where a.insured_region = :insured and a.kind = :kind
                                        """)
                                .bind("insured", insured)
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    void untilTold(String insured, String month, String used) {
        await().untilAsserted(
                        () ->
                                utilisation(insured, month)
                                        .body(
                                                "items[0].used",
                                                org.hamcrest.Matchers.equalTo(used)));
    }
}
