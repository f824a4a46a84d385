package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.data.Events;
import org.crossregion.load.scale.Sql;
import org.crossregion.load.stack.BenchStack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Months of one province with 60 pooling regions, of any number of settlements each: one is told by
 * Kafka, all others are copies of its row by {@code insert … select}, whatever columns it has, with
 * the rows of origins, exceptions and running totals that intake would have written beside them.
 *
 * <p>Every month has the same cells, and each of them settlements in each of the 12 lanes, so that
 * months differ in nothing but the number of settlements. One of 503 takes the one before it back,
 * one of 1009 is held.
 */
final class Months {

    static final String PROVINCE = "220000";

    static final int REGIONS = 60;

    /** Of each region: with two schemes and twelve lanes 8,640 rows of running totals. */
    private static final int PARTNERS = 6;

    private static final int MONTHS_OF_A_YEAR = 12;

    private static final int LANES = 12;
    private static final int CHUNK = 250_000;
    private static final int LOADERS = 2;
    private static final String TEMPLATE = "TEMPLATE-";
    private static final String ODD = "ODD-";

    private static final String COLUMNS =
            """
            select column_name
            from information_schema.columns
            where table_schema = 'public' and table_name = ? and is_identity = 'NO'
            order by ordinal_position
            """;

    private static final String NUMBERED =
            """
            (select n, case when n % 503 = 502 then n - 1 else n end as m,
                    case when n % 503 = 502 then -1 else 1 end as sign
             from generate_series(<from>, <to>) n) as numbered\
            """;

    private static final String ORIGINS =
            """
            insert into detail_origin (settlement_id, origin_period, original_id)
            select '<prefix>' || lpad(n::text, 12, '0'), '<month>',
                   case when sign < 0 then '<prefix>' || lpad(m::text, 12, '0') end
            from <numbered>
            order by n
            """;

    private static final String HELD =
            """
            insert into period_exception (settlement_id, origin_period, clearing_period, state,
                                          reason, note, decided_by, decided_at)
            select '<prefix>' || lpad(n::text, 12, '0'), '<month>', '<month>', 'held', 'held',
                   '发票号码待核实', 'load', now()
            from generate_series(0, <last>) n
            where n % 1009 = 0 and n % 503 not in (501, 502)
            """;

    /** What intake would have added up, from the rows it would have added up. */
    private static final String TOTALS =
            """
            insert into running_total (clearing_period, state, insured_region, treatment_region,
                                       scheme, care_type, origin_period, lane, details, <figures>)
            select d.origin_period, coalesce(e.state, 'due'), insured_region, treatment_region,
                   scheme, care_type, d.origin_period, lane, count(*), <sums>
            from allotted_detail d
            left join period_exception e on e.settlement_id = d.settlement_id
            where d.origin_period = '<month>' and d.settlement_id like '<prefix>%'
            group by 1, 2, 3, 4, 5, 6, 7, 8
            on conflict (clearing_period, state, insured_region, treatment_region, scheme,
                         care_type, origin_period, lane)
            do update set details = running_total.details + excluded.details, <added>
            """;

    private static final List<String> FIGURES =
            List.of(
                    "cases",
                    "total_fen",
                    "pooling_fen",
                    "civil_servant_fen",
                    "enterprise_fen",
                    "serious_illness_fen",
                    "large_amount_fen",
                    "disabled_fen",
                    "medical_aid_fen",
                    "other_fen",
                    "account_fen",
                    "cleared_fen");

    private final BenchStack stack;
    private final Sql sql;
    private final int partners;
    private final boolean published;

    Months(BenchStack stack) {
        this(stack, PARTNERS, false);
    }

    private Months(BenchStack stack, int partners, boolean published) {
        this.stack = stack;
        this.sql = new Sql(stack::connect);
        this.partners = partners;
        this.published = published;
    }

    /** Months that are published, in which every region has patients of every other. */
    static Months ofYear(BenchStack stack) {
        return new Months(stack, REGIONS - 1, true);
    }

    /** A month and how many settlements it has. */
    record Month(String month, int size) {

        String prefix() {
            return "A" + month.replace("-", "");
        }
    }

    /** What such months are called: the first size has January. */
    static List<Month> of(List<Integer> sizes) {
        List<Month> months = new ArrayList<>();
        for (int size : sizes) {
            months.add(new Month("2026-%02d".formatted(months.size() + 1), size));
        }
        return months;
    }

