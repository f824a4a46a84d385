package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.conformance.VisitMessages.Line;

import java.util.Set;

/** An outpatient's visit, from the registration to the bill and back to nothing. */
final class OutpatientPart implements Part {

    private static final String BATCH = "P1";
    private static final String EVERY_BATCH = "0000";
    private static final String NO_VISIT = "S0000000000000";

    private final VisitMessages messages;
    private final String number;
    private final String medType;

    OutpatientPart(VisitMessages messages, String number, String medType) {
        this.messages = messages;
        this.number = number;
        this.medType = medType;
    }

    @Override
    public String name() {
        return "outpatient";
    }

    @Override
    public Set<String> transactions() {
        return Set.of(
                "2201", "2202", "2203", "2203A", "2204", "2205", "2206", "2207", "2208", "2601");
    }

    @Override
    public String told() {
        return "registration, description, fee lines, bill, cancellation, lost replies, deletion";
    }

    @Override
    public void run(Course course) {
        String visit = registered(course);
        described(course, visit);
        uploaded(course, visit);
        new BillChecks(
                        course,
                        messages,
                        BillChecks.Kind.OUTPATIENT,
                        visit,
                        medType,
                        BATCH,
                        messages.cost(3))
                .run();
        course.refused(
                "2601",
                "refuses-what-cannot-be-reversed",
                messages.reversal("2204", course.wire().messageId()),
                "not-reversible");
        deleted(course, visit);
        course.done("2202", "takes-the-registration-back", cancelled(visit));
        course.takenBack();
        course.done("2202", "answers-a-second-time", cancelled(visit));
    }

    private String registered(Course course) {
        ObjectNode registration = messages.registration(number);
        Reply reply = course.done("2201", "registers", registration);
        String visit = reply.output().at("/data/mdtrt_id").asText();
        course.made("visit " + visit, () -> course.send("2202", cancelled(visit)));
        course.check(
                "2201",
                "gives-a-visit",
                !visit.isEmpty() && reply.output().at("/data/ipt_otp_no").asText().equals(number),
                reply.shown());
        Reply again = course.done("2201", "answers-a-repeated-registration", registration);
        course.check(
                "2201",
                "registers-only-once",
                again.output().at("/data/mdtrt_id").asText().equals(visit),
                "the same number got another visit: " + again.shown());
        ObjectNode changed = registration.deepCopy();
        ((ObjectNode) changed.get("data")).put("begntime", "2020-01-01 08:00:00");
        course.refused("2201", "refuses-other-content", changed, "admission-changed");
        return visit;
    }

    private void described(Course course, String visit) {
        course.done("2203A", "describes-the-visit", messages.description(visit, medType));
        course.done("2203", "describes-the-visit", messages.description(visit, medType));
        course.refused(
                "2203A",
                "refuses-an-unknown-visit",
                messages.description(NO_VISIT, medType),
                "visit-unknown");
        course.refused(
                "2203A",
                "refuses-an-unknown-code",
                messages.description(visit, "7777"),
                "code-unknown");
    }

    private void uploaded(Course course, String visit) {
        ObjectNode lines = messages.lines(visit, line("1", 1, ""), line("2", 3, ""));
        Reply taken = course.done("2204", "takes-fee-lines", lines);
        JsonNode result = taken.output().path("result");
        course.check(
                "2204",
                "answers-line-by-line",
                result.size() == 2,
                "2 lines were sent, " + result.size() + " answered");
        for (JsonNode row : result) {
            course.check("2204", "amounts-add-up", Amounts.lineTrouble(row));
        }
        Reply again = course.done("2204", "takes-the-same-lines-again", lines);
        course.check(
                "2204",
                "same-lines-same-answer",
                again.output().equals(taken.output()),
                "the same lines got another answer");
        course.refused(
                "2204",
                "refuses-a-changed-line",
                messages.lines(visit, line("1", 2, "")),
                "line-changed");
        course.refused(
                "2204",
                "refuses-an-unknown-visit",
                messages.lines(NO_VISIT, line("1", 1, "")),
                "visit-unknown");
        course.done("2204", "takes-items-given-back", messages.lines(visit, line("3", -1, "2")));
        course.refused(
                "2204",
                "refuses-more-given-back-than-taken",
                messages.lines(visit, line("4", -9, "2")),
                "refund-exceeds-original");
    }

    private void deleted(Course course, String visit) {
        course.done(
                "2205",
                "deletes-all-unsettled-lines",
                messages.data("mdtrt_id", visit, "chrg_bchno", EVERY_BATCH));
        course.refused(
                "2206",
                "refuses-a-bill-of-nothing",
                messages.bill(visit, medType, BATCH, messages.cost(3)),
                "no-fee-lines");
    }

    private ObjectNode cancelled(String visit) {
        return messages.data("mdtrt_id", visit, "ipt_otp_no", number);
    }

    private Line line(String line, int count, String takesBack) {
        return new Line(line, BATCH, count, medType, takesBack);
    }
}
