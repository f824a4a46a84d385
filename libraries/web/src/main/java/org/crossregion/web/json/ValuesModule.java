package org.crossregion.web.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.function.Function;

/** Reads and writes the values of this system, for any ObjectMapper: JSON, CSV or YAML. */
public final class ValuesModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public ValuesModule() {
        super("crossregion-values");
        written(Money.class, Money::toString);
        written(RegionCode.class, RegionCode::toString);
        written(Period.class, Period::toString);
        written(Rate.class, rate -> rate.asFraction().movePointRight(2).toPlainString());
        addDeserializer(Money.class, new Read<>(Money.class, Texts::money, true));
        addDeserializer(RegionCode.class, new Read<>(RegionCode.class, Texts::region, false));
        addDeserializer(Period.class, new Read<>(Period.class, Texts::period, false));
        addDeserializer(Rate.class, new Read<>(Rate.class, Texts::percent, true));
        addDeserializer(String.class, new Read<>(String.class, Texts::text, false));
        addDeserializer(LocalDate.class, new Read<>(LocalDate.class, Texts::day, false));
        addDeserializer(
                LocalDateTime.class, new Read<>(LocalDateTime.class, Texts::localTime, false));
        addDeserializer(Instant.class, new Read<>(Instant.class, Texts::instant, false));
        addDeserializer(
                OffsetDateTime.class, new Read<>(OffsetDateTime.class, Texts::offsetTime, false));
        addKeyDeserializer(RegionCode.class, new ReadKey(Texts::region));
        addKeyDeserializer(Period.class, new ReadKey(Texts::period));
    }

    private <T> void written(Class<T> type, Function<T, String> asText) {
        addSerializer(type, new Write<>(type, asText));
    }

    /** Adds the coded words of the business, whichever enum they belong to. */
    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new CodedSerializers());
        context.addKeySerializers(new CodedKeySerializers());
        context.addDeserializers(new CodedDeserializers());
        context.addKeyDeserializers(new CodedKeyDeserializers());
    }

    /** Writes a value as text. */
    private static final class Write<T> extends StdScalarSerializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> asText;

        Write(Class<T> type, Function<T, String> asText) {
            super(type);
            this.asText = asText;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(asText.apply(value));
        }
    }

    /** Reads a value from text, and from a number where one is allowed. */
    private static final class Read<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> ofText;
        private final boolean numberAllowed;

        Read(Class<T> type, Function<String, T> ofText, boolean numberAllowed) {
            super(type);
            this.ofText = ofText;
            this.numberAllowed = numberAllowed;
        }

        @Override
        @SuppressWarnings("unchecked") // the type this deserializer was made for
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            boolean readable =
                    json.hasToken(JsonToken.VALUE_STRING)
                            || numberAllowed && json.currentToken().isNumeric();
            if (!readable) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            try {
                return ofText.apply(json.getText());
            } catch (IllegalArgumentException e) {
                throw new UnreadableValue(json, e.getMessage());
            }
        }
    }

    /** Reads a value that is the key of a map. */
    private static final class ReadKey extends KeyDeserializer {

        private final Function<String, ?> ofText;

        ReadKey(Function<String, ?> ofText) {
            this.ofText = ofText;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            try {
                return ofText.apply(key);
            } catch (IllegalArgumentException e) {
                throw new UnreadableValue(context.getParser(), e.getMessage());
            }
        }
    }

    /** Writes a coded word by its code. */
    private static final class WriteCode extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(((Coded) value).code());
        }
    }

    /** Writes a coded word that is the key of a map. */
    private static final class WriteCodeKey extends JsonSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeFieldName(((Coded) value).code());
        }
    }

    /** Finds the writer of coded words. */
    private static final class CodedSerializers extends SimpleSerializers {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription bean) {
            return isCoded(type.getRawClass()) ? new WriteCode() : null;
        }
    }

    /** Finds the writer of coded words as keys. */
    private static final class CodedKeySerializers extends SimpleSerializers {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription bean) {
            return isCoded(type.getRawClass()) ? new WriteCodeKey() : null;
        }
    }

    /** Finds the reader of coded words. */
    private static final class CodedDeserializers extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription bean) {
            return isCoded(type)
                    ? new Read<Object>(Object.class, code -> Texts.coded(code, type), false)
                    : null;
        }
    }

    /** Finds the reader of coded words as keys. */
    private static final class CodedKeyDeserializers implements KeyDeserializers {

        @Override
        public KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription bean) {
            Class<?> raw = type.getRawClass();
            return isCoded(raw) ? new ReadKey(code -> Texts.coded(code, raw)) : null;
        }
    }

    private static boolean isCoded(Class<?> type) {
        return Coded.class.isAssignableFrom(type) && enumOf(type) != null;
    }

    /** The enum, also of a constant that has a body of its own. */
    private static Class<?> enumOf(Class<?> type) {
        if (type.isEnum()) {
            return type;
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : null;
    }
}
