package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One field of a message: its name, what it means, its type and size, and what happens when it is
 * missing. The definitions are data; checks, replies and documentation all read them.
 *
 * @param length most characters of a text, most digits of a number; 0 where there is no limit
 * @param decimals decimal places of a number
 * @param fallback taken, with a warning, where an expected field is missing; may be empty
 * @param codes the code table its values come from; may be empty
 * @param aliases other names that clients use
 * @param unless not needed if that other field is there; may be empty
 * @param identity holds a certificate or card number, which is stored only protected
 * @param atOwner what the service that owns the transaction calls it, so that its refusals can be
 *     told in the names of the interface; may be empty
 */
public record FieldDefinition(
        String name,
        String meaning,
        Type type,
        int length,
        int decimals,
        Rule rule,
        String fallback,
        String codes,
        List<String> aliases,
        String unless,
        boolean identity,
        String atOwner) {

    /** How a value is written. */
    public enum Type {
        TEXT("C"),
        NUMBER("N"),
        DATE("date"),
        TIME("datetime"),
        /** A file: base64, or an array of signed bytes; handed on as base64. */
        BYTES("bytes"),
        /** Whatever the client likes to put there, kept as JSON text. */
        ANY("any");

        private final String written;

        Type(String written) {
            this.written = written;
        }

        /** The word of the interface specification, such as {@code C} or {@code datetime}. */
        public String written() {
            return written;
        }

        @JsonCreator
        static Type fromString(String written) {
            return Stream.of(values())
                    .filter(type -> type.written.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no field type " + written));
        }
    }

    /** What a missing field means. */
    public enum Rule {
        /** The transaction cannot be done without it: refused. */
        NEEDED,
        /** The specification demands it, clients omit it: the fallback is taken, with a warning. */
        EXPECTED,
        OPTIONAL;

        @JsonCreator
        static Rule fromString(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT));
        }
    }

    public FieldDefinition {
        fallback = fallback == null ? "" : fallback;
        codes = codes == null ? "" : codes;
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        unless = unless == null ? "" : unless;
        atOwner = atOwner == null ? "" : atOwner;
    }

    /** The type as the specification prints it, such as {@code C 30} or {@code N 16,2}. */
    public String written() {
        String size = length == 0 ? "" : " " + length + (decimals == 0 ? "" : "," + decimals);
        return type.written() + size;
    }
}
