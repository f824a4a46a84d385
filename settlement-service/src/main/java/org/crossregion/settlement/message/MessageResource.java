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
                    "Only messages that took effect are kept. One msgid may stand for several"
                            + " (batches of 2301). Identity numbers are masked.")
    public List<MessageView> show(@RestPath String msgid) {
        return messages.shown(msgid, caller).stream().map(MessageView::of).toList();
    }

    /**
     * One message, with every identity number masked.
     *
     * @param received what it said, field by field
     * @param reference inf_refmsgid
     * @param output the answer's nodes
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
            @JsonRawValue String output,
            String requestId) {

        static MessageView of(StoredMessage message) {
            Map<String, String> received = new TreeMap<>();
            message.content()
                    .forEach((name, value) -> received.put(name, MaskedFields.masked(name, value)));
            return new MessageView(
                    message.institution(),
                    message.infno(),
                    message.msgid(),
                    message.personNo(),
                    message.decision(),
                    message.receivedAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                    message.answeredAt().atZone(Beijing.ZONE).toOffsetDateTime(),
                    received,
                    message.answer().reference(),
                    message.answer().warning(),
                    IdentityNumbers.maskAll(message.answer().output()),
                    message.traceId());
        }
    }
}
