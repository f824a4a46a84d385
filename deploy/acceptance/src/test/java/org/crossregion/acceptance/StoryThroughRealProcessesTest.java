package org.crossregion.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Console;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.launch.StackFile;
import org.crossregion.local.story.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** One month on real processes, told once; each test looks at it from another side. */
@TestMethodOrder(OrderAnnotation.class)
class StoryThroughRealProcessesTest {

    private static final String MONTH = "2026-10";
    private static final Map<String, String> TOKENS = new TreeMap<>();

    private static RunningStack stack;
    private static Layout layout;

    @BeforeAll
    static void start() {
        System.setProperty("crossregion.root", RunningStack.root().toString());
        stack = RunningStack.start();
        layout = Layout.of(stack.offset());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void settlement_is_killed_in_the_middle_and_every_sum_and_the_audit_still_hold() {
        AtomicBoolean killed = new AtomicBoolean();
        Path keys = Path.of(StackFile.running(layout).keys());
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);

        boolean holds =
                Story.tell(
                        "month",
                        layout,
                        keys,
                        () -> {
                            boolean middle =
                                    told.toString(StandardCharsets.UTF_8).contains("10-14");
                            if (middle && killed.compareAndSet(false, true)) {
                                ProcessHandle.of(stack.pid("settlement-service"))
                                        .orElseThrow()
                                        .destroyForcibly();
                            }
                        },
                        new Console(out));

        System.out.println(told.toString(StandardCharsets.UTF_8));
        assertThat(killed).isTrue();
        assertThat(stack.hasSaid("settlement-service ended (137), starting it again")).isTrue();
        assertThat(holds).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    }

    @Test
    @Order(2)
    void the_printed_form_9_is_the_sum_of_the_bills_that_rest_shows() throws Exception {
        Map<String, BigDecimal> receivable = new TreeMap<>();
        Map<String, BigDecimal> payable = new TreeMap<>();
        Map<String, Long> cases = new TreeMap<>();
        for (Map<String, String> bill : bills()) {
            JsonNode settlement = settlement(bill);
            assertThat(amount(settlement, "total")).isEqualTo(bill.get("total"));
            String insured = bill.get("insured_region");
            String treatment = bill.get("treatment_region");
            if (isCleared(bill) && bill.get("clearing_period").equals(MONTH)) {
                String scheme = bill.get("scheme");
                BigDecimal cleared =
                        new BigDecimal(amount(settlement, "cleared"))
                                .subtract(new BigDecimal(bill.get("deducted")));
                receivable.merge(treatment + scheme, cleared, BigDecimal::add);
                payable.merge(insured + scheme, cleared, BigDecimal::add);
                cases.merge("to " + treatment, Long.parseLong(bill.get("cases")), Long::sum);
                cases.merge("by " + insured, Long.parseLong(bill.get("cases")), Long::sum);
            }
        }

        Map<String, PrintedBalance.Line> printed = printed().lines();

        printed.forEach(
                (region, line) -> {
                    assertThat(line.receivableEmployee())
                            .as(region)
                            .isEqualTo(of(receivable, region + "employee"));
                    assertThat(line.receivableResident())
                            .as(region)
                            .isEqualTo(of(receivable, region + "resident"));
                    assertThat(line.payableEmployee())
                            .as(region)
                            .isEqualTo(of(payable, region + "employee"));
                    assertThat(line.payableResident())
                            .as(region)
                            .isEqualTo(of(payable, region + "resident"));
                    assertThat(line.receivableCases())
                            .as(region)
                            .isEqualTo(cases.getOrDefault("to " + region, 0L));
                    assertThat(line.payableCases())
                            .as(region)
                            .isEqualTo(cases.getOrDefault("by " + region, 0L));
                });
        assertThat(sum(receivable.values())).isEqualTo(sum(payable.values()));
        assertThat(printed.values().stream().map(PrintedBalance.Line::receivable))
                .as("no region with money is missing on paper")
                .satisfies(all -> assertThat(sum(all)).isEqualTo(sum(receivable.values())));
    }

    @Test
    @Order(3)
    void the_printed_form_9_balances() {
        List<PrintedBalance.Line> lines = List.copyOf(printed().lines().values());

        assertThat(sum(lines.stream().map(PrintedBalance.Line::receivable).toList()))
                .isPositive()
                .isEqualTo(sum(lines.stream().map(PrintedBalance.Line::payable).toList()));
        assertThat(sum(lines.stream().map(PrintedBalance.Line::difference).toList()))
                .isEqualTo("0.00");
    }

