package org.crossregion.database;

import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Binds our values, and collections of them as arrays, to statement parameters. */
final class ValueArguments implements ArgumentFactory.Preparable {

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
        Class<?> raw = GenericTypes.getErasedType(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return Optional.of(value -> array((Collection<?>) value));
        }
        return ValueCodec.of(raw).map(codec -> value -> scalar(codec, value));
    }

    private static Argument scalar(ValueCodec<?> codec, Object value) {
        Object written = codec.write(value);
        return (position, statement, context) -> {
            if (written == null) {
                statement.setNull(position, codec.jdbcType());
            } else if (written instanceof java.util.UUID) {
                statement.setObject(position, written);
            } else {
                statement.setObject(position, written, codec.jdbcType());
            }
        };
    }

    /** The first element tells the type; of an empty array the statement's context does. */
    private static Argument array(Collection<?> values) {
        return (position, statement, context) -> {
            if (values == null) {
                statement.setNull(position, java.sql.Types.ARRAY);
                return;
            }
            Optional<?> first = values.stream().filter(value -> value != null).findFirst();
            if (first.isEmpty()) {
                statement.setObject(position, nullsOnly(values), java.sql.Types.OTHER);
                return;
            }
            Class<?> type = first.get().getClass();
            ValueCodec<?> codec =
                    ValueCodec.of(type)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no SQL array of " + type.getName()));
            Object[] elements = values.stream().map(codec::write).toArray();
            statement.setArray(
                    position, statement.getConnection().createArrayOf(codec.sqlType(), elements));
        };
    }

    private static String nullsOnly(Collection<?> values) {
        return values.stream()
                .map(value -> "null")
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }
}
