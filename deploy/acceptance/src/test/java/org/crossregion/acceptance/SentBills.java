package org.crossregion.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bills as hospitals were answered, in a table of its own, and what forms 9 to 14 must show of
 * them by 1.4 of the domain alone: plain sums, grouped by who is paid and who pays. Nothing of
 * clearing's is used, neither its code nor its tables.
 */
final class SentBills implements AutoCloseable {

    private static final String TABLE =
            """
            create temporary table sent (
              settlement_id text primary key, visit_id text, visit_no int, institution text,
              settled_at timestamp, insured_region text, treatment_region text, scheme text,
              care text, cases int, total numeric, funds numeric, account numeric, cleared numeric,
              pooling numeric, large_amount numeric, serious_illness numeric, civil_servant numeric,
              enterprise numeric, disabled numeric, medical_aid numeric, other numeric,
              deducted numeric, clearing_period text)
            """;

    /** Who is treated away from home; a province is the first two digits of a region. */
    private static final String AWAY =
            """
            create temporary view away as
            select *, left(insured_region, 2) || '0000' as insured_province,
              left(treatment_region, 2) || '0000' as treatment_province,
              case care when '11' then '普通门诊' when '14' then '门诊慢特病'
                when '52' then '生育' else '住院' end as care_name
            from sent where insured_region <> treatment_region
            """;

    private static final String BALANCE =
            """
            with block as (
              select *,
                case when :authority = '100000' then treatment_province
                  when treatment_province = :authority then treatment_region else '' end as creditor,
                case when :authority = '100000' then insured_province
                  when insured_province = :authority then insured_region else '' end as debtor
              from away
              where clearing_period = :period
                and (:block <> '省内' and insured_province <> treatment_province
                     and :authority in ('100000', insured_province, treatment_province)
                  or :block <> '跨省' and insured_province = :authority
                     and treatment_province = :authority)),
            side as (
              select creditor as member, 1 as receives, 0 as pays, * from block
              union all
              select debtor, 0, 1, * from block)
            select member as key,
              sum(cases * receives) as "receivableCases",
              sum((cleared - deducted) * receives)
                filter (where scheme = 'employee') as "receivableEmployee",
              sum((cleared - deducted) * receives)
                filter (where scheme = 'resident') as "receivableResident",
              sum(deducted * receives) as "receivableDeductions",
              sum((cleared - deducted) * receives) as "receivableSubtotal",
              sum(cases * pays) as "payableCases",
              sum((cleared - deducted) * pays)
                filter (where scheme = 'employee') as "payableEmployee",
              sum((cleared - deducted) * pays)
                filter (where scheme = 'resident') as "payableResident",
              sum(deducted * pays) as "payableDeductions",
              sum((cleared - deducted) * pays) as "payableSubtotal",
              sum((cleared - deducted) * (receives - pays))
                filter (where scheme = 'employee') as "differenceEmployee",
              sum((cleared - deducted) * (receives - pays))
                filter (where scheme = 'resident') as "differenceResident",
              sum((cleared - deducted) * (receives - pays)) as "differenceSubtotal"
            from side group by member
            """;

    /** What one region receives or pays; a section says of whom, and a form of which scheme. */
    private static final String COUNTERPARTIES =
            """
            with mine as (
              select *,
                case when :payable then treatment_region else insured_region end as other_region,
                case when :payable then treatment_province else insured_province end
                  as other_province
              from away
              where clearing_period = :period
                and case when :payable then insured_region else treatment_region end = :region
                and (insured_province = treatment_province) = (:block = '省内')
                and scheme like :scheme)
            select case when :block = '省内' then other_region else other_province end
                || case when :bycare then ' ' || care_name else '' end as key,
              sum(cases) as cases, sum(total) as "totalFees",
              sum(funds) filter (where scheme = 'employee') as "employeeFunds",
              sum(funds) filter (where scheme = 'resident') as "residentFunds",
              sum(account) as account, sum(deducted) as deductions,
              sum(cleared - deducted) as receivable, sum(cleared - deducted) as payable,
              sum(cleared - deducted) as total,
              sum(pooling) as pooling, sum(large_amount) as "large-amount",
              sum(serious_illness) as "serious-illness", sum(civil_servant) as "civil-servant",
              sum(enterprise) as enterprise, sum(disabled) as disabled,
              sum(medical_aid) as "medical-aid", sum(other) as other,
              sum(deducted) as deducted
            from mine group by key
            """;

    private static final Pattern FILE =
            Pattern.compile("(9|10|11|12|13|14)-([0-9]{6})-([0-9]{4}-[0-9]{2})(-national)?\\.json");

    private final Connection connection;
    private final Path story;

    SentBills(String url, Path story) throws SQLException, IOException {
        this.connection = DriverManager.getConnection(url, "postgres", "postgres");
        this.story = story;
        try (var statement = connection.createStatement();
                Reader bills = Files.newBufferedReader(story.resolve("bills.csv"))) {
            statement.execute(TABLE);
            String columns = bills(story).split("\n", 2)[0];
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy sent (" + columns + ") from stdin (format csv, header)", bills);
            statement.execute(AWAY);
        }
    }

    private static String bills(Path story) throws IOException {
        return Files.readString(story.resolve("bills.csv"));
    }

