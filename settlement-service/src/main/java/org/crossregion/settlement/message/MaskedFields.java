package org.crossregion.settlement.message;

import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.identity.IdentityProtection;

import java.util.Set;
import java.util.stream.Collectors;

/** Masks what a message says where its field holds a certificate or card number, or looks so. */
final class MaskedFields {

    private static final Set<String> NAMES =
            Definitions.load().transactions().stream()
                    .flatMap(transaction -> transaction.request().stream())
                    .flatMap(node -> node.fields().stream())
                    .filter(FieldDefinition::identity)
                    .map(FieldDefinition::name)
                    .collect(Collectors.toUnmodifiableSet());

    private MaskedFields() {}

    static String masked(String path, String value) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        return NAMES.contains(name)
                ? IdentityProtection.mask(value)
                : IdentityNumbers.maskAll(value);
    }
}
