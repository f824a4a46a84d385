package org.crossregion.load.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Millions of persons with two filings each: copies of rows that the service has written, whatever
 * columns it writes, spread over the regions that are hosted. While they are loaded there is no
 * index, no constraint and no trigger; all are made again before anybody looks.
 */
final class Crowd {

    /** One filing of a thousand waits for its review, the others' second one is over. */
    private static final int WAITING = 1_000;

    /** A constraint that is not looked at for the rows that are there. */
    private static final String UNSEEN = " not valid";

    /** The digits of a person's number begin here. */
    static final long BEFORE_FIRST = 1_000_000_000L;

    /** So many persons by one statement. */
    private static final int CHUNK = 250_000;

    /** Below this it is quicker to keep the indexes. */
    private static final int FEW = 50_000;

    private static final List<String> OF_FILINGS =
            List.of("filing", "filing_place", "filing_transition", "filing_material");

    private static final String COLUMNS =
            """
            select column_name
            from information_schema.columns
            where table_schema = 'public' and table_name = ?
              and is_identity = 'NO' and is_generated = 'NEVER'
            order by ordinal_position
            """;

    /** Whom all others are copies of, and how far it has come: a directory may be kept. */
    private static final String STATE =
            """
            create table load_crowd (
                person text not null, standing text not null, past text not null,
                waiting text not null, made integer not null, whole boolean not null)
            """;

    /** The hosted regions by number, each with its head agency where there are agencies. */
    private static final String PLACES =
            """
            create table load_place as
            select row_number() over (order by r.code) - 1 as slot, r.code as region,
                   (select min(a.code) from agency a
                    where a.region = r.code and a.parent = '') as agency
            from region r
            where r.code = r.pooling_region and r.hosted and r.code like '22%'
            """;

    private static final String CONSTRAINTS =
            """
            select c.conrelid::regclass::text as table_name, c.conname, c.contype,
                   regexp_replace(pg_get_constraintdef(c.oid), ' NOT VALID$', '') as definition
            from pg_constraint c
            where c.contype in ('p', 'u', 'x', 'f', 'c')
              and (c.conrelid::regclass::text = any(?) or c.confrelid::regclass::text = any(?))
            order by case c.contype when 'f' then 0 else 1 end, c.conrelid::regclass::text,
                c.conname
            """;

    private static final String INDEXES =
            """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
            from pg_index i
            where i.indrelid::regclass::text = any(?)
              and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            order by 1
            """;

    /** What is vacuumed by two at the same time. */
    private static final List<List<String>> HALVES =
            List.of(
                    List.of("filing", "insurance", "filing_place"),
                    List.of("person", "filing_transition", "filing_material"));

    private final Sql sql;
    private final Exemplars exemplars;
    private final List<String> tables = new ArrayList<>(List.of("person", "insurance"));
    private int made;

    private Crowd(Sql sql, Exemplars exemplars, int made) {
        this.sql = sql;
        this.exemplars = exemplars;
        this.made = made;
        this.tables.addAll(OF_FILINGS);
    }

    /** The crowd that a kept database has already. */
    static Optional<Crowd> kept(Sql sql) throws SQLException {
        if (sql.text("select to_regclass('load_crowd')::text") == null) {
            return Optional.empty();
        }
        if (!Boolean.parseBoolean(sql.text("select whole::text from load_crowd"))) {
            throw new IllegalStateException(
                    "loading was interrupted and left no indexes: remove the directory");
        }
        Exemplars exemplars =
                new Exemplars(
                        sql.text("select person from load_crowd"),
                        sql.text("select standing from load_crowd"),
                        sql.text("select past from load_crowd"),
                        sql.text("select waiting from load_crowd"));
        return Optional.of(
                new Crowd(sql, exemplars, (int) sql.number("select made from load_crowd")));
    }

    /** Nobody but the exemplar yet. */
    static Crowd of(Sql sql, Exemplars one) throws SQLException {
        sql.execute(PLACES);
        sql.execute(STATE);
        sql.execute(
                "insert into load_crowd values ('%s', '%s', '%s', '%s', 0, true)"
                        .formatted(one.person(), one.standing(), one.past(), one.waiting()));
        return new Crowd(sql, one, 0);
    }

