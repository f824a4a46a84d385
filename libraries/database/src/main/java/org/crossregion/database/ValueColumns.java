package org.crossregion.database;

import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads our values, and arrays of them as lists or sets, from columns. */
final class ValueColumns implements ColumnMapperFactory {

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> raw = GenericTypes.getErasedType(type);
        if (raw == List.class || raw == Set.class) {
            return GenericTypes.findGenericParameter(type, raw)
                    .map(GenericTypes::getErasedType)
                    .flatMap(ValueCodec::of)
                    .map(element -> raw == List.class ? list(element) : set(element));
        }
        return ValueCodec.of(raw).map(ValueColumns::scalar);
    }

    private static ColumnMapper<?> scalar(ValueCodec<?> codec) {
        return (row, column, context) -> codec.read(row.getObject(column, codec.sqlClass()));
    }

    private static ColumnMapper<?> list(ValueCodec<?> codec) {
        return (row, column, context) -> elements(codec, row, column);
    }

    private static ColumnMapper<?> set(ValueCodec<?> codec) {
        return (row, column, context) -> {
            List<?> elements = elements(codec, row, column);
            return elements == null ? null : elements.stream().collect(Collectors.toSet());
        };
    }

    private static List<?> elements(ValueCodec<?> codec, ResultSet row, int column)
            throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null
                ? null
                : Arrays.stream((Object[]) array.getArray()).map(codec::read).toList();
    }
}
