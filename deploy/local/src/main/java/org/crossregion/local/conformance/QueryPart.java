package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.conformance.VisitMessages.Line;

import java.util.Set;

/** What the queries say of a visit and a bill that were just made. */
final class QueryPart implements Part {

    private final VisitMessages messages;
    private final String number;
    private final String medType;

    QueryPart(VisitMessages messages, String number, String medType) {
        this.messages = messages;
        this.number = number;
        this.medType = medType;
    }

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public Set<String> transactions() {
        return Set.of(
                "5201", "5202", "5203", "5204", "5205", "5206", "5301", "5302", "5303", "5304",
                "3260");
    }

    @Override
    public String told() {
        return "visits, diagnoses, bills, lines, totals of the year, filings, who is in hospital";
    }

    @Override
    public void run(Course course) {
        Reply admitted = course.done("2401", "admits", messages.admission(number, medType));
        String visit = admitted.output().at("/result/mdtrt_id").asText();
        ObjectNode named = messages.data("mdtrt_id", visit);
        course.made("stay " + visit, () -> course.send("2404", named));
        course.done(
                "2301",
                "takes-fee-lines",
                messages.lines(visit, new Line("1", "", 1, medType, "")));

        String from = Wire.time(course.wire().now().minusDays(1));
        ObjectNode inHospital = messages.data("begntime", from);
        holds(course, "5303", inHospital, visit);
        String settlement = settled(course, visit);

        holds(course, "5201", named, visit);
        Reply diagnoses = course.done("5202", "answers", named);
        course.check(
                "5202",
                "shows-the-diagnosis",
                diagnoses.output().toString().contains("J18.900"),
                diagnoses.shown());
        ObjectNode bill = messages.data("mdtrt_id", visit, "setl_id", settlement);
        JsonNode shown = course.done("5203", "answers", bill).output();
        course.check("5203", "amounts-add-up", Amounts.trouble(fullSum(shown), messages.cost(1)));
        Reply lines = course.done("5204", "answers", bill);
        course.check(
                "5204",
                "is-a-list-of-the-lines",
                lines.output().isArray() && lines.output().size() == 1,
                lines.shown());
        course.done("5205", "answers", messages.data("begntime", from));
        course.done("5206", "answers", messages.data());
        course.done("5301", "answers", messages.data());
        course.done("5302", "answers", messages.data("biz_appy_type", "03"));
        course.done("5304", "answers", messages.data("begntime", from));
        cleared(course);
        course.refused(
                "5203",
                "refuses-an-unknown-bill",
                messages.data("mdtrt_id", visit, "setl_id", "A0000000000000"),
                "settlement-unknown");
        course.refused(
                "5202",
                "refuses-an-unknown-visit",
                messages.data("mdtrt_id", "S0000000000000"),
                "visit-unknown");
        course.cleanUp();
    }

    /** 3260 of this month, which is not cleared yet: an empty list, or clearing is away. */
    private static void cleared(Course course) {
        ObjectNode nodes = Json.object();
        nodes.putObject("data")
                .put("trt_year", Integer.toString(course.wire().now().getYear()))
                .put("trt_month", "%02d".formatted(course.wire().now().getMonthValue()))
                .put("startrow", 1);
        Reply reply = course.send("3260", nodes);
        if (reply.code().equals("clearing-not-answering")) {
            course.verdicts().skip("3260", "answers", reply.shown());
            return;
        }
        course.check(
                "3260",
                "answers-with-a-list",
                reply.isSuccess() && reply.output().path("data").isArray(),
                reply.shown());
    }

    private String settled(Course course, String visit) {
        Reply reply =
                course.done("2304", "settles", messages.bill(visit, medType, "", messages.cost(1)));
        String settlement = reply.output().at("/setlinfo/setl_id").asText();
        course.made(
                "bill " + settlement,
                () -> course.send("2305", messages.cancellation(settlement, visit)));
        return settlement;
    }

    /** 5203 names the person's cash cash_payamt, and has no part of the hospital. */
    private static JsonNode fullSum(JsonNode shown) {
        ObjectNode output = shown.deepCopy();
        JsonNode info = output.path("setlinfo");
        if (info instanceof ObjectNode bill) {
            bill.set("psn_cash_pay", bill.path("cash_payamt"));
        }
        return output;
    }

    private static void holds(Course course, String infno, ObjectNode nodes, String visit) {
        Reply reply = course.done(infno, "answers", nodes);
        course.check(
                infno,
                "shows-the-visit",
                reply.output().toString().contains("\"" + visit + "\""),
                visit + " is not there: " + reply.shown());
    }
}
