package org.crossregion.database;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one Java type is written to and read from one SQL type, alone or as the element of an array.
 *
 * @param sqlType as PostgreSQL names it, such as {@code bigint}
 * @param sqlClass what the driver wants and gives for it
 */
record ValueCodec<T>(
        Class<T> type,
        String sqlType,
        int jdbcType,
        Class<?> sqlClass,
        Function<T, Object> toSql,
        Function<Object, T> fromSql) {

    private static final Map<Class<?>, ValueCodec<?>> FIXED =
            Stream.of(
                            codec(
                                    Money.class,
                                    "bigint",
                                    java.sql.Types.BIGINT,
                                    Long.class,
                                    Money::fen,
                                    fen -> new Money(((Number) fen).longValue())),
                            codec(
                                    Rate.class,
                                    "integer",
                                    java.sql.Types.INTEGER,
                                    Integer.class,
                                    Rate::basisPoints,
                                    points -> Rate.ofBasisPoints(((Number) points).intValue())),
                            text(RegionCode.class, RegionCode::value, RegionCode::of),
                            text(Period.class, Period::toString, Period::fromString),
                            text(String.class, text -> text, text -> text),
                            codec(
                                    Instant.class,
                                    "timestamptz",
                                    java.sql.Types.TIMESTAMP_WITH_TIMEZONE,
                                    OffsetDateTime.class,
                                    instant -> instant.atOffset(ZoneOffset.UTC),
                                    ValueCodec::instant),
                            codec(
                                    LocalDate.class,
                                    "date",
                                    java.sql.Types.DATE,
                                    LocalDate.class,
                                    day -> day,
                                    ValueCodec::day),
                            codec(
                                    UUID.class,
                                    "uuid",
                                    java.sql.Types.OTHER,
                                    UUID.class,
                                    id -> id,
                                    UUID.class::cast),
                            codec(
                                    Long.class,
                                    "bigint",
                                    java.sql.Types.BIGINT,
                                    Long.class,
                                    number -> number,
                                    number -> ((Number) number).longValue()),
                            codec(
                                    Integer.class,
                                    "integer",
                                    java.sql.Types.INTEGER,
                                    Integer.class,
                                    number -> number,
                                    number -> ((Number) number).intValue()),
                            codec(
                                    Boolean.class,
                                    "boolean",
                                    java.sql.Types.BOOLEAN,
                                    Boolean.class,
                                    truth -> truth,
                                    Boolean.class::cast))
                    .collect(Collectors.toUnmodifiableMap(ValueCodec::type, codec -> codec));

    /** Made once for each type: a statement asks for the codec of everything it binds and reads. */
    private static final ClassValue<Optional<ValueCodec<?>>> KNOWN =
            new ClassValue<>() {
                @Override
                protected Optional<ValueCodec<?>> computeValue(Class<?> type) {
                    ValueCodec<?> fixed = FIXED.get(type);
                    return fixed != null
                            ? Optional.of(fixed)
                            : codedEnum(type).map(ValueCodec::coded);
                }
            };

    /**
     * The codec of a type, if it is one of ours; enums that are {@link Coded} are by their code.
     */
    static Optional<ValueCodec<?>> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The enum itself also for a constant with a body, whose class is a subclass of it. */
    private static Optional<Class<?>> codedEnum(Class<?> type) {
        if (!Coded.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        Class<?> declared = type.isEnum() ? type : type.getSuperclass();
        return declared != null && declared.isEnum() ? Optional.of(declared) : Optional.empty();
    }

    private static ValueCodec<?> coded(Class<?> type) {
        Map<String, Object> byCode =
                Stream.of(type.getEnumConstants())
                        .collect(Collectors.toMap(one -> ((Coded) one).code(), one -> one));
        return text(Object.class, one -> ((Coded) one).code(), code -> constant(byCode, code));
    }

    private static Object constant(Map<String, Object> byCode, String code) {
        Object constant = byCode.get(code);
        if (constant == null) {
            throw new IllegalStateException(code + " is none of " + byCode.keySet());
        }
        return constant;
    }

    private static <T> ValueCodec<T> text(
            Class<T> type, Function<T, String> write, Function<String, T> read) {
        return codec(
                type,
                "text",
                java.sql.Types.VARCHAR,
                String.class,
                write::apply,
                text -> read.apply((String) text));
    }

    private static <T> ValueCodec<T> codec(
            Class<T> type,
            String sqlType,
            int jdbcType,
            Class<?> sqlClass,
            Function<T, Object> toSql,
            Function<Object, T> fromSql) {
        return new ValueCodec<>(type, sqlType, jdbcType, sqlClass, toSql, fromSql);
    }

    private static Instant instant(Object column) {
        return column instanceof java.sql.Timestamp timestamp
                ? timestamp.toInstant()
                : ((OffsetDateTime) column).toInstant();
    }

    private static LocalDate day(Object column) {
        return column instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) column;
    }

    /** The SQL form of a value; null stays null. */
    Object write(Object value) {
        return value == null ? null : toSql.apply(type.cast(value));
    }

    /** The value of an SQL form; null stays null. */
    T read(Object column) {
        return column == null ? null : fromSql.apply(column);
    }
}
