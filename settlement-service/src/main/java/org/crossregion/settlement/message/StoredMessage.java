package org.crossregion.settlement.message;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message, opened: its content and its answer in clear.
 *
 * @param decision accepted, refused, or tombstone: reversed before it came
 * @param answer absent of a tombstone
 * @param reversedBy the msgid of the 2601 that undid it
 */
record StoredMessage(
        long id,
        String institution,
        String infno,
        String msgid,
        String personNo,
        String decision,
        String traceId,
        Instant receivedAt,
        Optional<Instant> answeredAt,
        Map<String, String> content,
        Optional<Answer> answer,
        Optional<String> reversedBy) {

    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";
    static final String TOMBSTONE = "tombstone";

    boolean isReversed() {
        return decision.equals(TOMBSTONE) || reversedBy.isPresent();
    }
}
