package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.access.Call;
import org.crossregion.settlement.envelope.Checks;
import org.crossregion.settlement.envelope.Envelope;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.message.Answer;
import org.crossregion.settlement.message.Messages;
import org.crossregion.settlement.message.ReceivedMessage;
import org.crossregion.settlement.reference.Institution;
import org.jboss.logging.Logger;

import java.time.Instant;
import java.util.Map;

/** Keeps messages that were refused, so that it can be looked up what became of them. */
@ApplicationScoped
class RefusedMessages {

    private static final Logger LOG = Logger.getLogger(RefusedMessages.class);

    private final Messages messages;

    RefusedMessages(Messages messages) {
        this.messages = messages;
    }

    /** If it can be kept; the answer does not wait for more than that. */
    void keep(
            Envelope envelope,
            TransactionDefinition transaction,
            Institution institution,
            Call call,
            String reference,
            Instant receivedAt,
            String error) {
        Map<String, String> said = Checks.said(transaction, envelope);
        String personNo =
                said.entrySet().stream()
                        .filter(entry -> entry.getKey().endsWith(".psn_no"))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("");
        try {
            messages.refused(
                    new ReceivedMessage(
                            institution.code(),
                            transaction.infno(),
                            envelope.msgid(),
                            personNo,
                            false,
                            reference,
                            call.traceId(),
                            receivedAt,
                            said),
                    new Answer(reference, "", "", error));
        } catch (RuntimeException e) {
            LOG.warnf(e, "refused message of call %s was not kept", call.traceId());
        }
    }
}
