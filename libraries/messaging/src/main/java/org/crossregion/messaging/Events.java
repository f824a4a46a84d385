package org.crossregion.messaging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.io.IOException;

/**
 * The JSON of events: ISO dates, fields that are not known passed over, and a missing number is an
 * error rather than 0. The same in all services, whatever their REST APIs speak.
 */
public final class Events {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(new Jdk8Module())
                    .addModule(values())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private Events() {}

    /**
     * The payload as a record of the consumer's own.
     *
     * @throws PoisonedEvent if it cannot be read as one
     */
    public static <T> T read(ReceivedEvent event, Class<T> type) {
        try {
            return JSON.readValue(event.payload(), type);
        } catch (JsonProcessingException e) {
            // The full message of the parser would quote the payload.
            throw new PoisonedEvent(
                    event, "is no " + type.getSimpleName() + ": " + reason(e), stripped(e));
        }
    }

    /** The JSON text of an event's components. */
    public static String write(Object event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON of " + event.getClass().getSimpleName(), stripped(e));
        }
    }

    private static String reason(JsonProcessingException problem) {
        problem.clearLocation();
        String message = problem.getOriginalMessage();
        String path =
                problem instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
                        ? mapping.getPathReference().replaceAll("[\\w.$]+\\.(\\w+)\\[", "$1[")
                        : "";
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return (first.replaceAll("[\"“'].*?[\"”']", "…") + " " + path).strip();
    }

    private static JsonProcessingException stripped(JsonProcessingException problem) {
        problem.clearLocation();
        return problem;
    }

    private static SimpleModule values() {
        return new SimpleModule("values")
                .addSerializer(RegionCode.class, ToStringSerializer.instance)
                .addSerializer(Period.class, ToStringSerializer.instance)
                .addSerializer(Coded.class, new CodeWriter())
                .addSerializer(Money.class, new FenWriter());
    }

    /** Writes a constant as its stable code. */
    private static final class CodeWriter extends JsonSerializer<Coded> {
        @Override
        public void serialize(Coded constant, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeString(constant.code());
        }
    }

    /** Writes an amount as whole fen. */
    private static final class FenWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money amount, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeNumber(amount.fen());
        }
    }
}
