package org.crossregion.database;

import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;

import java.lang.reflect.Type;
import java.util.Optional;

/** Reads a row into any record that is not itself one of our values. */
final class RecordRows implements RowMapperFactory {

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> raw = GenericTypes.getErasedType(type);
        if (!raw.isRecord() || ValueCodec.of(raw).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new RecordMapper<>(raw.asSubclass(Record.class), ""));
    }
}
