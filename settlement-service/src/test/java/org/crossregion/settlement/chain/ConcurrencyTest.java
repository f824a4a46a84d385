package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.crossregion.settlement.chain.World.fields;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessClock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
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

    private static final String DRIFT =
            """
            select count(*)
            from accumulator a
            join (select person_no, scheme, year, sum(bills) as bills,
                         sum(admissions) as admissions, sum(total_fen) as total,
                         sum(deductible_fen) as deductible,
                         sum(yearly_deductible_fen) as yearly, sum(pooling_fen) as pooling
                  from accumulator_change
                  group by person_no, scheme, year) c using (person_no, scheme, year)
            where (a.bills, a.admissions, a.total_fen, a.deductible_fen, a.yearly_deductible_fen,
                   a.pooling_fen)
               is distinct from (c.bills, c.admissions, c.total, c.deductible, c.yearly, c.pooling)
            """;

    @Inject World world;
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
        assertThat(world.number(DRIFT)).isZero();
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
