package org.crossregion.settlement.access;

import java.util.Map;
import java.util.Optional;

/** Configuration by institution code; names that come from the environment are in small letters. */
final class ByInstitution {

    private ByInstitution() {}

    static <T> Optional<T> of(Map<String, T> configured, String code) {
        T exact = configured.get(code);
        return exact != null
                ? Optional.of(exact)
                : configured.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(code))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
