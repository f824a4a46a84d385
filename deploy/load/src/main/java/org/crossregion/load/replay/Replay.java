package org.crossregion.load.replay;

import org.postgresql.util.PGobject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Runs the statements of one settlement for any stay, with nothing between them. */
public final class Replay {

    /** Where the numbers of settlements begin that plain JDBC draws: past what services draw. */
    public static final long OF_PLAIN_JDBC = 5_000_000;

    /** Where those of the bare endpoint begin, which runs beside it in a process of its own. */
    public static final long OF_THE_ENDPOINT = 7_500_000;

    private static final Map<Integer, String> TYPE_NAMES =
            Map.ofEntries(
                    Map.entry(1082, "date"),
                    Map.entry(1184, "timestamptz"),
                    Map.entry(1114, "timestamp"),
                    Map.entry(2950, "uuid"),
                    Map.entry(114, "json"),
                    Map.entry(3802, "jsonb"),
                    Map.entry(1015, "_varchar"),
                    Map.entry(1009, "_text"),
                    Map.entry(1016, "_int8"),
                    Map.entry(1007, "_int4"),
                    Map.entry(2951, "_uuid"),
                    Map.entry(1185, "_timestamptz"));

    private static final Set<String> TRUE = Set.of("t", "true", "1");

    private final Script script;
    private final AtomicLong lastNumber;

    /**
     * One that draws numbers itself where the script has none from the database.
     *
     * @param firstNumber nobody else's in this database, nor the next two million
     */
    public Replay(Script script, long firstNumber) {
        this.script = script;
        this.lastNumber = new AtomicLong(firstNumber);
    }

    /** Which stay, and under which message. */
    public record Target(String visit, String person, String message) {}

    /** What runs before the transaction; the connection commits each by itself. */
    public void before(Connection connection, Target target) throws SQLException {
        run(connection, script.before(), target);
    }

    /** What runs inside; beginning and committing is the caller's. */
    public void inside(Connection connection, Target target) throws SQLException {
        run(connection, script.inside(), target);
    }

    private void run(Connection connection, List<Step> steps, Target target) throws SQLException {
        Map<String, String> known = new HashMap<>();
        known.put(Recording.VISIT, target.visit());
        known.put(Recording.PERSON, target.person());
        known.put(Recording.MESSAGE, target.message());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
                for (int p = 0; p < step.parameters().size(); p++) {
                    bind(statement, p + 1, step.parameters().get(p), known);
                }
                boolean rows = statement.execute();
                do {
                    if (rows) {
                        read(statement, step, i, known);
                    }
                    rows = statement.getMoreResults();
                } while (rows || statement.getUpdateCount() != -1);
            }
        }
    }

    private static void read(
            PreparedStatement statement, Step step, int number, Map<String, String> known)
            throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            boolean first = step.keep();
            while (result.next()) {
                if (first) {
                    known.putIfAbsent(Recording.row(number), result.getString(1));
                    first = false;
                }
            }
        }
    }

    private void bind(
            PreparedStatement statement, int at, Parameter parameter, Map<String, String> known)
            throws SQLException {
        String value = filled(parameter.value(), known);
        switch (parameter.type()) {
            case 23, 21 -> {
                if (value == null) {
                    statement.setNull(at, Types.INTEGER);
                } else {
                    statement.setInt(at, Integer.parseInt(value));
                }
            }
            case 20 -> {
                if (value == null) {
                    statement.setNull(at, Types.BIGINT);
                } else {
                    statement.setLong(at, Long.parseLong(value));
                }
            }
            case 16 -> statement.setBoolean(at, TRUE.contains(value.toLowerCase(Locale.ROOT)));
            case 1700 -> statement.setBigDecimal(at, value == null ? null : new BigDecimal(value));
            case 25, 1043 -> statement.setString(at, value);
            case 17 ->
                    statement.setBytes(
                            at, value == null ? null : HexFormat.of().parseHex(value.substring(2)));
            case 0 -> {
                if (value == null) {
                    statement.setNull(at, Types.NULL);
                } else {
                    statement.setObject(at, value, Types.OTHER);
                }
            }
            default -> {
                PGobject object = new PGobject();
                object.setType(name(parameter.type()));
                object.setValue(value);
                statement.setObject(at, object);
            }
        }
    }

    private static String name(int type) {
        String name = TYPE_NAMES.get(type);
        if (name == null) {
            throw new IllegalStateException("no name for PostgreSQL's type " + type);
        }
        return name;
    }

    private String filled(String template, Map<String, String> known) {
        if (template == null || !template.contains("{{")) {
            return template;
        }
        StringBuilder text = new StringBuilder(template.length() + 64);
        int from = 0;
        while (true) {
            int open = template.indexOf("{{", from);
            int close = open < 0 ? -1 : template.indexOf("}}", open);
            if (close < 0) {
                return text.append(template, from, template.length()).toString();
            }
            text.append(template, from, open);
            text.append(value(template.substring(open + 2, close), known));
            from = close + 2;
        }
    }

    private String value(String name, Map<String, String> known) {
        String source = name.startsWith(Recording.NUMBERS + ":") ? name.substring(7) : name;
        String value = known.get(source);
        if (value == null) {
            value =
                    name.startsWith(Recording.UUIDS)
                            ? UUID.randomUUID().toString()
                            : Long.toString(lastNumber.incrementAndGet());
            known.put(source, value);
        }
        return name.startsWith(Recording.NUMBERS)
                ? "0".repeat(Math.max(0, 7 - value.length())) + value
                : value;
    }
}
