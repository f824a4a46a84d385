package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.conformance.VisitMessages.Line;

import java.util.Set;

/** A stay, from the admission to the bill, the discharge and back to nothing. */
final class StayPart implements Part {

    private static final String EVERY_LINE = "0000";

    /** Enough for funds to pay: 1 and 20 and 20, one given back. */
    private static final int STAY_ITEMS = 40;

    private static final String NO_VISIT = "S0000000000000";

    private final VisitMessages messages;
    private final String number;
    private final String medType;
    private final String outpatientType;

    StayPart(VisitMessages messages, String number, String medType, String outpatientType) {
        this.messages = messages;
        this.number = number;
        this.medType = medType;
        this.outpatientType = outpatientType;
    }

    @Override
    public String name() {
        return "stay";
    }

    @Override
    public Set<String> transactions() {
        return Set.of(
                "2401", "2402", "2403", "2404", "2405", "2301", "2302", "2303", "2304", "2305",
                "2601");
    }

    @Override
    public String told() {
        return "admission, change, fee lines in batches, bill, discharge and its undo, cancellation,"
                + " lost replies, deletion";
    }

    @Override
    public void run(Course course) {
        lostAdmission(course);
        String visit = admitted(course);
        course.done("2403", "changes-the-bed", messages.change(visit, number, medType));
        course.refused(
                "2403",
                "refuses-an-unknown-visit",
                messages.change(NO_VISIT, number, medType),
                "visit-unknown");
        clinicMeanwhile(course);
        uploaded(course, visit);
        new BillChecks(
                        course,
                        messages,
                        BillChecks.Kind.STAY,
                        visit,
                        medType,
                        "",
                        messages.cost(STAY_ITEMS))
                .run();
        discharged(course, visit);
        deleted(course, visit);
        course.done("2404", "takes-the-admission-back", messages.data("mdtrt_id", visit));
        course.takenBack();
        course.done("2404", "answers-a-second-time", messages.data("mdtrt_id", visit));
    }

    /** The reply of an admission is lost: 2601 cancels it, and the number is free again. */
    private void lostAdmission(Course course) {
        String lost = course.wire().messageId();
        Reply made = course.done("2401", "admits", lost, messages.admission(number, medType));
        String visit = visit(made);
        course.made("stay " + visit, () -> course.send("2404", messages.data("mdtrt_id", visit)));
        course.done("2601", "resolves-2401", messages.reversal("2401", lost));
        course.takenBack();
        course.mustBeRefused(
                "2601",
                "lost-2401-barred",
                course.send("2401", lost, messages.admission(number, medType)),
                "message-reversed");
    }

    private String admitted(Course course) {
        ObjectNode admission = messages.admission(number, medType);
        String msgid = course.wire().messageId();
        Reply made = course.done("2401", "admits-after-2601", msgid, admission);
        String visit = visit(made);
        course.made("stay " + visit, () -> course.send("2404", messages.data("mdtrt_id", visit)));
        course.check("2401", "gives-a-visit", !visit.isEmpty(), made.shown());
        Reply again = course.done("2401", "answers-a-repeated-message", msgid, admission);
        course.check(
                "2401",
                "repeated-message-same-answer",
                visit(again).equals(visit) && again.reference().equals(made.reference()),
                "the same message again got " + again.shown());
        Reply renewed = course.done("2401", "answers-an-admission-sent-again", admission);
        course.check(
                "2401",
                "admits-only-once",
                visit(renewed).equals(visit),
                "the same number got another visit: " + renewed.shown());
        ObjectNode changed = admission.deepCopy();
        ((ObjectNode) changed.get("mdtrtinfo")).put("begntime", "2020-01-01 08:00:00");
        course.refused("2401", "refuses-other-content", changed, "admission-changed");
        course.refused(
                "2401",
                "refuses-a-second-stay-at-once",
                messages.admission(number + "B", medType),
                "already-in-hospital");
        return visit;
    }

