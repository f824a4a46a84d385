package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.settlement.gateway.GatewayWorld.Person;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One hospital system as its published code builds messages and reads replies: which nodes and
 * keys, which types, what it leaves out, what its reader cannot do without. The data is ours.
 */
abstract class RealClient {

    private static final LocalDateTime BEGUN = now();

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What a message is about. */
    record Facts(
            Person person,
            String hospital,
            String number,
            String visit,
            String batch,
            String settlement,
            String total,
            List<Line> lines,
            String originalMsgid,
            String originalInfno) {

        Facts with(String visit, String settlement) {
            return new Facts(
                    person,
                    hospital,
                    number,
                    visit,
                    batch,
                    settlement,
                    total,
                    lines,
                    originalMsgid,
                    originalInfno);
        }

        Facts lost(String msgid, String infno) {
            return new Facts(
                    person, hospital, number, visit, batch, settlement, total, lines, msgid, infno);
        }

        String no() {
            return person.personNo();
        }
    }

    /** One fee line; a negative count takes back what {@code of} names. */
    record Line(String sn, String item, String amount, String count, String price, String of) {}

    /** The path that the client posts a transaction to. */
    abstract String path(String infno);

    String contentType() {
        return "application/json";
    }

    /** Everything under input, as the client builds it. */
    abstract Object input(String infno, Facts facts);

    /** The whole message. */
    abstract String message(String infno, String msgid, Facts facts);

    /** Transactions that the client does not send at all. */
    abstract Set<String> never();

    /** Reads a reply as the client does; fails where the client would. */
    abstract void read(String infno, Reply reply);

    String describe() {
        return "2203";
    }

    String serial(String institution, int sequence) {
        return institution
                + DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(now())
                + "%04d".formatted(sequence % 10_000);
    }

    static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai"));
    }

    /** What happened so long before the test began: the same however often a message is built. */
    static String ago(int days) {
        return TIME.format(BEGUN.minusDays(days));
    }

    static Map<String, Object> data(Object... fields) {
        return fields("data", fields(fields));
    }

    /** As fastjson and a Newtonsoft that ignores nulls write it. */
    static Object withoutNulls(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(RealClient::withoutNulls).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> kept = new LinkedHashMap<>();
            map.forEach(
                    (name, one) -> {
                        if (one != null) {
                            kept.put((String) name, withoutNulls(one));
                        }
                    });
            return kept;
        }
        return value;
    }

    /** A reply in the hands of a reader that fails where the client's does. */
    record Reply(JsonNode envelope) {

        JsonNode output() {
            return envelope.get("output");
        }

        /** Declared as a string there: an object would not parse. */
        void nothing() {
            assertThat(output().isNull() || output().isTextual()).as(envelope.toString()).isTrue();
        }

        /** Dereferenced without asking. */
        String text(String pointer) {
            JsonNode value = output().at(pointer);
            assertThat(value.isMissingNode() || value.isNull())
                    .as(pointer + " in " + envelope)
                    .isFalse();
            assertThat(value.isValueNode()).as(pointer).isTrue();
            return value.asText();
        }

        void texts(String node, String... names) {
            Stream.of(names).forEach(name -> text(node + "/" + name));
        }

        /** Cast to a string: a number or boolean there would throw. */
        void string(String pointer) {
            JsonNode value = output().at(pointer);
            assertThat(value.isMissingNode() || value.isNull() || value.isTextual())
                    .as(pointer + " in " + envelope)
                    .isTrue();
        }

        void decimal(String pointer) {
            assertThat(text(pointer)).matches("-?[0-9]+(\\.[0-9]+)?");
        }

        /** int in C#: a fraction, even .0, does not parse. */
        void integer(String pointer) {
            assertThat(text(pointer)).matches("-?[0-9]+");
        }

        void time(String pointer) {
            LocalDateTime.parse(text(pointer), TIME);
        }

        void day(String pointer) {
            LocalDate.parse(text(pointer));
        }

        int list(String pointer) {
            assertThat(output().at(pointer).isArray()).as(pointer + " in " + envelope).isTrue();
            return output().at(pointer).size();
        }
    }
}