    /** What was deducted from all bills together. */
    BigDecimal deducted() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet sum = statement.executeQuery("select sum(deducted) from sent")) {
            sum.next();
            return sum.getBigDecimal(1);
        }
    }

    /**
     * Holds every section of every form against the bills; returns how many sections there were.
     */
    int compare() throws Exception {
        int sections = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(story)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                sections += compare(file, name);
            }
        }
        return sections;
    }

    private int compare(Path file, Matcher name) throws Exception {
        int compared = 0;
        for (JsonNode section : new ObjectMapper().readTree(file.toFile()).path("sections")) {
            String block = section.path("name").asText();
            if (block.contains("（")) {
                continue; // what was not cleared
            }
            Map<String, Map<String, BigDecimal>> sent =
                    name.group(1).equals("9")
                            ? sums(
                                    BALANCE,
                                    Map.of(
                                            "authority", name.group(2),
                                            "period", name.group(3),
                                            "block", block))
                            : sums(COUNTERPARTIES, asked(name, block));
            new Printed(name.group(1), section, file.getFileName() + " " + block).mustBe(sent);
            compared++;
        }
        return compared;
    }

    private static Map<String, Object> asked(Matcher name, String block) {
        String form = name.group(1);
        return Map.of(
                "region",
                name.group(2),
                "period",
                name.group(3),
                "block",
                block.substring(0, 2),
                "payable",
                form.equals("11") || block.endsWith("应付"),
                "bycare",
                form.equals("12") || form.equals("13"),
                "scheme",
                form.equals("12") ? "employee" : form.equals("13") ? "resident" : "%");
    }

    /** Runs a query with {@code :names}; every row by its key. */
    private Map<String, Map<String, BigDecimal>> sums(String sql, Map<String, Object> values)
            throws SQLException {
        Map<String, Map<String, BigDecimal>> found = new TreeMap<>();
        Matcher names = Pattern.compile(":([a-z]+)").matcher(sql);
        try (PreparedStatement query = connection.prepareStatement(names.replaceAll("?"))) {
            names.reset();
            for (int i = 1; names.find(); i++) {
                query.setObject(i, values.get(names.group(1)));
            }
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                Map<String, BigDecimal> row = new TreeMap<>();
                for (int i = 2; i <= rows.getMetaData().getColumnCount(); i++) {
                    BigDecimal amount = rows.getBigDecimal(i);
                    row.put(
                            rows.getMetaData().getColumnLabel(i),
                            amount == null ? BigDecimal.ZERO : amount);
                }
                found.put(rows.getString("key"), row);
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** One section as it was printed. */
    private record Printed(String form, JsonNode section, String name) {

        /** Every row and the totals are what was sent, and nothing that was sent is missing. */
        void mustBe(Map<String, Map<String, BigDecimal>> sent) {
            Map<String, Map<String, BigDecimal>> printed = new TreeMap<>();
            section.path("rows").forEach(row -> add(printed, key(row), row));
            Map<String, Map<String, BigDecimal>> total = new LinkedHashMap<>();
            add(total, "", section.path("totals"));
            Map<String, BigDecimal> sum = new TreeMap<>();
            printed.forEach(
                    (key, row) ->
                            row.forEach(
                                    (column, amount) -> {
                                        BigDecimal of =
                                                sent.getOrDefault(key, Map.of())
                                                        .getOrDefault(column, BigDecimal.ZERO);
                                        assertThat(amount)
                                                .as("%s, %s, %s", name, key, column)
                                                .isEqualByComparingTo(of);
                                        sum.merge(column, of, BigDecimal::add);
                                    }));
            assertThat(sent.keySet())
                    .as(name + ": whom the bills concern")
                    .allMatch(key -> printed.containsKey(key) || isNothing(sent.get(key)));
            total.get("")
                    .forEach(
                            (column, amount) ->
                                    assertThat(amount)
                                            .as("%s, total, %s", name, column)
                                            .isEqualByComparingTo(
                                                    sum.getOrDefault(column, BigDecimal.ZERO)));
        }

        /** Form 14 has a row per deduction; only those who have one are in it. */
        private boolean isNothing(Map<String, BigDecimal> row) {
            return form.equals("14") && row.get("deducted").signum() == 0;
        }

        private String key(JsonNode row) {
            String key = text(row, "code");
            return form.equals("12") || form.equals("13") ? key + " " + text(row, "careType") : key;
        }

        private String text(JsonNode row, String column) {
            int i = 0;
            for (JsonNode one : section.path("columns")) {
                if (one.path("key").asText().equals(column)) {
                    return row.path(i).isNull() ? "" : row.path(i).asText();
                }
                i++;
            }
            throw new AssertionError(name + " has no column " + column);
        }

        private void add(Map<String, Map<String, BigDecimal>> table, String key, JsonNode printed) {
            Map<String, BigDecimal> row = table.computeIfAbsent(key, k -> new TreeMap<>());
            int i = 0;
            for (JsonNode column : section.path("columns")) {
                String name = column.path("key").asText();
                JsonNode cell = printed.path(i++);
                boolean compared =
                        form.equals("14")
                                ? name.equals("deducted")
                                : cell.isNumber() || cell.asText().matches("-?[0-9]+\\.[0-9]{2}");
                if (compared) {
                    row.merge(name, new BigDecimal(cell.asText()), BigDecimal::add);
                }
            }
        }
    }
}
