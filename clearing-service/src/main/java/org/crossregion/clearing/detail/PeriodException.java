package org.crossregion.clearing.detail;

import org.crossregion.values.Coded;
import org.crossregion.values.Period;

import java.time.Instant;
import java.util.Optional;

/**
 * Says that a detail stands elsewhere than in the month of its origin. Exceptions are only added; a
 * detail's last one counts.
 */
record PeriodException(
        String settlementId,
        Period origin,
        Placement placement,
        Reason reason,
        Optional<String> note,
        String decidedBy,
        Instant decidedAt) {

    /** Why a detail stands elsewhere. */
    enum Reason implements Coded {
        /** It arrived after its month was cut. */
        LATE("late", "迟到"),
        /** A mirror put beside its original. */
        ASSIGNED("assigned", "随原单归属"),
        /** An agency holds it back. */
        HELD("held", "暂缓清算"),
        /** An agency lets it go again. */
        RELEASED("released", "恢复清算"),
        /** It was held when its period was cut, and moved on. */
        ROLLED_BACK("rolled-back", "回退至下期");

        private final String code;
        private final String label;

        Reason(String code, String label) {
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
