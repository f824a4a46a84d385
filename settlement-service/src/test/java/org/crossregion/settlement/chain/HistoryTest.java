package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lives of persons as no test would think of: stays in one year and in two, outpatient bills,
 * cancelled, undone, restored, failing midway, with reviews decided. Whatever happened, the books
 * are exact, and a simulation of the policy in force finds each bill as it was; and once all is
 * taken back, it is as if nothing had ever been.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class HistoryTest {

    /** What the rules refuse, rightly, depending on what came before. */
    private static final Set<SettlementRefusal> BY_THE_RULES =
            EnumSet.of(
                    SettlementRefusal.LATER_BILL_EXISTS,
                    SettlementRefusal.ALREADY_CANCELLED,
                    SettlementRefusal.CANNOT_RESTORE,
                    SettlementRefusal.APPROVAL_REQUIRED,
                    SettlementRefusal.ALREADY_SETTLED);

    private static final String SAMPLE = "/policies/sample-jilin-employee.yaml";
    private static final String PLAIN = "220900";

    /** Its policy divides stays by days and reviews what is freed. */
    private static final String STRICT = "230700";

    @Inject World world;
    @Inject Clerk clerk;
    @Inject Books books;
    @Inject Clock clock;

    private final Random random = new Random(404);

    /** A person's visits, bills and mirrors so far. */
    private static final class Life {
        private final String person;
        private final List<String> bills = new ArrayList<>();
        private final List<String> mirrors = new ArrayList<>();
        private int stays;

        Life(String person) {
            this.person = person;
        }
    }

    @Test
    void random_lives_leave_exact_books_and_taken_back_leave_none() {
        regions();
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Life life = new Life(i % 2 == 0 ? person(PLAIN) : person(STRICT));
            world.balance(life.person, "700.00");
            lives.add(life);
        }
        for (int step = 0; step < 240; step++) {
            Life life = lives.get(random.nextInt(lives.size()));
            attempt(() -> step(life));
            if (step % 60 == 59) {
                books.mustBeExact();
            }
        }
        simulatesToItself(PLAIN, new String(World.resource(SAMPLE), StandardCharsets.UTF_8));
        simulatesToItself(STRICT, World.strictPolicy(STRICT));
        lives.forEach(this::takeEverythingBack);

        books.mustBeExact();
        for (Life life : lives) {
            assertThat(
                            world.number(
                                    "select count(*) from accumulator where person_no = '"
                                            + life.person
                                            + "' and (bills, admissions, total_fen, deductible_fen,"
                                            + " yearly_deductible_fen, pooling_fen) is distinct"
                                            + " from (0, 0, 0, 0, 0, 0)"))
                    .isZero();
            assertThat(
                            world.number(
                                    "select balance_fen from account where person_no = '"
                                            + life.person
                                            + "'"))
                    .isEqualTo(70_000);
        }
    }

    private void regions() {
        world.personOfStrictRegion();
        world.strictRegion(STRICT);
        world.region(PLAIN, "open", true, 1);
        world.until("select count(*) = 1 from region where code = '" + PLAIN + "'");
    }

    private String person(String region) {
        String person = world.person("employee", "12", region);
        world.file(person, "resettled-retiree", "active", 1);
        return person;
    }

    /** Under the policy in force the month would have cost what it did, bill by bill. */
    private void simulatesToItself(String region, String policy) {
        Period month = Period.monthOf(clock.instant());
        JsonPath answer =
                Hospital.as(Role.AUTHORITY, "", region)
                        .contentType("application/yaml")
                        .body(policy.getBytes(StandardCharsets.UTF_8))
                        .post(
                                "/api/v1/benefit-policies/simulation?region="
                                        + region
                                        + "&month="
                                        + month)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(answer.getList("biggest")).as(answer.prettify()).isEmpty();
        assertThat(answer.getInt("total.same"))
                .isEqualTo(answer.getInt("total.bills"))
                .isPositive();
        assertThat(answer.getString("total.difference.fundTotal")).isEqualTo("0.00");
        assertThat(answer.getString("total.difference.account")).isEqualTo("0.00");
    }

    /** The agency gives what was freed to the next bill. */
    private void decide(Life life) {
        List<String> open =
                Hospital.as(Role.FEE_AUDITOR, "", STRICT)
                        .get("/api/v1/reviews?kind=freed-deductible&open=true&limit=500")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items.findAll { it.personNo == '" + life.person + "' }.id");
        if (!open.isEmpty()) {
            Hospital.as(Role.FEE_AUDITOR, "", STRICT)
                    .body(World.fields("decision", "next-bill", "reason", "与参保人核对"))
                    .post("/api/v1/reviews/" + open.get(0) + "/decision")
                    .then()
                    .statusCode(200);
        }
    }

    private void step(Life life) {
        switch (random.nextInt(9)) {
            case 0, 1 -> life.bills.add(id(clerk.settle(stay(life), amount(), false)));
            case 2, 3 -> life.bills.add(id(clerk.settle(outpatient(life), amount(), false)));
            case 4 -> any(life.bills, bill -> life.mirrors.add(id(clerk.cancel(bill, false))));
            case 5 -> any(life.bills, bill -> life.mirrors.add(id(clerk.cancel(bill, true))));
            case 6 -> any(life.mirrors, mirror -> life.bills.add(id(clerk.restore(mirror))));
            case 7 -> decide(life);
            default -> fail(life);
        }
    }

    private int units = 1;

    private long amount() {
        return 4_000L * units;
    }

    /** From before the turn of some year or after it, over in a week or a month. */
    private String stay(Life life) {
        units = 1 + random.nextInt(200);
        LocalDate from =
                LocalDate.of(Beijing.day(clock.instant()).getYear() - 1, 1, 1)
                        .minusDays(random.nextInt(40))
                        .plusDays(3L * life.stays++);
        Instant admitted = Beijing.startOf(from).plus(Duration.ofHours(9));
        String visit =
                clerk.stay(
                        life.person,
                        admitted,
                        admitted.plus(Duration.ofDays(1 + random.nextInt(30))));
        clerk.line(visit, "1", admitted, units);
        return visit;
    }

    private String outpatient(Life life) {
        units = 1 + random.nextInt(20);
        String visit = clerk.outpatient(life.person, clock.instant());
        clerk.line(visit, "1", clock.instant(), units);
        return visit;
    }

    /** The process dies before it has committed. */
    private void fail(Life life) {
        String visit = outpatient(life);
        try {
            QuarkusTransaction.requiringNew()
                    .run(
                            () -> {
                                clerk.settle(visit, amount(), false);
                                throw new IllegalStateException("killed");
                            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("killed");
        }
        assertThat(world.number("select count(*) from settlement where visit_id = '" + visit + "'"))
                .isZero();
    }

    private void any(List<String> numbers, Consumer<String> work) {
        if (!numbers.isEmpty()) {
            work.accept(numbers.get(random.nextInt(numbers.size())));
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Refused e) {
            assertThat(e.refusal()).isIn(BY_THE_RULES);
        }
    }

    /** By undoing, which knows no order. */
    private void takeEverythingBack(Life life) {
        world.texts(
                        "select settlement_id from settlement where person_no = '"
                                + life.person
                                + "' and kind = 'settlement' and not exists (select 1 from mirror"
                                + " where original_id = settlement_id)")
                .forEach(bill -> clerk.cancel(bill, true));
    }

    private static String id(Settlement settlement) {
        return settlement.settlementId().orElseThrow();
    }
}
