package org.crossregion.settlement.message;

import java.time.Instant;
import java.util.Map;

/** A message that took effect, opened: its content and its answer in clear. */
record StoredMessage(
        long id,
        String institution,
        String infno,
        String msgid,
        String personNo,
        String decision,
        String traceId,
        Instant receivedAt,
        Instant answeredAt,
        Map<String, String> content,
        Answer answer) {}
