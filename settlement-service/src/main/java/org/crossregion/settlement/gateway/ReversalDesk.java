package org.crossregion.settlement.gateway;

import static org.crossregion.settlement.refusal.SettlementRefusal.NOT_REVERSIBLE;

import com.fasterxml.jackson.databind.JsonNode;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.CancelRequest;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Fields;
import org.crossregion.settlement.envelope.ReplyWriter;
import org.crossregion.settlement.message.Answer;
import org.crossregion.settlement.message.Messages;
import org.crossregion.settlement.message.ReceivedMessage;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.web.problem.Refused;

import java.util.Map;

/**
 * Reverses a message whose outcome its sender does not know (2601 冲正): afterwards it is as if that
 * message had never been sent, whether it took effect, was refused, or never arrived.
 *
 * <p>A message takes effect by what it did itself. One that was only answered with an earlier bill
 * or visit did nothing, so its reversal undoes nothing.
 */
@ApplicationScoped
class ReversalDesk implements Desk {

    private final Messages messages;
    private final Settlements settlements;
    private final Visits visits;
    private final Persons persons;

    ReversalDesk(Messages messages, Settlements settlements, Visits visits, Persons persons) {
        this.messages = messages;
        this.settlements = settlements;
        this.visits = visits;
        this.persons = persons;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("2601", this::reverse);
    }

    private Map<String, ?> reverse(Request request) {
        Fields data = request.one("data");
        String infno = data.text("oinfno");
        Undoing undoing = undoing(infno);
        String personNo = persons.find(data.text("psn_no")).personNo();
        ReceivedMessage original =
                new ReceivedMessage(
                        request.institutionCode(),
                        infno,
                        data.text("omsgid"),
                        personNo,
                        true,
                        request.reference(),
                        request.traceId(),
                        request.receivedAt(),
                        Map.of());
        messages.reverse(original, request.messageId())
                .ifPresent(answer -> undoing.undo(answer, original, request));
        return Map.of();
    }

    /** How the effect of one kind of message is undone. */
    @FunctionalInterface
    private interface Undoing {

        void undo(Answer answer, ReceivedMessage original, Request request);
    }

    private Undoing undoing(String infno) {
        return switch (infno) {
            case "2207", "2304" -> this::undoSettlement;
            case "2208", "2305" -> this::undoCancellation;
            case "2401" -> this::undoAdmission;
            default -> throw notReversible(infno);
        };
    }

    /** 2102 and 2103 could be reversed if they were done here; what is done here cannot. */
    private static Refused notReversible(String infno) {
        Definitions definitions = Definitions.load();
        boolean served = definitions.transaction(infno).isPresent();
        return definitions.owner(infno).isPresent() && !served
                ? Gateway.elsewhere(definitions, infno)
                : new Refused(NOT_REVERSIBLE, "oinfno " + infno);
    }

    private void undoSettlement(Answer answer, ReceivedMessage original, Request request) {
        Settlement bill = settlement(answer, original);
        if (bill.messageId().equals(original.msgid())) {
            settlements.cancel(
                    new CancelRequest(
                            bill.settlementId().orElseThrow(),
                            original.institution(),
                            bill.visitId(),
                            original.personNo(),
                            "2601 冲正 " + original.infno(),
                            request.messageId(),
                            true));
        }
    }

    private void undoCancellation(Answer answer, ReceivedMessage original, Request request) {
        Settlement mirror = settlement(answer, original);
        settlements.restore(mirror.settlementId().orElseThrow(), request.institutionCode());
    }

    private Settlement settlement(Answer answer, ReceivedMessage original) {
        String id = said(answer, "/setlinfo/setl_id");
        return settlements.find(id, original.institution());
    }

    /** An admission goes with all that was uploaded for it, but not with a bill that stands. */
    private void undoAdmission(Answer answer, ReceivedMessage original, Request request) {
        Visit visit = visits.find(said(answer, "/result/mdtrt_id"), request.institutionCode());
        if (visit.messageId().equals(original.msgid())) {
            visits.cancel(visit.visitId(), original.institution(), original.personNo());
        }
    }

    private static String said(Answer answer, String pointer) {
        JsonNode value = ReplyWriter.tree(answer.output()).at(pointer);
        return value.asText();
    }
}