    /** How many persons there are beside the exemplars. */
    int size() {
        return made;
    }

    static String person(long number) {
        return "9999%016d".formatted(BEFORE_FIRST + number);
    }

    /** What a step took, in seconds. */
    record Took(double rows, double indexes) {}

    /** Whether so many are loaded without indexes, with the service and durability off. */
    boolean isBulk(int size) {
        return size - made > FEW;
    }

    /** Adds persons until there are so many. */
    Took grow(int size) throws Exception {
        long start = System.nanoTime();
        boolean many = isBulk(size);
        setAside();
        sql.execute("update load_crowd set whole = " + !many);
        List<String> again = many ? dropped() : List.of();
        int from = made + 1;
        together(
                List.of(
                        () -> fill(List.of("person", "insurance", "filing_place"), from, size),
                        () -> fill(List.of("filing"), from, size),
                        () -> fill(List.of("filing_transition", "filing_material"), from, size)));
        made = size;
        long filled = System.nanoTime();
        remade(again);
        count();
        if (many) {
            together(HALVES.stream().<Callable<Void>>map(half -> () -> vacuum(half)).toList());
        }
        sql.execute("analyze");
        sql.execute("update load_crowd set whole = true, made = " + size);
        sql.execute("checkpoint");
        return new Took((filled - start) / 1e9, (System.nanoTime() - filled) / 1e9);
    }

    /** The rows to be copied, in tables of their own: among millions no index would find them. */
    private void setAside() throws SQLException {
        for (String table : tables) {
            String key = key(table);
            sql.execute("drop table if exists load_" + table);
            sql.execute(
                    "create table load_%s as select * from %s where %s in ('%s')"
                            .formatted(
                                    table,
                                    table,
                                    key,
                                    String.join(
                                            "', '",
                                            exemplars.person(),
                                            exemplars.standing(),
                                            exemplars.past(),
                                            exemplars.waiting())));
        }
    }

    private static String key(String table) {
        return switch (table) {
            case "person", "insurance" -> "person_no";
            case "filing" -> "id";
            default -> "filing_id";
        };
    }

    /** What triggers would have counted. */
    private void count() throws SQLException {
        if (sql.text("select to_regproc('filing_count_anew')::text") != null) {
            sql.execute("select filing_count_anew()");
        }
    }

    /** Says which pages everybody sees, as autovacuum does in the days after. */
    private Void vacuum(List<String> names) throws SQLException {
        for (String name : names) {
            sql.execute("vacuum (analyze, index_cleanup off, truncate off) " + name);
        }
        return null;
    }