    /** The twelve of a year of so many settlements. */
    static List<Month> ofYear(int settlements) {
        return of(Collections.nCopies(MONTHS_OF_A_YEAR, settlements / MONTHS_OF_A_YEAR));
    }

    /** Those of these months that are not there yet. */
    List<Month> missing(List<Month> wanted) throws SQLException {
        sql.execute("create table if not exists load_month (month text primary key, size bigint)");
        List<Month> missing = new ArrayList<>();
        for (Month month : wanted) {
            String size =
                    sql.text("select size from load_month where month = '" + month.month() + "'");
            if (size.isEmpty()) {
                missing.add(month);
            } else if (Long.parseLong(size) != month.size()) {
                throw new IllegalStateException(
                        month.month() + " has " + size + " settlements in this directory");
            }
        }
        return missing;
    }

    /**
     * Tells the regions and one settlement of each month; unless it is to be published, one more
     * whose cleared amount is a fen less than its funds: a month of such a one is never published,
     * so that it may be asked for as often as one likes.
     */
    void tell(List<Month> months) throws SQLException {
        try (Events events = new Events(stack.broker())) {
            events.send("reference-events", "region-published.v1", "region:" + PROVINCE, region(0));
            for (int i = 1; i <= REGIONS; i++) {
                events.send(
                        "reference-events",
                        "region-published.v1",
                        "region:" + regionCode(i),
                        region(i));
            }
            for (Month month : months) {
                for (String id : told(month)) {
                    Bill bill =
                            new Bill(
                                    id,
                                    month.month(),
                                    regionCode(1),
                                    regionCode(2),
                                    "employee",
                                    "inpatient",
                                    1);
                    ObjectNode event = bill.event();
                    if (id.startsWith(ODD)) {
                        event.put("clearedFen", bill.cleared() - 1);
                    }
                    events.send("settlement-events", "settlement-recorded.v1", id, event);
                }
            }
        }
        for (Month month : months) {
            stack.await(
                    "the settlements of " + month.month(),
                    Duration.ofSeconds(60),
                    () ->
                            count(
                                            "select count(*) from detail_origin where origin_period ='"
                                                    + month.month()
                                                    + "'")
                                    == told(month).size());
        }
        stack.await(
                "the regions",
                Duration.ofSeconds(60),
                () -> count("select count(*) from region") == REGIONS + 1);
    }

    private List<String> told(Month month) {
        String template = TEMPLATE + month.month();
        return published ? List.of(template) : List.of(template, ODD + month.month());
    }

