package org.crossregion.filing.reference;

import org.crossregion.database.RecordArguments;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The table of one kind of reference data: a row for each code, with the version published last.
 *
 * @param <T> what a row says
 */
public abstract class ReferenceTable<T extends Record> implements ReferenceStore<T> {

    private static final String STAMP =
            """
            select count(*) || ':' || coalesce(sum(version), 0) from %s
            """;

    private final Jdbi database;
    private final String kind;
    private final Class<T> type;
    private final Statements sql;

    protected ReferenceTable(Jdbi database, String kind, Class<T> type, Statements sql) {
        this.database = database;
        this.kind = kind;
        this.type = type;
        this.sql = sql;
    }

    /**
     * The table in SQL.
     *
     * @param code the expression that names a row
     * @param order the columns of its natural order
     * @param select every column and {@code version}, without conditions
     * @param put inserts a row by its components and {@code :version}, or replaces the one of its
     *     code
     */
    public record Statements(String table, String code, String order, String select, String put) {}

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public Map<String, Versioned<T>> find(Collection<String> codes) {
        Map<String, Versioned<T>> found = new LinkedHashMap<>();
        versions(
                        " where " + sql.code() + " = any(:codes)",
                        query -> query.bindArray("codes", String.class, codes))
                .forEach(row -> found.put(codeOf(row.value()), row));
        return found;
    }

    /** Every row, in the natural order. */
    public List<T> all() {
        return rows("", UnaryOperator.identity());
    }

    /** What differs when the table does: every change of a row counts its version up. */
    public String stamp() {
        return database.withHandle(
                handle ->
                        handle.createQuery(STAMP.formatted(sql.table())).mapTo(String.class).one());
    }

    @Override
    public void put(List<Versioned<T>> rows) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(sql.put());
                    for (Versioned<T> row : rows) {
                        bind(batch, row.value());
                        batch.bind("version", row.version()).add();
                    }
                    batch.execute();
                });
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind, sql.table(), sql.code()));
    }

    /**
     * Rows in their natural order.
     *
     * @param condition {@code where …}, or empty for all
     */
    protected final List<T> rows(String condition, UnaryOperator<Query> binding) {
        return versions(condition, binding).stream().map(Versioned::value).toList();
    }

    /** Reads what a row says; by default every component from the column of its name. */
    protected T read(RowView row) {
        return row.getRow(type);
    }

    /** Binds what a row says; by default every component under its name. */
    protected void bind(PreparedBatch batch, T value) {
        batch.bindNamedArgumentFinder(RecordArguments.of(value));
    }

    private List<Versioned<T>> versions(String condition, UnaryOperator<Query> binding) {
        return database.withHandle(
                handle ->
                        binding.apply(handle.createQuery(sql.select() + ordered(condition)))
                                .map(
                                        row ->
                                                new Versioned<>(
                                                        read(row),
                                                        row.getColumn("version", Integer.class)))
                                .list());
    }

    /** A limit stays behind the order. */
    private String ordered(String condition) {
        int limit = condition.indexOf(" limit ");
        return limit < 0
                ? condition + " order by " + sql.order()
                : condition.substring(0, limit)
                        + " order by "
                        + sql.order()
                        + condition.substring(limit);
    }
}