    @Test
    @Order(4)
    void forms_10_to_13_of_every_region_come_to_its_line_in_form_9() {
        printed()
                .lines()
                .forEach(
                        (region, line) -> {
                            if (line.receivableCases() == 0 && line.payableCases() == 0) {
                                return;
                            }
                            assertThat(table("10", region).total("省内", "应收"))
                                    .as("form 10 of " + region)
                                    .isEqualTo(line.receivable());
                            assertThat(table("11", region).total("省内", "应付"))
                                    .as("form 11 of " + region)
                                    .isEqualTo(line.payable());
                            PrintedTable employee = table("12", region);
                            assertThat(employee.total("省内应收", "合计"))
                                    .as("form 12 of " + region)
                                    .isEqualTo(line.receivableEmployee());
                            assertThat(employee.total("省内应付", "合计"))
                                    .as("form 12 of " + region)
                                    .isEqualTo(line.payableEmployee());
                            PrintedTable resident = table("13", region);
                            assertThat(resident.total("省内应收", "合计"))
                                    .as("form 13 of " + region)
                                    .isEqualTo(line.receivableResident());
                            assertThat(resident.total("省内应付", "合计"))
                                    .as("form 13 of " + region)
                                    .isEqualTo(line.payableResident());
                        });
    }

    @Test
    @Order(5)
    void every_printed_sum_of_forms_9_to_14_is_a_plain_sql_sum_over_the_bills_sent()
            throws Exception {
        try (SentBills sent = new SentBills(url("postgres"), layout.story())) {
            assertThat(sent.deducted()).isPositive();
            assertThat(sent.compare()).isGreaterThan(60);
        }
    }

    @Test
    @Order(6)
    void what_form_9_leaves_to_pay_was_ordered_by_notices_and_is_paid() throws Exception {
        Map<String, BigDecimal> net = new TreeMap<>();
        printed()
                .lines()
                .forEach(
                        (region, line) -> {
                            net.put(
                                    region + "employee",
                                    line.receivableEmployee().subtract(line.payableEmployee()));
                            net.put(
                                    region + "resident",
                                    line.receivableResident().subtract(line.payableResident()));
                        });
        net.values().removeIf(amount -> amount.signum() == 0);
        Map<String, BigDecimal> noticed = new TreeMap<>();
        for (JsonNode notice : notices()) {
            assertThat(notice.path("state").asText()).as(notice.toString()).isEqualTo("paid");
            boolean payable = notice.path("direction").asText().equals("payable");
            for (JsonNode line : notice.path("lines")) {
                BigDecimal amount = new BigDecimal(line.path("amount").asText());
                noticed.put(
                        notice.path("region").asText() + line.path("scheme").asText(),
                        payable ? amount.negate() : amount);
            }
        }

        assertThat(noticed).isEqualTo(net);
        assertThat(layout.story().resolve("8-%s-%s-monthly.xlsx".formatted(debtor(net), MONTH)))
                .exists();
    }

    @Test
    @Order(6)
    void what_the_bank_statement_told_of_is_what_the_orders_come_to() throws Exception {
        BigDecimal ordered = BigDecimal.ZERO;
        for (JsonNode notice : notices()) {
            if (notice.path("direction").asText().equals("payable")) {
                ordered = ordered.add(new BigDecimal(notice.path("amount").asText()));
            }
        }
        BigDecimal came = BigDecimal.ZERO;
        Set<String> rules = new TreeSet<>();
        long most = 0;
        String lines = "/api/v1/payments/bank-statements/lines?limit=500";
        for (JsonNode line : get(8083, lines, authority()).path("items")) {
            assertThat(line.path("state").asText()).as(line.toString()).isEqualTo("matched");
            came = came.add(new BigDecimal(line.path("amount").asText()));
            rules.add(line.path("rule").asText());
            Set<String> notices = new TreeSet<>();
            line.path("matches").forEach(match -> notices.add(match.path("notice").asText()));
            most = Math.max(most, notices.size());
        }

        assertThat(came).isEqualByComparingTo(ordered);
        assertThat(rules).containsExactly("assigned", "parties-and-amount", "remittance-code");
        assertThat(most).as("one transfer for many notices").isGreaterThan(1);
    }

