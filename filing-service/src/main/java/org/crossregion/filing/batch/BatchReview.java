package org.crossregion.filing.batch;

import org.crossregion.filing.filing.Transition;
import org.crossregion.values.Coded;

import java.time.Instant;
import java.util.Optional;

/**
 * A clerk's word on what a list has filed, all of it or a selection.
 *
 * @param no the list's reviews are numbered from 1
 * @param step activated or refused
 * @param total how many filings it is about
 * @param askedBy never who handed the list in
 */
record BatchReview(
        String batchId,
        int no,
        Transition step,
        String reason,
        int total,
        String askedBy,
        String askerRoles,
        String askerRegion,
        Instant askedAt,
        Optional<Instant> finishedAt) {

    /** What became of one filing. */
    enum Outcome implements Coded {
        TAKEN("taken", "已审核"),
        REFUSED("refused", "未能审核");

        private final String code;
        private final String label;

        Outcome(String code, String label) {
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

    /**
     * One filing of a review.
     *
     * @param submittedBy who filed it
     */
    record Item(String filingId, int rowNo, String submittedBy) {}

    /**
     * A filing with its end.
     *
     * @param refusal the rule that stood against the step; empty if it was taken
     */
    record Ended(
            String filingId,
            int rowNo,
            Outcome outcome,
            Optional<String> refusal,
            Optional<String> message) {

        static Ended taken(Item item) {
            return new Ended(
                    item.filingId(),
                    item.rowNo(),
                    Outcome.TAKEN,
                    Optional.empty(),
                    Optional.empty());
        }

        static Ended refused(Item item, String refusal, String message) {
            return new Ended(
                    item.filingId(),
                    item.rowNo(),
                    Outcome.REFUSED,
                    Optional.of(refusal),
                    Optional.of(message));
        }
    }
}
