package org.crossregion.settlement.message;

import com.fasterxml.jackson.annotation.JsonRawValue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows a hospital, or an auditor, what became of a message: received, decided, answered. */
@Path("/api/v1/messages/{msgid}")
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {

    private final Messages messages;
    private final Caller caller;

    MessageResource(Messages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.HOSPITAL, Role.AUDITOR})
    @Operation(
            summary = "What became of the messages with this msgid",
            description =
                    "Messages of transactions that change something, accepted, refused, or barred by"
                            + " a reversal (2601) before they came. One msgid may stand for several"
                            + " (batches of 2301; one put right and sent again). Identity numbers"
                            + " are masked.")
    public List<MessageView> show(@RestPath String msgid) {
        return messages.shown(msgid, caller).stream().map(MessageView::of).toList();
    }

    /**
     * One message, with every identity number masked.
     *
     * @param decision accepted, refused, or tombstone: reversed before it came
     * @param received what it said, field by field
     * @param answeredAt null of a tombstone
     * @param reference inf_refmsgid
     * @param error err_msg; empty if it was accepted
     * @param output the answer's nodes; null if there are none
     * @param reversedBy the msgid of the 2601 that undid it; null if none did
     */
    public record MessageView(
            String institution,
            String infno,
            String msgid,
            String personNo,
            String decision,
            OffsetDateTime receivedAt,
            OffsetDateTime answeredAt,
            Map<String, String> received,
            String reference,
            String warning,
            String error,
            @JsonRawValue String output,
            String reversedBy,
            String requestId) {

        static MessageView of(StoredMessage message) {
            Map<String, String> received = new TreeMap<>();
            message.content()
                    .forEach((name, value) -> received.put(name, MaskedFields.masked(name, value)));
            Optional<Answer> answer = message.answer();
            return new MessageView(
                    message.institution(),
                    message.infno(),
                    message.msgid(),
                    message.personNo(),
                    message.decision(),
                    message.receivedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                    message.answeredAt()
                            .map(at -> at.atZone(Beijing.ZONE).toOffsetDateTime())
                            .orElse(null),
                    received,
                    answer.map(Answer::reference).orElse(null),
                    answer.map(Answer::warning).orElse(""),
                    answer.map(Answer::error).orElse(""),
                    answer.map(Answer::output)
                            .filter(output -> !output.isEmpty())
                            .map(IdentityNumbers::maskAll)
                            .orElse(null),
                    message.reversedBy().orElse(null),
                    message.traceId());
        }
    }
}
