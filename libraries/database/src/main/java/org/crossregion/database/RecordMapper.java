package org.crossregion.database;

import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.MappingException;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jdbi.v3.core.statement.StatementContext;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a row into a record, private or not, by its {@code snake_case} columns.
 *
 * <p>Every component must have its column, a primitive one must not be null, and a component that
 * is a record of ours without a column of its own is read from the same row.
 */
final class RecordMapper<T extends Record> implements RowMapper<T> {

    private final Class<T> type;
    private final String prefix;
    private final Constructor<T> constructor;

    RecordMapper(Class<T> type, String prefix) {
        this.type = type;
        this.prefix = prefix;
        this.constructor = canonical(type);
    }

    private static <T extends Record> Constructor<T> canonical(Class<T> type) {
        Class<?>[] types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no canonical constructor of " + type.getName(), e);
        }
    }

    @Override
    public T map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    /** Looks for the columns once, not for each row. */
    @Override
    public RowMapper<T> specialize(ResultSet row, StatementContext context) throws SQLException {
        Map<String, Integer> columns = columns(row.getMetaData());
        RecordComponent[] components = type.getRecordComponents();
        Part[] parts = new Part[components.length];
        for (int i = 0; i < components.length; i++) {
            parts[i] = part(components[i], columns, row, context);
        }
        return (current, statement) -> make(parts, current, statement);
    }

    /** One argument of the constructor. */
    private interface Part {
        Object read(ResultSet row, StatementContext context) throws SQLException;
    }

    private Part part(
            RecordComponent component,
            Map<String, Integer> columns,
            ResultSet row,
            StatementContext context)
            throws SQLException {
        Nested nested = component.getAccessor().getAnnotation(Nested.class);
        Integer column = columns.get(normalised(columnName(component)));
        if (nested != null || (column == null && isPlainRecord(component.getType()))) {
            String inner = prefix + (nested == null ? "" : nested.value());
            return new RecordMapper<>(component.getType().asSubclass(Record.class), inner)
                            .specialize(row, context)
                    ::map;
        }
        if (column == null) {
            throw new MappingException(
                    "no column for " + component.getName() + " of " + type.getSimpleName());
        }
        return columnPart(component, column, context);
    }

    private Part columnPart(RecordComponent component, int column, StatementContext context) {
        ColumnMapper<?> mapper =
                context.getConfig(ColumnMappers.class)
                        .findFor(component.getGenericType())
                        .orElseThrow(
                                () ->
                                        new MappingException(
                                                "no mapping of "
                                                        + component.getGenericType()
                                                        + " in "
                                                        + type.getSimpleName()));
        boolean primitive = component.getType().isPrimitive();
        return (row, statement) -> {
            Object value = mapper.map(row, column, statement);
            if (primitive && row.wasNull()) {
                throw new MappingException(
                        component.getName() + " of " + type.getSimpleName() + " is null");
            }
            return value;
        };
    }

    private static boolean isPlainRecord(Class<?> type) {
        return type.isRecord() && ValueCodec.of(type).isEmpty();
    }

    private String columnName(RecordComponent component) {
        ColumnName given = component.getAccessor().getAnnotation(ColumnName.class);
        return prefix + (given == null ? component.getName() : given.value());
    }

    private static Map<String, Integer> columns(ResultSetMetaData row) throws SQLException {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 1; i <= row.getColumnCount(); i++) {
            columns.putIfAbsent(normalised(row.getColumnLabel(i)), i);
        }
        return columns;
    }

    private static String normalised(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private T make(Part[] parts, ResultSet row, StatementContext context) throws SQLException {
        Object[] arguments = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            arguments[i] = parts[i].read(row, context);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new MappingException(
                    "a row is no " + type.getSimpleName() + ": " + e.getCause().getMessage(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new MappingException("constructing " + type.getSimpleName(), e);
        }
    }
}
