package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;

/**
 * What holds of every bill, of outpatients and of stays: it is promised, made once, taken back,
 * made again, and can be got right whatever reply was lost.
 */
final class BillChecks {

    private final Course course;
    private final VisitMessages messages;
    private final Kind kind;
    private final String visit;
    private final ObjectNode bill;
    private final ObjectNode wrongTotal;
    private final BigDecimal total;

    /** The transactions that promise, make and take back one kind of bill. */
    record Kind(String promise, String settle, String cancel) {

        static final Kind OUTPATIENT = new Kind("2206", "2207", "2208");
        static final Kind STAY = new Kind("2303", "2304", "2305");
    }

    BillChecks(
            Course course,
            VisitMessages messages,
            Kind kind,
            String visit,
            String medType,
            String batch,
            BigDecimal total) {
        this.course = course;
        this.messages = messages;
        this.kind = kind;
        this.visit = visit;
        this.total = total;
        this.bill = messages.bill(visit, medType, batch, total);
        this.wrongTotal = messages.bill(visit, medType, batch, total.add(BigDecimal.ONE));
    }

    /** All of it; no bill stands afterwards. */
    void run() {
        JsonNode promised = promised();
        String first = settledOnce(promised);
        String second = cancelledAndMadeAgain(promised, first);
        lostCancellation(second);
        lostSettlement();
        neverArrived();
    }

    private JsonNode promised() {
        JsonNode promised = course.done(kind.promise(), "promises-a-bill", bill).output();
        course.check(kind.promise(), "amounts-add-up", Amounts.trouble(promised, total));
        JsonNode again = course.done(kind.promise(), "promises-again", bill).output();
        course.check(kind.promise(), "changes-nothing", Amounts.difference(promised, again));
        course.refused(kind.promise(), "refuses-another-total", wrongTotal, "total-differs");
        course.refused(kind.settle(), "refuses-another-total", wrongTotal, "total-differs");
        return promised;
    }

    private String settledOnce(JsonNode promised) {
        String msgid = course.wire().messageId();
        Reply settled = course.done(kind.settle(), "settles", msgid, bill);
        String id = id(settled);
        course.made("bill " + id, () -> course.send(kind.cancel(), cancellation(id)));
        JsonNode output = settled.output();
        course.check(kind.settle(), "amounts-add-up", Amounts.trouble(output, total));
        course.check(kind.settle(), "as-promised", Amounts.difference(promised, output));
        String carried = output.at("/setlinfo/medins_setl_id").asText();
        course.check(
                kind.settle(),
                "carries-your-msgid",
                carried.equals(msgid),
                "medins_setl_id is " + carried + ", not " + msgid);

        Reply again = course.done(kind.settle(), "answers-a-repeated-message", msgid, bill);
        course.check(
                kind.settle(),
                "repeated-message-same-answer",
                id(again).equals(id)
                        && again.reference().equals(settled.reference())
                        && again.output().equals(output),
                "the same message again got another answer: " + again.shown());
        course.mustBeRefused(
                kind.settle(),
                "refuses-other-content-under-a-msgid",
                course.send(kind.settle(), msgid, wrongTotal),
                "message-changed");
        Reply renewed = course.done(kind.settle(), "answers-a-bill-sent-again", bill);
        course.check(
                kind.settle(),
                "settles-only-once",
                id(renewed).equals(id),
                "a new msgid made another bill: " + id(renewed) + " beside " + id);
        return id;
    }

    private String cancelledAndMadeAgain(JsonNode promised, String first) {
        course.refused(
                kind.cancel(),
                "refuses-an-unknown-bill",
                cancellation("A0000000000000"),
                "settlement-unknown");
        String msgid = course.wire().messageId();
        Reply mirror = course.done(kind.cancel(), "takes-a-bill-back", msgid, cancellation(first));
        course.takenBack();
        String mirrorId = id(mirror);
        course.check(
                kind.cancel(),
                "new-setl-id",
                !mirrorId.isEmpty() && !mirrorId.equals(first),
                "a cancellation is a settlement of its own, but setl_id is " + mirrorId);
        course.check(
                kind.cancel(),
                "amounts-negative",
                Amounts.mirrorTrouble(promised, mirror.output()));
        Reply again =
                course.done(
                        kind.cancel(), "answers-a-repeated-message", msgid, cancellation(first));
        course.check(
                kind.cancel(),
                "repeated-message-same-answer",
                id(again).equals(mirrorId),
                "the same message again got " + again.shown());
        course.refused(
                kind.cancel(), "refuses-a-second-time", cancellation(first), "already-cancelled");

        Reply settled = course.done(kind.settle(), "settles-again-after-cancellation", bill);
        String second = id(settled);
        course.made("bill " + second, () -> course.send(kind.cancel(), cancellation(second)));
        course.check(
                kind.settle(),
                "new-bill-after-cancellation",
                !second.equals(first),
                "equal content after a cancellation must make a new bill");
        course.check(
                kind.settle(),
                "nothing-used-up-by-a-cancelled-bill",
                Amounts.difference(promised, settled.output()));
        return second;
    }

    /** The reply of a cancellation is lost: 2601 makes the bill stand again. */
    private void lostCancellation(String standing) {
        String lost = course.wire().messageId();
        course.done(kind.cancel(), "takes-a-bill-back", lost, cancellation(standing));
        course.takenBack();
        resolved(kind.cancel(), lost);
        Reply after =
                course.done(kind.cancel(), "bill-stands-again-after-2601", cancellation(standing));
        course.check(
                "2601",
                "lost-" + kind.cancel() + "-undone",
                after.isSuccess(),
                "the bill did not stand again: " + after.shown());
    }

    /** The reply of a settlement is lost: 2601 takes it back, and the message is barred. */
    private void lostSettlement() {
        String lost = course.wire().messageId();
        Reply made = course.done(kind.settle(), "settles", lost, bill);
        String id = id(made);
        course.made("bill " + id, () -> course.send(kind.cancel(), cancellation(id)));
        resolved(kind.settle(), lost);
        course.takenBack();
        course.mustBeRefused(
                "2601",
                "lost-" + kind.settle() + "-undone",
                course.send(kind.cancel(), cancellation(id)),
                "already-cancelled");
        course.mustBeRefused(
                "2601",
                "lost-" + kind.settle() + "-barred",
                course.send(kind.settle(), lost, bill),
                "message-reversed");
    }

    /** A message that never arrived is barred before it comes. */
    private void neverArrived() {
        String lost = course.wire().messageId();
        resolved(kind.settle(), lost);
        course.mustBeRefused(
                "2601",
                "late-" + kind.settle() + "-barred",
                course.send(kind.settle(), lost, bill),
                "message-reversed");
    }

    private void resolved(String infno, String lost) {
        ObjectNode reversal = messages.reversal(infno, lost);
        course.done("2601", "resolves-" + infno, reversal);
        course.done("2601", "resolves-" + infno + "-twice", reversal);
    }

    private ObjectNode cancellation(String settlement) {
        return messages.cancellation(settlement, visit);
    }

    private static String id(Reply reply) {
        return reply.output().at("/setlinfo/setl_id").asText();
    }
}
