package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessClock;
import org.crossregion.web.problem.Refused;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many at once: nothing is counted twice, nothing is lost, and a sealed month stays sealed. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ConcurrencyTest {

    @Inject World world;
    @Inject Clerk clerk;
    @Inject Books books;
    @Inject Replay replay;
    @Inject Listener listener;
    @Inject BusinessClock businessClock;
    @Inject Clock clock;
    @Inject Jdbi jdbi;

    private final Hospital hospital = new Hospital(World.HOSPITAL);

    @Test
    void thirty_two_settlements_and_cancellations_of_one_person_leave_exact_accumulators()
            throws Exception {
        String person = world.filedPerson();
        world.balance(person, "10000.00");
        List<String> visits = billed(person, 32);

        List<String> bills = together(visits.stream().map(this::settling).toList());

        // 400 of deductible once, 70 % of the other 2,800; the account pays the 1,240 left.
        assertThat(world.truth(year(person, 32, 320000, 40000, 196000))).isTrue();
        assertThat(balance(person)).isEqualTo(876000);

        List<String> more = billed(person, 16);
        List<Callable<String>> mixed = new ArrayList<>();
        bills.subList(0, 16).forEach(bill -> mixed.add(() -> cancelled(bill)));
        more.forEach(visit -> mixed.add(settling(visit)));
        Collections.shuffle(mixed, new Random(7));
        together(mixed);

        assertThat(
                        world.number(
                                "select bills::bigint from accumulator where person_no = '"
                                        + person
                                        + "'"))
                .isEqualTo(32);
        books.mustBeExact();
        assertThat(balance(person))
                .isEqualTo(
                        1000000
                                - world.number(
                                        "select sum(account_fen)::bigint from settlement where"
                                                + " person_no = '"
                                                + person
                                                + "'"));

        List<String> rest =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select settlement_id from settlement s
                                                where person_no = :person and kind = 'settlement'
                                                  and not exists (select 1 from mirror m
                                                      where m.original_id = s.settlement_id)
                                                """)
                                        .bind("person", person)
                                        .mapTo(String.class)
                                        .list());
        List<Callable<String>> all = new ArrayList<>();
        rest.forEach(bill -> all.add(() -> cancelled(bill)));
        together(all);
        assertThat(world.truth(year(person, 0, 0, 0, 0))).isTrue();
        assertThat(balance(person)).isEqualTo(1000000);
    }

    /** What may befall a bill, step by step; a {@code !} fails midway and leaves nothing. */
    private static final List<String> LIVES =
            List.of(
                    "settle",
                    "!settle settle",
                    "settle cancel",
                    "settle cancel settle",
                    "settle !cancel",
                    "settle undo settle cancel",
                    "settle cancel restore",
                    "settle cancel !restore restore cancel settle",
                    "settle settle cancel cancel settle");

    @Test
    void a_thousand_persons_settle_and_cancel_at_once_and_every_fen_of_theirs_is_accounted_for()
            throws Exception {
        List<String> persons = world.filedPersons(1000, "150.00");
        Random random = new Random(20261122);
        List<Callable<String>> registering = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            String person = persons.get(i);
            for (int bill = 0; bill < 2; bill++) {
                int units = 1 + random.nextInt(12);
                boolean stay = bill == 0 && i % 4 == 0;
                registering.add(() -> registered(person, units, stay));
            }
        }
        List<String> visits = together(registering);
        List<Callable<String>> lives = new ArrayList<>();
        for (String visit : visits) {
            String life = LIVES.get(random.nextInt(LIVES.size()));
            lives.add(() -> lived(visit, life));
        }
        Collections.shuffle(lives, random);

        assertThat(together(lives)).containsOnly("");

        books.mustBeExact();
        assertThat(replay.mustHoldFor(persons)).isGreaterThan(3000);
    }

    /** A visit with one line; a stay is one that is over and comes to 30 times as much. */
    private String registered(String person, int units, boolean stay) {
        Instant now = clock.instant();
        int count = stay ? 30 * units : units;
        String visit =
                stay
                        ? clerk.stay(person, now.minus(Duration.ofDays(9)), now)
                        : clerk.outpatient(person, now);
        clerk.line(visit, "1", now, count);
        return visit;
    }

    /** Empty, or what went wrong. */
    private String lived(String visit, String life) {
        long fen =
                world.number(
                        "select sum(amount_fen)::bigint from fee_line where visit_id = '"
                                + visit
                                + "' and live");
        String bill = "";
        String mirror = "";
        for (String step : life.split(" ")) {
            switch (step) {
                case "settle" ->
                        bill = clerk.settle(visit, fen, false).settlementId().orElseThrow();
                case "cancel", "undo" -> mirror = takenBack(bill, step.equals("undo"), mirror);
                case "restore" -> bill = restored(mirror, bill);
                default -> {
                    String was = bill;
                    String taken = mirror;
                    String failed = failing(step, visit, fen, was, taken);
                    if (!failed.isEmpty()) {
                        return failed;
                    }
                }
            }
        }
        return "";
    }

    /** Taking back twice is told that it is done, or answers the same mirror. */
    private String takenBack(String bill, boolean undo, String before) {
        try {
            return clerk.cancel(bill, undo).settlementId().orElseThrow();
        } catch (Refused e) {
            if (e.refusal() == SettlementRefusal.ALREADY_CANCELLED) {
                return before;
            }
            throw e;
        }
    }

    /** Not if the account has paid for something else meanwhile. */
    private String restored(String mirror, String before) {
        try {
            return clerk.restore(mirror).settlementId().orElseThrow();
        } catch (Refused e) {
            if (e.refusal() == SettlementRefusal.CANNOT_RESTORE) {
                return before;
            }
            throw e;
        }
    }

    private String failing(String step, String visit, long fen, String bill, String mirror) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(
                            () -> {
                                switch (step) {
                                    case "!settle" -> clerk.settle(visit, fen, false);
                                    case "!cancel" -> clerk.cancel(bill, false);
                                    default -> clerk.restore(mirror);
                                }
                                throw new IllegalStateException("killed");
                            });
            return step + " went on";
        } catch (IllegalStateException e) {
            return e.getMessage().equals("killed") ? "" : e.toString();
        } catch (Refused e) {
            return e.refusal() == SettlementRefusal.CANNOT_RESTORE ? "" : e.toString();
        }
    }

    @Test
    void one_visit_settled_by_many_at_once_has_one_bill() throws Exception {
        String visit = billed(world.filedPerson(), 1).get(0);
        List<Callable<String>> same = Collections.nCopies(16, settling(visit));

        assertThat(Set.copyOf(together(same))).hasSize(1);
        assertThat(world.number("select count(*) from settlement where visit_id = '" + visit + "'"))
                .isEqualTo(1);
    }

    @Test
    void one_bill_cancelled_by_many_at_once_has_one_mirror() throws Exception {
        String bill = settling(billed(world.filedPerson(), 1).get(0)).call();
        List<Callable<Integer>> same =
                Collections.nCopies(8, () -> hospital.cancel(bill).statusCode());

        assertThat(together(same)).containsOnlyOnce(200).contains(409);
        assertThat(
                        world.number(
                                "select count(*) from settlement where original_id = '"
                                        + bill
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void a_month_sealed_while_bills_are_settled_holds_exactly_what_it_counted() throws Exception {
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            visits.addAll(billed(world.filedPerson(), 4));
        }
        Period month = Period.monthOf(clock.instant());
        ExecutorService settlers = Executors.newFixedThreadPool(4);
        List<Future<String>> running = new ArrayList<>();
        visits.forEach(visit -> running.add(settlers.submit(settling(visit))));
        businessClock.set(month.endExclusive().plusSeconds(30));
        for (Future<String> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        settlers.shutdown();

        assertThat(
                        world.truth(
                                """
                                select s.count = f.count and s.total_fen = f.total
                                       and s.cleared_fen = f.cleared
                                from sealed_month s,
                                     (select count(*) as count, sum(total_fen) as total,
                                             sum(cleared_fen) as cleared
                                      from settlement
                                      where in_clearing and origin_period = '%1$s') f
                                where s.month = '%1$s'
                                """
                                        .formatted(month)))
                .isTrue();
        assertThat(
                        world.number(
                                "select count(*) from settlement where not exists (select 1 from"
                                        + " accumulator_change c where c.settlement_id ="
                                        + " settlement.settlement_id)"))
                .isZero();
        String late = settling(billed(world.filedPerson(), 1).get(0)).call();
        assertThat(late).contains(month.next().toString().replace("-", "").substring(2));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !listener.of("month:" + month).isEmpty());
        ReceivedEvent seal = listener.of("month:" + month).get(0);
        assertThat(seal.type()).isEqualTo("month-sealed.v1");
        assertThat(ContractViolations.of(seal)).isEmpty();
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "insert into settlement select * from"
                                                                + " settlement where origin_period"
                                                                + " = '"
                                                                + month
                                                                + "'")))
                .hasMessageContaining("is sealed");
        assertThatThrownBy(
                        () ->
                                jdbi.useHandle(
                                        handle ->
                                                handle.execute(
                                                        "update settlement set cash_fen = 0 where"
                                                                + " origin_period = '"
                                                                + month
                                                                + "'")))
                .hasMessageContaining("never changed");
    }

    private List<String> billed(String person, int count) {
        List<String> visits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String visit = hospital.outpatient(person);
            // 100 in scope: 5 times 20, below the ceiling of 40.
            hospital.uploaded(visit, List.of(line("1", World.BED, "100.00", 5)));
            visits.add(visit);
        }
        return visits;
    }

    private Callable<String> settling(String visit) {
        return () ->
                hospital.settle(visit, fields("total", "100.00", "useAccount", true))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("id");
    }

    private String cancelled(String bill) {
        return hospital.cancel(bill).then().statusCode(200).extract().path("id");
    }

    private static <T> List<T> together(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static String year(String person, int bills, int total, int deductible, int pooling) {
        return "select bills = %d and total_fen = %d and yearly_deductible_fen = %d and pooling_fen"
                        .formatted(bills, total, deductible)
                + " = %d from accumulator where person_no = '%s'".formatted(pooling, person);
    }

    private long balance(String person) {
        return world.number("select balance_fen from account where person_no = '" + person + "'");
    }
}
