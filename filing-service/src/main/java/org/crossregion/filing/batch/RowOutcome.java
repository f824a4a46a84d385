package org.crossregion.filing.batch;

import org.crossregion.values.Coded;

import java.util.List;
import java.util.Optional;

/**
 * What became of one row.
 *
 * @param row its number in the file
 * @param filingId the filing it led to, now or before
 * @param faults why it was rejected; empty unless it was
 */
record RowOutcome(int row, Kind outcome, Optional<String> filingId, List<Fault> faults) {

    /** The three ends a row can come to. */
    enum Kind implements Coded {
        FILED("filed", "已备案"),
        ALREADY_FILED("already-filed", "此前已备案"),
        REJECTED("rejected", "退回");

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

    RowOutcome {
        faults = List.copyOf(faults);
        if ((outcome == Kind.REJECTED) == faults.isEmpty()
                || (outcome == Kind.REJECTED) == filingId.isPresent()) {
            throw new IllegalArgumentException("row " + row + " is " + outcome + " by halves");
        }
    }

    static RowOutcome filed(int row, String filingId) {
        return new RowOutcome(row, Kind.FILED, Optional.of(filingId), List.of());
    }

    static RowOutcome alreadyFiled(int row, String filingId) {
        return new RowOutcome(row, Kind.ALREADY_FILED, Optional.of(filingId), List.of());
    }

    static RowOutcome rejected(int row, List<Fault> faults) {
        return new RowOutcome(row, Kind.REJECTED, Optional.empty(), faults);
    }
}
