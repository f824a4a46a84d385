package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One node below {@code input} or {@code output}: an object or a list of objects with fields.
 *
 * @param aliases other names that clients give the node
 * @param needed the transaction cannot be done without it
 */
public record NodeDefinition(
        String node,
        Kind kind,
        List<String> aliases,
        boolean needed,
        List<FieldDefinition> fields) {

    /** Whether there is one or many of it. */
    public enum Kind {
        OBJECT,
        LIST;

        @JsonCreator
        static Kind fromString(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT));
        }
    }

    public NodeDefinition {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        fields = List.copyOf(fields);
    }

    public Optional<FieldDefinition> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
}
