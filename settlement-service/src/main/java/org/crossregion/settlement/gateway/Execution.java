package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.FIELD_MISSING;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.arc.All;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.ReplyWriter;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.gateway.Desk.Handler;
import org.crossregion.settlement.message.Answer;
import org.crossregion.settlement.message.Messages;
import org.crossregion.settlement.message.ReceivedMessage;
import org.crossregion.web.problem.Refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does one checked request in one transaction: the message, its effect and its answer are stored
 * together or not at all.
 */
@ApplicationScoped
class Execution {

    private final Map<String, Handler> handlers = new HashMap<>();
    private final Messages messages;
    private final GatewayConfig config;

    Execution(@All List<Desk> desks, Messages messages, GatewayConfig config) {
        this.messages = messages;
        this.config = config;
        desks.forEach(desk -> desk.handlers().forEach(this::add));
        Definitions.load().transactions().stream()
                .map(TransactionDefinition::infno)
                .filter(infno -> !handlers.containsKey(infno))
                .findFirst()
                .ifPresent(
                        infno -> {
                            throw new IllegalStateException(infno + " is defined, but not done");
                        });
    }

    private void add(String infno, Handler handler) {
        if (handlers.put(infno, handler) != null) {
            throw new IllegalStateException(infno + " is done at two desks");
        }
    }

    @Transactional
    Answer serve(Request request) {
        TransactionDefinition transaction = request.body().transaction();
        return transaction.effect()
                ? messages.once(received(request, transaction), () -> answer(request))
                : answer(request);
    }

    private static ReceivedMessage received(Request request, TransactionDefinition transaction) {
        String msgid = request.envelope().msgid();
        if (transaction.keyed() && msgid.isEmpty()) {
            throw new Refused(FIELD_MISSING, "msgid 发送方报文ID");
        }
        return new ReceivedMessage(
                request.institutionCode(),
                transaction.infno(),
                request.messageId(),
                request.personNo(),
                transaction.keyed(),
                request.reference(),
                request.traceId(),
                request.receivedAt(),
                request.body().content());
    }

    private Answer answer(Request request) {
        TransactionDefinition transaction = request.body().transaction();
        Map<String, ?> nodes = handlers.get(transaction.infno()).answer(request);
        return new Answer(
                request.reference(),
                output(request, nodes),
                Gateway.warning(request.envelope().warnings()));
    }

    private String output(Request request, Map<String, ?> nodes) {
        TransactionDefinition transaction = request.body().transaction();
        ObjectNode output = ReplyWriter.output(transaction, nodes);
        return switch (transaction.shape()) {
            case OBJECT ->
                    isListThere(request)
                            ? "[" + ReplyWriter.text(output) + "]"
                            : ReplyWriter.text(output);
            case LIST, FLAT, FILE ->
                    ReplyWriter.text(output.get(transaction.reply().get(0).node()));
            case NOTHING -> "";
        };
    }

    /** 1101 in the regions that are configured for it. */
    private boolean isListThere(Request request) {
        return request.body().transaction().infno().equals("1101")
                && config.personListRegions().orElse(List.of()).stream()
                        .anyMatch(request.envelope().treatmentRegion()::startsWith);
    }
}