    /** Drops every index and constraint of the tables; what makes them again, in order. */
    private List<String> dropped() throws SQLException {
        List<String> keys = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        List<String> indexes = new ArrayList<>();
        try (Connection connection = sql.database().connect();
                Statement drop = connection.createStatement()) {
            String[] names = tables.toArray(new String[0]);
            try (PreparedStatement select = connection.prepareStatement(CONSTRAINTS)) {
                select.setArray(1, connection.createArrayOf("text", names));
                select.setArray(2, connection.createArrayOf("text", names));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        String table = row.getString(1);
                        String name = row.getString(2);
                        // Of the rows themselves or of others: copies hold what their like held.
                        boolean says = row.getString(3).matches("[fc]");
                        String add =
                                "alter table %s add constraint %s %s%s"
                                        .formatted(
                                                table, name, row.getString(4), says ? UNSEEN : "");
                        (says ? unseen : keys).add(add);
                        drop.execute("alter table %s drop constraint %s".formatted(table, name));
                    }
                }
            }
            try (PreparedStatement select = connection.prepareStatement(INDEXES)) {
                select.setArray(1, connection.createArrayOf("text", names));
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        indexes.add(row.getString(2));
                        drop.execute("drop index " + row.getString(1));
                    }
                }
            }
        }
        List<String> again = new ArrayList<>(keys);
        again.addAll(indexes);
        again.addAll(unseen);
        return again;
    }

    private void remade(List<String> statements) throws Exception {
        List<String> unseen = statements.stream().filter(one -> one.endsWith(UNSEEN)).toList();
        // The overlap's index takes longer than all others together, and holds its table.
        List<String> slow =
                statements.stream()
                        .filter(one -> one.contains("filing_place") && !one.endsWith(UNSEEN))
                        .toList();
        List<String> others =
                statements.stream()
                        .filter(one -> !one.endsWith(UNSEEN) && !slow.contains(one))
                        .toList();
        together(List.of(() -> make(slow), () -> make(others)));
        make(unseen);
    }

    private Void make(List<String> statements) throws SQLException {
        try (Connection connection = sql.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            statement.execute("set max_parallel_maintenance_workers = 0");
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return null;
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> one : pool.invokeAll(work)) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private Void fill(List<String> names, int from, int to) throws SQLException {
        try (Connection connection = sql.database().connect();
                Statement statement = connection.createStatement()) {
            // No trigger fires, and nobody asks whether what is referred to is there.
            statement.execute("set session_replication_role = replica");
            for (int first = from; first <= to; first += CHUNK) {
                int last = Math.min(to, first + CHUNK - 1);
                for (String table : names) {
                    for (String copy : copies(connection, table, first, last)) {
                        statement.execute(copy);
                    }
                }
            }
        }
        return null;
    }

    private List<String> copies(Connection connection, String table, int first, int last)
            throws SQLException {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("person_no", "'9999' || lpad((1000000000 + n)::text, 16, '0')");
        own.put("identity_index", "'load' || n");
        own.put("insured_region", "place.region");
        own.put("district", "place.region");
        own.put("agency", "place.agency");
        if (!OF_FILINGS.contains(table)) {
            return List.of(
                    copy(connection, table, own, "person_no", exemplars.person(), first, last, ""));
        }
        String key = key(table);
        String waits = " and n %% %d = 0".formatted(WAITING);
        String over = " and n %% %d <> 0".formatted(WAITING);
        List<String> all = new ArrayList<>();
        all.add(filings(connection, table, own, key, exemplars.standing(), 0, first, last, ""));
        all.add(filings(connection, table, own, key, exemplars.past(), 1, first, last, over));
        all.add(filings(connection, table, own, key, exemplars.waiting(), 1, first, last, waits));
        return all;
    }

    private static String filings(
            Connection connection,
            String table,
            Map<String, String> own,
            String key,
            String filing,
            int which,
            int first,
            int last,
            String condition)
            throws SQLException {
        Map<String, String> values = new LinkedHashMap<>(own);
        // Spread over the days of years past, as ids are that were given in order.
        String number = "(2 * n::bigint + " + which + ")";
        values.put(
                key,
                "'F' || place.region || to_char(date '2010-01-01' + ("
                        + number
                        + " / 4000)::int, 'YYMMDD') || lpad((9000000 + "
                        + number
                        + " % 1000000)::text, 7, '0')");
        if (key.equals("filing_id")) {
            values.remove("insured_region");
            // A place's region is where it leads, and stays.
        }
        return copy(connection, table, values, key, filing, first, last, condition);
    }

    private static String copy(
            Connection connection,
            String table,
            Map<String, String> own,
            String key,
            String of,
            int first,
            int last,
            String condition)
            throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(COLUMNS)) {
            select.setString(1, table);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    columns.add(row.getString(1));
                }
            }
        }
        List<String> values =
                columns.stream().map(name -> own.getOrDefault(name, "one." + name)).toList();
        return """
               insert into %s (%s)
               select %s
               from generate_series(%d, %d) n
               join load_place place on place.slot = n %% (select count(*) from load_place)
               cross join load_%s one
               where one.%s = '%s'%s
               """
                .formatted(
                        table,
                        String.join(", ", columns),
                        String.join(", ", values),
                        first,
                        last,
                        table,
                        key,
                        of,
                        condition);
    }
}
