package org.crossregion.settlement.message;

import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.identity.IdentityProtection;

import java.util.LinkedHashMap;
import java.util.Map;
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
        return isIdentity(path) ? IdentityProtection.mask(value) : IdentityNumbers.maskAll(value);
    }

    /**
     * Masks numbers in free text only: a field that is made for them is compared as it was sent.
     */
    static Map<String, String> inFreeText(Map<String, String> content) {
        Map<String, String> masked = new LinkedHashMap<>();
        content.forEach(
                (path, value) ->
                        masked.put(
                                path, isIdentity(path) ? value : IdentityNumbers.maskAll(value)));
        return masked;
    }

    private static boolean isIdentity(String path) {
        return NAMES.contains(path.substring(path.lastIndexOf('.') + 1));
    }
}
