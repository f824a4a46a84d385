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
                   pg_get_constraintdef(c.oid) as definition
            from pg_constraint c
            where c.contype in ('p', 'u', 'x', 'f')
              and (c.conrelid::regclass::text = any(?) or c.confrelid::regclass::text = any(?))
            order by case c.contype when 'f' then 0 else 1 end, c.conname
            """;

    private static final String INDEXES =
            """
            select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
            from pg_index i
            where i.indrelid::regclass::text = any(?)
              and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            order by 1
            """;

    private final Sql sql;
    private final Exemplars exemplars;
    private final List<String> tables = new ArrayList<>(List.of("person", "insurance"));
    private int made;

    Crowd(Sql sql, Exemplars exemplars) {
        this.sql = sql;
        this.exemplars = exemplars;
        this.tables.addAll(OF_FILINGS);
    }

    /** How many persons there are beside the exemplars. */
    int size() {
        return made;
    }

    static String person(long number) {
        return "9999%016d".formatted(1_000_000_000L + number);
    }

    /** What a step took, in seconds. */
    record Took(double rows, double indexes) {}

    /** Adds persons until there are so many. */
    Took grow(int size) throws Exception {
        long start = System.nanoTime();
        prepare();
        boolean many = size - made > FEW;
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
        sql.execute("analyze");
        sql.execute("checkpoint");
        return new Took((filled - start) / 1e9, (System.nanoTime() - filled) / 1e9);
    }

    private void prepare() throws SQLException {
        if (made == 0) {
            sql.execute(PLACES);
            sql.execute("alter system set max_wal_size = '8GB'");
            sql.execute("alter system set autovacuum = off");
            sql.execute("select pg_reload_conf()");
        }
    }

    /** Drops every index and constraint of the tables; what makes them again, in order. */
    private List<String> dropped() throws SQLException {
        List<String> keys = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
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
                        boolean refers = row.getString(3).equals("f");
                        String add =
                                "alter table %s add constraint %s %s%s"
                                        .formatted(
                                                table,
                                                name,
                                                row.getString(4),
                                                refers ? " not valid" : "");
                        (refers ? foreign : keys).add(add);
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
        again.addAll(foreign);
        return again;
    }

    private void remade(List<String> statements) throws Exception {
        List<String> foreign =
                statements.stream().filter(one -> one.endsWith(" not valid")).toList();
        // The overlap's index takes longer than all others together, and holds its table.
        List<String> slow =
                statements.stream()
                        .filter(one -> one.contains("filing_place") && !foreign.contains(one))
                        .toList();
        List<String> others =
                statements.stream()
                        .filter(one -> !foreign.contains(one) && !slow.contains(one))
                        .toList();
        together(List.of(() -> make(slow), () -> make(others)));
        make(foreign);
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
        String key = table.equals("filing") ? "id" : "filing_id";
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
               cross join %s one
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