    /** While somebody lies in hospital, no outpatient bill is made. */
    private void clinicMeanwhile(Course course) {
        String clinic = number + "C";
        Reply registered = course.done("2201", "registers", messages.registration(clinic));
        String visit = registered.output().at("/data/mdtrt_id").asText();
        ObjectNode cancelled = messages.data("mdtrt_id", visit, "ipt_otp_no", clinic);
        course.made("visit " + visit, () -> course.send("2202", cancelled));
        course.done(
                "2204",
                "takes-fee-lines",
                messages.lines(visit, new Line("1", "C1", 1, outpatientType, "")));
        course.refused(
                "2206",
                "refuses-a-bill-while-in-hospital",
                messages.bill(visit, outpatientType, "C1", messages.cost(1)),
                "already-in-hospital");
        course.done("2202", "takes-the-registration-back", cancelled);
        course.takenBack();
    }

    private void uploaded(Course course, String visit) {
        String oneId = course.wire().messageId();
        course.done(
                "2301",
                "takes-fee-lines",
                oneId,
                messages.lines(visit, line("1", 1, ""), line("2", 20, "")));
        Reply second =
                course.done(
                        "2301",
                        "takes-batches-under-one-msgid",
                        oneId,
                        messages.lines(visit, line("3", 20, "")));
        course.check(
                "2301",
                "answers-the-second-batch",
                second.output().at("/result/0/feedetl_sn").asText().equals("3"),
                "the second batch under one msgid got " + second.shown());
        for (var row : second.output().path("result")) {
            course.check("2301", "amounts-add-up", Amounts.lineTrouble(row));
        }
        course.done("2301", "takes-the-same-line-again", messages.lines(visit, line("3", 20, "")));
        course.refused(
                "2301",
                "refuses-a-changed-line",
                messages.lines(visit, line("3", 5, "")),
                "line-changed");
        course.refused(
                "2301",
                "refuses-items-given-back-of-no-line",
                messages.lines(visit, line("4", -1, "99")),
                "refund-without-original");
        course.refused(
                "2301",
                "refuses-more-given-back-than-taken",
                messages.lines(visit, line("4", -21, "2")),
                "refund-exceeds-original");
        course.done("2301", "takes-items-given-back", messages.lines(visit, line("4", -1, "2")));
    }

    private void discharged(Course course, String visit) {
        var now = course.wire().now();
        course.refused(
                "2402",
                "refuses-an-end-before-the-beginning",
                messages.discharge(visit, now.minusDays(400)),
                "ended-before-begun");
        course.done("2402", "discharges", messages.discharge(visit, now));
        course.refused(
                "2402",
                "refuses-a-second-discharge",
                messages.discharge(visit, now.minusMinutes(1)),
                "visit-ended");
        course.done("2405", "takes-the-discharge-back", messages.data("mdtrt_id", visit));
        course.refused(
                "2405",
                "refuses-what-is-not-discharged",
                messages.data("mdtrt_id", visit),
                "visit-not-ended");
    }

    private void deleted(Course course, String visit) {
        course.done("2302", "deletes-a-line", deletion(visit, "3"));
        course.done("2302", "deletes-all-unsettled-lines", deletion(visit, EVERY_LINE));
        course.refused(
                "2303",
                "refuses-a-bill-of-nothing",
                messages.bill(visit, medType, "", messages.cost(STAY_ITEMS)),
                "no-fee-lines");
    }

    private ObjectNode deletion(String visit, String line) {
        ObjectNode nodes = Json.object();
        nodes.putArray("data")
                .add(messages.data("mdtrt_id", visit, "feedetl_sn", line).get("data"));
        return nodes;
    }

    private Line line(String line, int count, String takesBack) {
        return new Line(line, "", count, medType, takesBack);
    }

    private static String visit(Reply reply) {
        return reply.output().at("/result/mdtrt_id").asText();
    }
}
