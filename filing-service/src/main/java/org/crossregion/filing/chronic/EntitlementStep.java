package org.crossregion.filing.chronic;

import org.crossregion.values.Coded;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** One step in an entitlement's life: what it was, when, by whom and why. */
record EntitlementStep(
        int version,
        Kind step,
        Optional<LocalDate> validUntil,
        List<String> institutions,
        Instant at,
        String author,
        String reason) {

    /** What can happen to an entitlement. */
    enum Kind implements Coded {
        REGISTERED("registered", "登记"),
        CHANGED("changed", "变更"),
        WITHDRAWN("withdrawn", "撤销");

        private final String code;
        private final String label;

        Kind(String code, String label) {
            this.code = code;
            this.label = label;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
