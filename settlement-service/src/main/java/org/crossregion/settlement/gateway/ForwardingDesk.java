package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.settlement.envelope.NodeDefinition;
import org.crossregion.settlement.envelope.Owner;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.settlement.owner.Forwarding;
import org.crossregion.settlement.owner.OwnerService;
import org.crossregion.settlement.person.Persons;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands transactions that another service owns to that service: every one that has a definition and
 * stands under filing or clearing in the table of owners. The owner's answer is written by the
 * definition; where a row of it has a certificate number, we fill it in by {@code psn_no}.
 */
@ApplicationScoped
class ForwardingDesk implements Desk {

    private static final String PERSON = "psn_no";
    private static final String CERTIFICATE = "certno";

    private final Forwarding forwarding;
    private final Persons persons;

    ForwardingDesk(Forwarding forwarding, Persons persons) {
        this.forwarding = forwarding;
        this.persons = persons;
    }

    @Override
    public Map<String, Handler> handlers() {
        Definitions definitions = Definitions.load();
        Map<String, Handler> handlers = new LinkedHashMap<>();
        for (TransactionDefinition transaction : definitions.transactions()) {
            definitions
                    .owner(transaction.infno())
                    .flatMap(owner -> OwnerService.named(owner.owner()))
                    .ifPresent(service -> handlers.put(transaction.infno(), to(service)));
        }
        return handlers;
    }

    private Handler to(OwnerService service) {
        return request -> {
            TransactionDefinition transaction = request.body().transaction();
            Owner owner = Definitions.load().owner(transaction.infno()).orElseThrow();
            HisAnswer answer =
                    forwarding.forward(
                            transaction.slow() ? Forwarding.Pace.SLOW : Forwarding.Pace.QUICK,
                            service,
                            owner.named(transaction.infno()),
                            forwarded(request),
                            field -> told(transaction, field));
            request.envelope().warnings().addAll(0, answer.warnings());
            return nodes(transaction, answer.output());
        };
    }

    /** A field of the owner's by its name in the interface; what has none there stays as it is. */
    private static String told(TransactionDefinition transaction, String field) {
        String last = field.replaceAll("\\[[0-9]+]", "").replaceFirst("^.*\\.", "");
        for (NodeDefinition node : transaction.request()) {
            for (FieldDefinition one : node.fields()) {
                if (!last.isEmpty() && one.atOwner().equals(last)) {
                    return node.node() + "." + one.name() + " " + one.meaning();
                }
            }
        }
        return field;
    }

    private static HisRequest forwarded(Request request) {
        return new HisRequest(
                request.body().transaction().infno(),
                request.institutionCode(),
                request.reference(),
                request.messageId(),
                request.envelope().operator(),
                request.body().texts());
    }

    /** The answer's nodes with values of the types of their definition. */
    private Map<String, Object> nodes(
            TransactionDefinition transaction, Map<String, Object> output) {
        Map<String, Object> nodes = new HashMap<>();
        for (NodeDefinition node : transaction.reply()) {
            Object given = output.get(node.node());
            if (given instanceof List<?> rows) {
                List<Map<String, Object>> typed = new ArrayList<>();
                rows.forEach(row -> typed.add(typed(node, (Map<?, ?>) row)));
                nodes.put(node.node(), typed);
            } else if (given instanceof Map<?, ?> one) {
                nodes.put(node.node(), typed(node, one));
            }
        }
        return nodes;
    }

    private Map<String, Object> typed(NodeDefinition node, Map<?, ?> row) {
        Map<String, Object> typed = new HashMap<>();
        for (FieldDefinition field : node.fields()) {
            Object value = row.get(field.name());
            if (value != null) {
                typed.put(field.name(), typed(field, value.toString()));
            }
        }
        Object person = row.get(PERSON);
        if (person != null && node.field(CERTIFICATE).isPresent()) {
            typed.put(CERTIFICATE, persons.certificateNo(persons.find(person.toString())));
        }
        return typed;
    }

    private static Object typed(FieldDefinition field, String value) {
        return switch (field.type()) {
            case NUMBER -> new BigDecimal(value);
            case DATE -> LocalDate.parse(value.substring(0, Math.min(10, value.length())));
            case TIME -> value.contains("T") ? OffsetDateTime.parse(value).toInstant() : value;
            case TEXT, ANY, BYTES -> value;
        };
    }
}
