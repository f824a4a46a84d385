package org.crossregion.settlement.gateway;

import org.crossregion.settlement.envelope.Body;
import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.reference.Institution;

import java.time.Instant;

/** One admitted and checked request. */
record Request(
        Envelope envelope,
        Body body,
        Institution institution,
        String reference,
        Instant receivedAt,
        String traceId) {

    Fields one(String node) {
        return body.one(node);
    }

    String institutionCode() {
        return institution.code();
    }

    /** The client's message id; where it sent none, the number we gave the message. */
    String messageId() {
        return envelope.msgid().isEmpty() ? reference : envelope.msgid();
    }

    /** The person that the first node names; empty if it names none. */
    String personNo() {
        return body.first().text("psn_no");
    }
}
