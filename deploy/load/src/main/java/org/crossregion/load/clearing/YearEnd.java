package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.clearing.Months.Month;
import org.crossregion.load.data.Events;
import org.crossregion.values.Money;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A year of 60 regions, each with patients of every other, from its twelve issued months to its
 * closing: what is done from totals, every step over HTTP, and beside it what its recomputation
 * from the facts of all twelve months takes.
 */
public final class YearEnd extends Bench {

    private static final String YEAR = "2026";
    private static final int APPLICATIONS = 100;

    /** Who takes which step of a month, in their order. */
    private static final Map<String, String> STEPS = steps();

    private static final List<String> STATES =
            List.of(
                    "reconciling",
                    "confirmed",
                    "generated",
                    "published",
                    "signed",
                    "issued",
                    "closed");

    private static final Setting USUAL =
            new Setting(
                    List.of(), 9, 3, 20_000_000, Optional.empty(), "", S2.JVM, Optional.empty());

    private static final Setting SMOKE =
            new Setting(List.of(), 2, 1, 36_000, Optional.empty(), "", S2.QUICK, Optional.empty());

    private ClearingApi api;

    private YearEnd(Setting setting, Path root) {
        super("year", setting, root);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USUAL.usage("year", "settlements of the whole year"));
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    static JsonNode run(Path root, String... arguments) throws Exception {
        try (YearEnd bench = new YearEnd(USUAL.with(SMOKE, arguments), root)) {
            return bench.run();
        }
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("reconciliation", "finance-maker");
        steps.put("confirmation", "finance-checker");
        steps.put("generation", "finance-maker");
        steps.put("publication", "finance-checker");
        steps.put("signature", "approver");
        steps.put("issue", "authority");
        return steps;
    }

    @Override
    Months months() {
        return Months.ofYear(stack());
    }

    @Override
    void measure() throws Exception {
        List<Month> months = Months.ofYear(setting().rows());
        api = withMonths(months);
        tellWorkingDays();
        api.clock("2027-01-20T02:00:00Z");
        for (Month month : months) {
            issued(month.month());
        }
        api.clock("2027-01-25T02:00:00Z");
        if (!state(YEAR).equals("open")) {
            throw new IllegalStateException(
                    "the year in this directory is " + state(YEAR) + " already: use another");
        }
        pause();
        line(
                "the end of a year of 60 regions, 12 periods and %,d settlements",
                months.stream().mapToInt(Month::size).sum());
        collect();
        Figures bare = bare(months);
        reckon();
        recompute(bare);
        finish();
    }

    /** The draft of what the months left over, and some of it applied for. */
    private void collect() {
        one("collected", api.step(YEAR, "collection", "finance-maker").mustBe(200).millis());
        page("page-open");
        List<JsonNode> items = new ArrayList<>();
        api.get(ClearingApi.of(YEAR, "")).mustBe(200).json().path("items").forEach(items::add);
        one("reconciled", api.step(YEAR, "reconciliation", "finance-maker").mustBe(200).millis());
        Figures applied = new Figures();
        Figures decided = new Figures();
        String path = ClearingApi.of(YEAR, "/applications");
        for (JsonNode item : items.subList(0, Math.min(APPLICATIONS, items.size()))) {
            ObjectNode body =
                    ClearingApi.JSON
                            .createObjectNode()
                            .put("settlementId", item.path("settlementId").asText())
                            .put("kind", item.path("kind").asText())
                            .put("reason", "发票号码已核实")
                            .put("evidence", "费用清单");
            ClearingApi.Answer made = api.post(path, body.toString()).mustBe(201);
            applied.add(made.millis());
            String id = made.json().path("id").asText();
            api.post(below(id, "answer"), "{\"accepted\": true}", "finance-maker", "other side")
                    .mustBe(200);
            decided.add(
                    api.post(below(id, "decision"), "{\"approved\": true}", "authority", "chief")
                            .mustBe(200)
                            .millis());
        }
        line("an application made", "applied", applied, 1, " ms");
        line("an application decided", "decided", decided, 1, " ms");
    }

    private static String below(String application, String what) {
        return ClearingApi.of(YEAR, "/applications/" + application + "/" + what);
    }

    /** What needs no fact: the year is cut, and drawn from totals as often as one likes. */
    private void reckon() {
        one("confirmed", api.step(YEAR, "confirmation", "finance-checker").mustBe(200).millis());
        one(
                "generated the first time (cut, and what is held moved on)",
                api.step(YEAR, "generation", "finance-maker").mustBe(200).millis());
        Figures generated = new Figures();
        for (int round = -setting().warmUp(); round < setting().rounds(); round++) {
            double millis = api.step(YEAR, "generation", "finance-maker").mustBe(200).millis();
            if (round >= 0) {
                generated.add(millis);
            }
        }
        line("generated again, from totals", "generation", generated, 1, " ms");
        page("page-generated");
        Figures drafts = new Figures();
        for (int round = 0; round < setting().rounds(); round++) {
            drafts.add(form("17", "&region=" + Months.regionCode(1)).millis());
        }
        line("form 17 of a region, as a draft", "form-17-draft", drafts, 1, " ms");
    }

    /** Publication proves the year from the facts of its thirteen periods, once. */
    private void recompute(Figures bare) {
        double millis = api.step(YEAR, "publication", "finance-checker").mustBe(200).millis();
        one("published: recomputed from all facts and compared", millis);
        line("the bare group by of the same twelve months", "bare", bare, 0, " ms");
        report().put("recomputedAgainstBare", millis / bare.median());
        line("recomputed against bare: %.2f", millis / bare.median());
    }