    /** Copies the settlement of a month; nobody works on it meanwhile. */
    void grow(Month month) throws SQLException {
        List<String> columns = columns();
        String values = String.join(", ", columns.stream().map(values(month)::get).toList());
        String details =
                "insert into allotted_detail ("
                        + String.join(", ", columns)
                        + ") select "
                        + values
                        + " from allotted_detail one, <numbered>"
                        + " where one.origin_period = '<month>' and one.settlement_id = '"
                        + TEMPLATE
                        + month.month()
                        + "' order by n";
        ExecutorService pool = Executors.newFixedThreadPool(LOADERS);
        try {
            List<Future<?>> chunks = new ArrayList<>();
            for (int from = 0; from < month.size(); from += CHUNK) {
                int first = from;
                int last = Math.min(from + CHUNK, month.size()) - 1;
                chunks.add(
                        pool.submit(
                                () -> {
                                    sql.execute(filled(ORIGINS, month, first, last));
                                    sql.execute(filled(details, month, first, last));
                                    return null;
                                }));
            }
            for (Future<?> chunk : chunks) {
                chunk.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
        sql.execute(filled(HELD, month, 0, month.size() - 1));
        // Else the planner knows nothing of the groups and sorts every row.
        sql.execute("analyze allotted_detail, period_exception");
        sql.execute(
                filled(
                        TOTALS.replace("<figures>", String.join(", ", FIGURES))
                                .replace(
                                        "<sums>",
                                        String.join(
                                                ", ",
                                                FIGURES.stream()
                                                        .map(one -> "sum(" + one + ")")
                                                        .toList()))
                                .replace(
                                        "<added>",
                                        String.join(
                                                ", ",
                                                FIGURES.stream()
                                                        .map(
                                                                one ->
                                                                        one
                                                                                + " = running_total."
                                                                                + one
                                                                                + " + excluded."
                                                                                + one)
                                                        .toList())),
                        month,
                        0,
                        month.size() - 1));
        sql.execute(
                "insert into month_seal (month, details, total_fen, cleared_fen, sealed_at) select '"
                        + month.month()
                        + "', sum(details), sum(total_fen), sum(cleared_fen), now() from"
                        + " running_total where origin_period = '"
                        + month.month()
                        + "'");
        sql.execute(
                "insert into load_month values ('" + month.month() + "', " + month.size() + ")");
    }

    /** Hospitals of each region, of whom the copies are. */
    void institutions() throws SQLException {
        sql.execute(
                """
                insert into institution (code, name, level, region, version)
                select 'H' || code || lpad(i::text, 5, '0'), name || '示例第' || i || '医院', '02', code, 1
                from region, generate_series(1, 20) i
                where code <> '220000'
                on conflict do nothing
                """);
    }

    void settleDown() throws SQLException {
        sql.execute("vacuum (analyze) allotted_detail");
        sql.execute("vacuum (analyze) detail_origin");
        sql.execute("vacuum (analyze) running_total");
        sql.execute("analyze");
        sql.execute("checkpoint");
    }

    Sql sql() {
        return sql;
    }

    private static String filled(String text, Month month, int first, int last) {
        return text.replace("<numbered>", NUMBERED)
                .replace("<prefix>", month.prefix())
                .replace("<month>", month.month())
                .replace("<from>", Integer.toString(first))
                .replace("<to>", Integer.toString(last))
                .replace("<last>", Integer.toString(last));
    }

    /** Each column of a copy; amounts are a multiple of the template's, so that they add up. */
    private Map<String, String> values(Month month) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (String column : columns()) {
            values.put(
                    column,
                    column.endsWith("_fen")
                            ? "one." + column + " * sign * (1 + m % 97)"
                            : "one." + column);
        }
        String pair = "m / %d %% %d".formatted(LANES * 2, REGIONS * partners);
        String insured = "(%s) / %d".formatted(pair, partners);
        String treatment =
                "((%s) + 1 + (%s) %% %d) %% %d".formatted(insured, pair, partners, REGIONS);
        values.put("settlement_id", "'<prefix>' || lpad(n::text, 12, '0')");
        values.put("kind", "case when sign > 0 then 'settlement' else 'cancellation' end");
        values.put(
                "original_id", "case when sign < 0 then '<prefix>' || lpad(m::text, 12, '0') end");
        values.put("cases", "sign");
        values.put("lane", "m % " + LANES);
        values.put("insured_region", "'2201' || lpad((1 + %s)::text, 2, '0')".formatted(insured));
        values.put(
                "treatment_region", "'2201' || lpad((1 + %s)::text, 2, '0')".formatted(treatment));
        values.put(
                "scheme",
                "case when m / %d %% 2 = 0 then 'employee' else 'resident' end".formatted(LANES));
        values.put(
                "institution",
                "'H2201' || lpad((1 + %s)::text, 2, '0') || lpad((1 + m %% 20)::text, 5, '0')"
                        .formatted(treatment));
        values.put("person_no", "'9999' || lpad((m % 5000000)::text, 16, '0')");
        values.put("visit_id", "'S220100' || lpad(n::text, 13, '0')");
        values.put("message_id", "'H22020000001' || lpad(n::text, 18, '0')");
        values.put("settled_at", "one.settled_at + (m % 1900000) * interval '1 second'");
        return values;
    }

    /** All that a row says itself; its number is drawn. */
    private List<String> columns() throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = stack.connect();
                PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, "allotted_detail");
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        names.remove("no");
        return names;
    }

    private long count(String query) {
        try {
            return sql.number(query);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String regionCode(int number) {
        return number == 0 ? PROVINCE : "2201%02d".formatted(number);
    }

    private static ObjectNode region(int number) {
        return ClearingApi.JSON
                .createObjectNode()
                .put("code", regionCode(number))
                .put("name", number == 0 ? "吉林省" : "示例" + number + "市")
                .put("poolingRegion", regionCode(number))
                .put("member", regionCode(number))
                .put("validFrom", "2020-01-01")
                .put("openingStage", "open")
                // No province of a hosted region: the calendar takes none of its steps.
                .put("hosted", false)
                .put("version", 1);
    }
}
