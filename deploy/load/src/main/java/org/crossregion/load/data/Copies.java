package org.crossregion.load.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Copies of the template: each a person, insurance, filing, account, stay and fee lines, row for
 * row as the service has written the first, whatever columns it writes.
 */
public final class Copies {

    private static final String COLUMNS =
            """
            select column_name
            from information_schema.columns
            where table_schema = 'public' and table_name = ? and is_identity = 'NO'
            order by ordinal_position
            """;

    /** One of so many persons. */
    private static final String HOT = "(1 + n %% %d)";

    /** What an account holds that pays for every request. */
    private static final String RICH = "1000000000000";

    private final Connection connection;
    private final Stay template;
    private final int hot;
    private int made;

    /**
     * Nothing is copied yet.
     *
     * @param hot how many persons all stays belong to; 0 for a person each
     */
    public Copies(Connection connection, Stay template, int hot) {
        this.connection = connection;
        this.template = template;
        this.hot = hot;
    }

    /** Makes more of them, which nobody has settled yet. */
    public List<Stay> make(int count) throws SQLException {
        int from = made + 1;
        int to = made + count;
        String person =
                "'9999' || lpad(%s::text, 16, '0')".formatted(hot > 0 ? HOT.formatted(hot) : "n");
        String visit =
                "'%s' || lpad((1000000 + n)::text, 7, '0')"
                        .formatted(template.visit().substring(0, 13));
        int last = hot == 0 ? to : made == 0 ? hot : 0;
        copy("person", from, last, Map.of("person_no", person, "identity_index", "'load' || n"));
        copy("insurance", from, last, Map.of("person_no", person));
        copy(
                "filing",
                from,
                last,
                Map.of("person_no", person, "filing_id", "filing_id || '-' || n"));
        copy(
                "account",
                from,
                last,
                hot == 0
                        ? Map.of("person_no", person)
                        : Map.of("person_no", person, "balance_fen", RICH));
        copy(
                "visit",
                from,
                to,
                Map.of("person_no", person, "visit_id", visit, "inpatient_no", "'ZY' || n"));
        copy("fee_line", from, to, Map.of("visit_id", visit));
        made = to;
        List<Stay> stays = new ArrayList<>(count);
        for (int n = from; n <= to; n++) {
            stays.add(
                    new Stay(
                            template.visit().substring(0, 13) + (1_000_000 + n),
                            "9999" + "%016d".formatted(hot == 0 ? n : 1 + n % hot)));
        }
        return stays;
    }

    private void copy(String table, int from, int to, Map<String, String> own) throws SQLException {
        if (to < from) {
            return;
        }
        List<String> columns = columns(table);
        List<String> values = columns.stream().map(name -> own.getOrDefault(name, name)).toList();
        boolean ofVisit = own.containsKey("visit_id");
        String sql =
                "insert into %s (%s) select %s from %s one, generate_series(%d, %d) n where %s = ?"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", values),
                                table,
                                from,
                                to,
                                ofVisit ? "visit_id" : "person_no");
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, ofVisit ? template.visit() : template.person());
            if (insert.executeUpdate() < to - from + 1) {
                throw new IllegalStateException(table + " has no row of the template");
            }
        }
    }

    private List<String> columns(String table) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** Lets the planner know what is there now, and begins with clean buffers. */
    public void settleDown() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }
}