    /** The fund answers, the year is signed, issued, paid and closed. */
    private void finish() throws SQLException {
        tellFund();
        one("signed", api.step(YEAR, "signature", "approver").mustBe(200).millis());
        one("issued, with its notices", api.step(YEAR, "issue", "authority").mustBe(200).millis());
        Figures sixteen = new Figures();
        for (int round = 0; round < setting().rounds(); round++) {
            sixteen.add(form("16", "").millis());
        }
        line("form 16", "form-16", sixteen, 1, " ms");
        int paid = pay();
        report().put("transfers", paid);
        one("closed", api.step(YEAR, "closing", "authority").mustBe(200).millis());
        report().put("regionsInForm16", form("16", "").json().at("/sections/0/rows").size());
        page("page-closed");
    }

    private ClearingApi.Answer form(String no, String more) {
        return api.get(
                        "/api/v1/forms/%s?period=%s&authority=%s&tier=province&format=json%s"
                                .formatted(no, YEAR, Months.PROVINCE, more))
                .mustBe(200);
    }

    private void page(String key) {
        Figures page = new Figures();
        for (int round = 0; round < setting().rounds(); round++) {
            page.add(api.get(ClearingApi.of(YEAR, "")).mustBe(200).millis());
        }
        line("the year's page", key, page, 1, " ms");
    }

    private void one(String what, double millis) {
        report().put(what, millis);
        line("%-58s %.0f ms", what, millis);
    }

    private int pay() throws SQLException {
        int paid = 0;
        try (Connection connection = stack().connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select n.number, l.scheme, l.amount_fen
                                from notice n
                                join notice_line l on l.number = n.number
                                where n.kind = 'year-end' and n.direction = 'payable'
                                """)) {
            while (rows.next()) {
                ObjectNode body =
                        ClearingApi.JSON
                                .createObjectNode()
                                .put("notice", rows.getString(1))
                                .put("scheme", rows.getString(2))
                                .put("amount", Money.ofFen(rows.getLong(3)).toString())
                                .put("paidOn", "2027-01-25")
                                .put("bankReference", "BK" + paid);
                api.post("/api/v1/payments", body.toString()).mustBe(201);
                paid++;
            }
        }
        api.post(
                        "/api/v1/payments/disbursements?authority=%s&tier=province&period=%s"
                                .formatted(Months.PROVINCE, YEAR),
                        "",
                        "finance-checker",
                        "checker")
                .mustBe(200);
        return paid;
    }

    private void issued(String month) {
        String state = state(month);
        int taken = STATES.indexOf(state) + 1;
        List<String> steps = List.copyOf(STEPS.keySet());
        long from = System.nanoTime();
        for (String step : steps.subList(taken, steps.size())) {
            api.step(month, step, STEPS.get(step)).mustBe(200);
        }
        say("%s: from %s to issued in %.1f s", month, state, since(from));
    }

    private String state(String period) {
        return api.get(ClearingApi.of(period, "")).mustBe(200).json().path("state").asText();
    }

    private Figures bare(List<Month> months) throws SQLException {
        Figures bare = new Figures();
        for (int round = 0; round < 3; round++) {
            long from = System.nanoTime();
            for (Month month : months) {
                try (Connection connection = stack().connect();
                        Statement statement = connection.createStatement();
                        ResultSet rows =
                                statement.executeQuery(S3.BARE.replace("<month>", month.month()))) {
                    while (rows.next()) {
                        rows.getLong(6);
                    }
                }
            }
            bare.add(since(from) * 1000);
        }
        return bare;
    }

    private void tellWorkingDays() throws SQLException {
        try (Events events = new Events(stack().broker())) {
            for (int year : List.of(2026, 2027)) {
                ObjectNode days =
                        ClearingApi.JSON
                                .createObjectNode()
                                .put("year", year)
                                .put("provisional", false)
                                .put("version", 1);
                days.putArray("holidays");
                days.putArray("workedWeekends");
                events.send("reference-events", "working-days-published.v1", "days:" + year, days);
            }
        }
        awaitCount("the working days", "select count(*) from working_days", 2);
    }

    private void tellFund() throws SQLException {
        ObjectNode closed =
                ClearingApi.JSON
                        .createObjectNode()
                        .put("authority", Months.PROVINCE)
                        .put("tier", "province")
                        .put("year", Integer.parseInt(YEAR));
        var regions = closed.putArray("regions");
        for (int i = 1; i <= Months.REGIONS; i++) {
            for (String scheme : List.of("employee", "resident")) {
                regions.addObject()
                        .put("region", Months.regionCode(i))
                        .put("scheme", scheme)
                        .put("quotaFen", 100_000_000L * i)
                        .put("emergencyFen", 0)
                        .put("paidInFen", 100_000_000L * i)
                        .put("balanceFen", 90_000_000L * i);
            }
        }
        try (Events events = new Events(stack().broker())) {
            events.send(
                    "fund-events",
                    "fund-year-closed.v1",
                    Months.PROVINCE + ":province:" + YEAR,
                    closed);
        }
        awaitCount("the fund's year", "select count(*) from fund_year", 1);
    }

    private void awaitCount(String what, String query, long wanted) {
        stack().await(
                        what,
                        () -> {
                            try {
                                return months().sql().number(query) >= wanted;
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
