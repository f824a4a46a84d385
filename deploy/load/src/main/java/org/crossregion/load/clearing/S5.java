package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.load.data.Events;
import org.crossregion.load.scale.Sql;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.load.stack.CpuTime;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Settlements that clearing-service takes in a second from Kafka, where they wait, against the same
 * facts, inbox rows and totals by plain JDBC in the same batches, in turn; with all pairs alike,
 * and with four of five settlements of one pair.
 */
public final class S5 extends Bench {

    private static final Setting USUAL =
            new Setting(
                    List.of(),
                    3,
                    3,
                    60_000,
                    Optional.empty(),
                    "",
                    List.of("-XX:+UseSerialGC", "-Xmx384m"),
                    Optional.empty());

    private static final Setting SMOKE =
            new Setting(List.of(), 2, 0, 2_000, Optional.empty(), "", S2.QUICK, Optional.empty());

    private static final int BATCH = 500;
    private static final int LANES = 12;
    private static final String MONTH = "2026-10";
    private static final String OF_MONTH = " where origin_period = '" + MONTH + "'";
    private static final String FACTS = " from allotted_detail" + OF_MONTH;
    private static final String TOTALS = " from running_total" + OF_MONTH;

    private final Random random = new Random(20261122);
    private int made;
    private Sql sql;
    private CpuTime each;

    private S5(Setting setting, Path root) {
        super("s5", setting, root);
    }

    private S5(Path root, Shared shared) {
        super("s5", SMOKE, root, shared);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USUAL.usage("s5", "settlements of each measurement"));
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    static JsonNode run(Path root, String... arguments) throws Exception {
        try (S5 bench = new S5(USUAL.with(SMOKE, arguments), root)) {
            return bench.run();
        }
    }

    /** As short as can be, over what others share. */
    static JsonNode smoke(Path root, Shared shared) throws Exception {
        try (S5 bench = new S5(root, shared)) {
            return bench.run();
        }
    }

    @Override
    void measure() throws Exception {
        ClearingApi api = start();
        sql = new Sql(stack()::connect);
        // The topic is made when the service starts, the month's partition when its first comes.
        List<Bill> first = bills(LANES, 0);
        long before = stored();
        tell(first);
        stack().await("the first settlements", () -> stored() - before == first.size());
        for (int i = 0; i < setting().warmUp(); i++) {
            plain(bills(setting().rows(), 0));
            say(
                    "warm-up %d: %.0f /s",
                    i + 1, taken(api.service(), bills(setting().rows(), i % 2 * 0.8)));
        }
        pause();
        Figures plain = new Figures();
        Figures uniform = new Figures();
        Figures plainHot = new Figures();
        Figures hot = new Figures();
        for (int round = 0; round < setting().rounds(); round++) {
            settleDown();
            plain.add(plain(bills(setting().rows(), 0)));
            settleDown();
            uniform.add(taken(api.service(), bills(setting().rows(), 0)));
            CpuTime ofUniform = each;
            settleDown();
            plainHot.add(plain(bills(setting().rows(), 0.8)));
            settleDown();
            hot.add(taken(api.service(), bills(setting().rows(), 0.8)));
            each = ofUniform;
        }
        line(
                "S5: settlements taken in from Kafka, batches of %d, %d rounds of %,d",
                BATCH, setting().rounds(), setting().rows());
        line("A  inbox, fact and totals in plain JDBC", "plain", plain, 0, " /s");
        line("C  clearing-service from Kafka (goal 10,000/s)", "service", uniform, 0, " /s");
        line("C/A", "ratio", uniform.against(plain), 3, " (goal 0.3)");
        line("A  80 % of one pair", "plain-hot", plainHot, 0, " /s");
        line("C  80 % of one pair", "service-hot", hot, 0, " /s");
        line(
                "C  80 % of one pair against all alike",
                "ratio-hot", hot.against(uniform), 3, " (goal 0.8)");
        line(
                "processor ms of each (C): service %.3f, of it JIT %.3f, database %.3f, Kafka %.3f",
                each.service(), each.compiler(), each.database(), each.broker());
        report().putObject("cpuMillisEach")
                .put("service", each.service())
                .put("compiler", each.compiler())
                .put("database", each.database())
                .put("broker", each.broker());
        mustHaveAll();
    }

