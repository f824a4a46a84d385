package org.crossregion.web.request;

import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.json.Texts;
import org.crossregion.web.problem.TypeWords;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads path, query and header parameters; what cannot be read is a 400 with the name in it. */
@Provider
public class TypedParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS =
            Map.ofEntries(
                    Map.entry(int.class, Integer::valueOf),
                    Map.entry(Integer.class, Integer::valueOf),
                    Map.entry(long.class, Long::valueOf),
                    Map.entry(Long.class, Long::valueOf),
                    Map.entry(boolean.class, TypedParameters::trueOrFalse),
                    Map.entry(Boolean.class, TypedParameters::trueOrFalse),
                    Map.entry(UUID.class, TypedParameters::uuid),
                    Map.entry(LocalDate.class, Texts::day),
                    Map.entry(LocalDateTime.class, Texts::localTime),
                    Map.entry(Instant.class, Texts::instant),
                    Map.entry(OffsetDateTime.class, Texts::offsetTime),
                    Map.entry(Money.class, Texts::money),
                    Map.entry(RegionCode.class, Texts::region),
                    Map.entry(Period.class, Texts::period));

    @Override
    public <T> ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation[] annotations) {
        if (type == Optional.class) {
            Class<?> element = elementOf(type, genericType);
            return reader(element)
                    .<ParamConverter<T>>map(
                            reader ->
                                    new ReadingOptional<>(
                                            new Reading<>(element, reader, nameIn(annotations))))
                    .orElse(null);
        }
        return reader(type)
                .<ParamConverter<T>>map(reader -> new Reading<>(type, reader, nameIn(annotations)))
                .orElse(null);
    }

    /**
     * Why a value cannot be read as a parameter of that type; empty if it can.
     *
     * @param type the parameter's own, or that of the values in it
     */
    public static Optional<String> objection(Type type, String value) {
        Class<?> element = elementOf(Object.class, type);
        try {
            reader(element)
                    .map(reader -> new Reading<>(element, reader, ""))
                    .ifPresent(reading -> reading.fromString(value));
            return Optional.empty();
        } catch (UnreadableParameter e) {
            return Optional.of(e.getMessage());
        }
    }

    /** The type of single values, also in an Optional, a List or a Set. */
    private static Class<?> elementOf(Class<?> type, Type genericType) {
        if (genericType instanceof ParameterizedType generic
                && generic.getActualTypeArguments().length == 1) {
            return elementOf(type, generic.getActualTypeArguments()[0]);
        }
        return genericType instanceof Class<?> plain ? plain : type;
    }

    private static Optional<Function<String, ?>> reader(Class<?> type) {
        if (READERS.containsKey(type)) {
            return Optional.of(READERS.get(type));
        }
        if (type.isEnum() && Coded.class.isAssignableFrom(type)) {
            return Optional.of(code -> Texts.coded(type.asSubclass(Coded.class), code));
        }
        if (type.isEnum()) {
            return Optional.of(name -> constant(type, name));
        }
        return Optional.empty();
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be " + TypeWords.of(type)));
    }

    private static Boolean trueOrFalse(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        throw new IllegalArgumentException("must be true or false");
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("must be a UUID");
        }
        return UUID.fromString(text);
    }

    private static String nameIn(Annotation[] annotations) {
        return annotations == null
                ? ""
                : Arrays.stream(annotations)
                        .map(TypedParameters::name)
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElse("");
    }

    private static String name(Annotation annotation) {
        if (annotation instanceof QueryParam query) {
            return query.value();
        }
        if (annotation instanceof PathParam path) {
            return path.value();
        }
        if (annotation instanceof HeaderParam header) {
            return header.value();
        }
        if (annotation instanceof CookieParam cookie) {
            return cookie.value();
        }
        if (annotation instanceof FormParam form) {
            return form.value();
        }
        if (annotation instanceof RestQuery query) {
            return query.value();
        }
        if (annotation instanceof RestPath path) {
            return path.value();
        }
        if (annotation instanceof RestHeader header) {
            return header.value();
        }
        if (annotation instanceof RestCookie cookie) {
            return cookie.value();
        }
        return annotation instanceof RestForm form ? form.value() : "";
    }

    /** Reads one parameter. */
    private record Reading<T>(Class<?> type, Function<String, ?> reader, String name)
            implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked") // the reader was chosen by the type
        public T fromString(String value) {
            if (value == null || value.isEmpty()) {
                return null;
            }
            try {
                return (T) reader.apply(value);
            } catch (NumberFormatException e) {
                throw new UnreadableParameter(name, type, value, "must be " + TypeWords.of(type));
            } catch (IllegalArgumentException e) {
                throw new UnreadableParameter(name, type, value, e.getMessage());
            }
        }

        @Override
        public String toString(T value) {
            return value instanceof Coded coded ? coded.code() : value.toString();
        }
    }

    /** Reads one parameter that may be missing. */
    private record ReadingOptional<T>(Reading<?> reading) implements ParamConverter<T> {

        @Override
        @SuppressWarnings("unchecked") // only made for Optional
        public T fromString(String value) {
            return (T) Optional.ofNullable(reading.fromString(value));
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