    private static String debtor(Map<String, BigDecimal> net) {
        return net.entrySet().stream()
                .filter(one -> one.getValue().signum() < 0)
                .map(one -> one.getKey().substring(0, 6))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(7)
    void the_conformance_kit_finds_nothing_wrong_and_leaves_nothing_behind() {
        List<String> said = stack.run(VendorTrial.KIT);

        assertThat(said).anyMatch(line -> line.matches("[0-9]+ passed, 0 failed, .*"));
        stack.run("org.crossregion.local.audit.AuditMain", "--settled");
    }

    @Test
    @Order(8)
    void a_gateway_with_a_planted_fault_fails_the_kit_by_name() throws IOException {
        String gateway = layout.url(ServiceName.SETTLEMENT, "");

        assertThat(
                        VendorTrial.failures(
                                stack,
                                gateway,
                                "2304",
                                reply ->
                                        reply.replaceFirst(
                                                "\"psn_cash_pay\":[0-9.]+",
                                                "\"psn_cash_pay\":77777.77")))
                .anyMatch(line -> line.startsWith("FAIL 2304  amounts-add-up"));
        assertThat(
                        VendorTrial.failures(
                                stack,
                                gateway,
                                "2305",
                                reply -> reply.replace("\"setldetail\":[", "\"setldetails\":[")))
                .anyMatch(line -> line.startsWith("FAIL 2305  reply-as-defined"));
    }

    @Test
    @Order(9)
    void the_session_of_the_vendors_guide_runs_as_it_stands() throws Exception {
        assertThat(VendorTrial.guideSession(layout)).contains("2601 {\"infcode\":\"0\"");
        stack.run("org.crossregion.local.audit.AuditMain", "--settled");
    }

    @Test
    @Order(10)
    void filing_and_settlement_give_the_same_answer_on_random_histories() {
        sameAnswers(20_261_122, 1);
        sameAnswers(System.nanoTime(), 1_001);
    }

    /** After the events have drained; what differs is asked again until then. */
    private static void sameAnswers(long seed, int firstNumber) {
        System.out.println("same answer: seed " + seed);
        Path keys = Path.of(StackFile.running(layout).keys());
        RandomHistories histories = new RandomHistories(layout, keys, seed);
        histories.begin(40, firstNumber);
        histories.happen(4);
        assertThat(histories.accepted()).as("steps taken").isGreaterThan(60);
        Map<String, Integer> reasons = new TreeMap<>();
        List<String> questions = Stream.generate(histories::question).limit(300).toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (String question : questions) {
            JsonNode filing = histories.answer(ServiceName.FILING, question);
            JsonNode settlement = histories.answer(ServiceName.SETTLEMENT, question);
            while (!settlement.equals(filing) && System.nanoTime() < end) {
                Http.pause(Duration.ofMillis(200));
                settlement = histories.answer(ServiceName.SETTLEMENT, question);
            }
            assertThat(settlement).as("seed %d: %s", seed, question).isEqualTo(filing);
            reasons.merge(filing.path("reason").asText(), 1, Integer::sum);
        }
        System.out.println("same answer: " + reasons);
        assertThat(reasons).as("different answers").hasSizeGreaterThan(7);
    }

    @Test
    @Order(11)
    void the_audit_names_each_planted_error() throws Exception {
        Map<String, String> bill =
                bills().stream().filter(one -> isCleared(one)).findFirst().orElseThrow();
        String id = bill.get("settlement_id");
        String cell =
                "insured_region = '%s' and treatment_region = '%s' and scheme = '%s'"
                        .formatted(
                                bill.get("insured_region"),
                                bill.get("treatment_region"),
                                bill.get("scheme"));

        plant("fund", "update settled_fact set total_fen = total_fen + 1 where " + isId(id));
        assertThat(firstDifference()).contains("row " + id, "revolving-fund-service has");
        plant("fund", "update settled_fact set total_fen = total_fen - 1 where " + isId(id));

        plant("clearing", "update running_total set total_fen = total_fen + 1 where " + cell);
        assertThat(firstDifference()).contains("running totals", bill.get("insured_region"));
        plant("clearing", "update running_total set total_fen = total_fen - 1 where " + cell);

        plant("clearing", "delete from allotted_detail where " + isId(id));
        assertThat(firstDifference()).contains("row " + id, "clearing-service has nothing");

        plant("settlement", "update audit_entry set author = 'nobody' where id = 2");
        assertThat(firstDifference()).contains("settlement-service is broken at id 2");
    }

    /** Cleared within the province: block 省内 of form 9. */
    private static boolean isCleared(Map<String, String> bill) {
        String insured = bill.get("insured_region");
        String treatment = bill.get("treatment_region");
        return !insured.equals(treatment) && insured.startsWith("22") && treatment.startsWith("22");
    }

    private static String isId(String settlement) {
        return "settlement_id = '" + settlement + "'";
    }

    /** What the audit says last; it must not hold. */
    private static String firstDifference() {
        List<String> said = new ArrayList<>();
        int code = stack.exitCode(said, "org.crossregion.local.audit.AuditMain");
        assertThat(code).as(said.toString()).isEqualTo(1);
        String last = said.get(said.size() - 1);
        assertThat(last).startsWith("DIFFERENCE: ");
        return last;
    }

    @Test
    @Order(12)
    void stopping_leaves_no_process_and_no_temporary_data() {
        List<ProcessHandle> all = stack.everything();
        Path data = Path.of(StackFile.running(layout).data());
        assertThat(all).hasSizeGreaterThan(6);
        assertThat(data).exists();

        stack.close();

        assertThat(all).noneMatch(StoryThroughRealProcessesTest::runs);
        assertThat(data).doesNotExist();
        assertThat(layout.stackFile()).doesNotExist();
    }

    /**
     * A dead process whose parent has not asked for it yet still has a number, but does nothing.
     */
    private static boolean runs(ProcessHandle process) {
        Path stat = Path.of("/proc/" + process.pid() + "/stat");
        try {
            return process.isAlive() && !Files.readString(stat).contains(") Z ");
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private static List<Map<String, String>> bills() throws IOException {
        List<String> lines = Files.readAllLines(layout.story().resolve("bills.csv"));
        String[] names = lines.get(0).split(",");
        List<Map<String, String>> bills = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> bill = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                bill.put(names[i], values[i]);
            }
            bills.add(bill);
        }
        assertThat(bills).hasSizeGreaterThan(30);
        return bills;
    }

    private static PrintedTable table(String no, String region) {
        return new PrintedTable(
                layout.story().resolve("%s-%s-%s.xlsx".formatted(no, region, MONTH)));
    }

    /** The province's own notices of the month, with their lines. */
    private static List<JsonNode> notices() throws Exception {
        String token = authority();
        List<JsonNode> notices = new ArrayList<>();
        JsonNode list =
                get(
                        8083,
                        "/api/v1/notices?authority=220000&tier=province&limit=500&period=" + MONTH,
                        token);
        for (JsonNode one : list.path("items")) {
            notices.add(get(8083, "/api/v1/notices/" + one.path("number").asText(), token));
        }
        return notices;
    }

    private static String authority() throws Exception {
        return stack.run(
                        "org.crossregion.local.token.TokenMain",
                        "--role",
                        "authority",
                        "--region",
                        "220000")
                .get(0);
    }

    private static PrintedBalance printed() {
        return new PrintedBalance(layout.story().resolve("9-220000-" + MONTH + ".xlsx"));
    }

    /** A settlement as its own hospital sees it. */
    private static JsonNode settlement(Map<String, String> bill) throws Exception {
        String token =
                TOKENS.computeIfAbsent(
                        bill.get("institution"), StoryThroughRealProcessesTest::hospitalToken);
        return get(8082, "/api/v1/settlements/" + bill.get("settlement_id"), token);
    }

    private static JsonNode get(int port, String path, String token) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + (port + stack.offset()) + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static String hospitalToken(String institution) {
        return new Tokens(Path.of(StackFile.running(layout).keys()))
                .of("hospital", "hospital", Optional.of(institution), Optional.empty());
    }

    private static String amount(JsonNode settlement, String name) {
        return settlement.path(name).asText();
    }

    private static BigDecimal of(Map<String, BigDecimal> sums, String key) {
        return sums.getOrDefault(key, BigDecimal.ZERO.setScale(2));
    }

    private static BigDecimal sum(Iterable<? extends BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO.setScale(2);
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    /** Changes what a service holds behind its back, past every guard of its tables. */
    private static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/" + database;
    }

    private static void plant(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(database), "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }
}