    private List<Bill> bills(int count, double hot) {
        List<Bill> bills = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean one = random.nextDouble() < hot;
            int insured = one ? 0 : random.nextInt(60);
            int treatment = one ? 1 : (insured + 1 + random.nextInt(59)) % 60;
            bills.add(
                    new Bill(
                            "A2201002610%012d".formatted(made++),
                            MONTH,
                            Months.regionCode(1 + insured),
                            Months.regionCode(1 + treatment),
                            one || random.nextBoolean() ? "employee" : "resident",
                            one || random.nextBoolean() ? "inpatient" : "outpatient",
                            1 + random.nextInt(97)));
        }
        return bills;
    }

    private double plain(List<Bill> bills) throws SQLException {
        try (PlainIntake intake = new PlainIntake(stack().connect())) {
            long from = System.nanoTime();
            for (int at = 0; at < bills.size(); at += BATCH) {
                intake.take(
                        bills.subList(at, Math.min(at + BATCH, bills.size())), at / BATCH % LANES);
            }
            return bills.size() / since(from);
        }
    }

    /**
     * They wait in Kafka, told while the service stands still; counted is from the first that is
     * stored to the last.
     */
    private double taken(Instance service, List<Bill> bills) throws Exception {
        service.process().signal("STOP");
        long before = stored();
        CpuTime from;
        try {
            tell(bills);
        } finally {
            from = stack().cpu(service);
            service.process().signal("CONT");
        }
        long[] began = new long[1];
        long[] ended = new long[1];
        long[] first = new long[1];
        stack().await(
                        "the settlements to be stored",
                        Duration.ofMinutes(5),
                        () -> {
                            long now = stored() - before;
                            if (now > 0 && began[0] == 0) {
                                began[0] = System.nanoTime();
                                first[0] = now;
                            }
                            ended[0] = System.nanoTime();
                            return now >= bills.size();
                        });
        each = stack().cpu(service).each(from, bills.size());
        return (bills.size() - first[0]) * 1e9 / Math.max(1, ended[0] - began[0]);
    }

    private void tell(List<Bill> bills) {
        try (Events events = new Events(stack().broker())) {
            bills.forEach(
                    bill ->
                            events.send(
                                    "settlement-events",
                                    "settlement-recorded.v1",
                                    bill.id(),
                                    bill.event()));
        }
    }

    /** By the number that each gets in its transaction; nothing else draws one. */
    private long stored() {
        try {
            return sql.number(
                    "select case when is_called then last_value else 0 end from allotted_detail_no");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void settleDown() throws SQLException {
        sql.execute("vacuum analyze");
        sql.execute("checkpoint");
    }

    /** Nothing is measured that is not right: all are there, once, and in the totals. */
    private void mustHaveAll() throws SQLException {
        stack().await(
                        "the last transaction",
                        Duration.ofSeconds(30),
                        () -> {
                            try {
                                return sql.number("select count(*)" + FACTS) == made
                                        && sql.number("select sum(details)" + TOTALS) == made;
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        long wrong =
                sql.number(
                        """
                        select count(*) from (
                            select insured_region, treatment_region, scheme, care_type,
                                   count(*) as details, sum(cleared_fen) as cleared_fen
                           %s group by 1, 2, 3, 4
                            except
                            select insured_region, treatment_region, scheme, care_type,
                                   sum(details)::bigint, sum(cleared_fen)
                           %s group by 1, 2, 3, 4) x
                        """
                                .formatted(FACTS, TOTALS));
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " cells are not what the facts come to");
        }
    }
}
