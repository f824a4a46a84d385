package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What regions put to each other: objections and appeals, cost inquiries, problem tickets. */
public final class CaseDesk {

    private static final String DEDUCTIONS = "/api/v1/deductions";
    private static final String INQUIRIES = "/api/v1/inquiries";
    private static final String TICKETS = "/api/v1/tickets";

    private final Office office;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    public CaseDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    /** The insured region objects to what it is to pay for a bill. */
    public void object(Bill bill, String reason, Money amount, String note) {
        ObjectNode body =
                Office.body()
                        .put("settlementId", bill.settlement())
                        .put("reason", reason)
                        .put("source", "objection")
                        .put("evidence", "参保地复核记录 %04d".formatted(bill.number()))
                        .put("note", note);
        body.putObject("funds").put("pooling", amount.toString());
        keep(
                "objection-" + bill.number(),
                office.post(
                        auditor(bill.insured()),
                        DEDUCTIONS,
                        body,
                        "story-objection-" + bill.number()));
    }

    /** The treatment region appeals against the objection. */
    public void appeal(Bill bill, String reason) {
        office.post(
                auditor(bill.treatment()),
                DEDUCTIONS + "/" + id("objection-" + bill.number()) + "/appeal",
                Office.body().put("reason", reason),
                "story-appeal-" + bill.number());
    }

    /** The authority above both grants the appeal in part: so much is deducted all the same. */
    public void reduce(Bill bill, String authority, Money left, String note) {
        ObjectNode body = Office.body().put("outcome", "reduced").put("note", note);
        body.putObject("funds").put("pooling", left.toString());
        office.post(
                new Office.Person("authority", "仲裁员" + authority, authority),
                DEDUCTIONS + "/" + id("objection-" + bill.number()) + "/appeal-decision",
                body,
                "story-appeal-decided-" + bill.number());
    }

    /** The insured region asks about a costly stay; returns the last day to answer. */
    public String inquire(Bill bill, String question) {
        return keep(
                        "inquiry-" + bill.number(),
                        office.post(
                                auditor(bill.insured()),
                                INQUIRIES,
                                Office.body()
                                        .put("settlementId", bill.settlement())
                                        .put("question", question),
                                "story-inquiry-" + bill.number()))
                .path("answerBy")
                .asText();
    }

    /** The treatment region answers; returns the last day to confirm. */
    public String answer(Bill bill, String finding, String note) {
        return office.post(
                        auditor(bill.treatment()),
                        INQUIRIES + "/" + id("inquiry-" + bill.number()) + "/answer",
                        Office.body().put("finding", finding).put("note", note),
                        "story-inquiry-answered-" + bill.number())
                .path("confirmBy")
                .asText();
    }

    public void confirm(Bill bill, String note) {
        office.post(
                auditor(bill.insured()),
                INQUIRIES + "/" + id("inquiry-" + bill.number()) + "/confirmation",
                Office.body().put("note", note),
                "story-inquiry-confirmed-" + bill.number());
    }

    /** A region puts a problem to another; returns the last day to answer. */
    public String open(String kind, String from, String to, String subject) {
        return keep(
                        "ticket-" + kind,
                        office.post(
                                auditor(from),
                                TICKETS,
                                Office.body()
                                        .put("kind", kind)
                                        .put("region", to)
                                        .put("subject", subject)
                                        .put("question", subject),
                                "story-ticket-" + kind))
                .path("answerBy")
                .asText();
    }

    /** The region asked answers; returns the day after which silence confirms. */
    public String reply(String kind, String region, String answer) {
        return office.post(
                        auditor(region),
                        TICKETS + "/" + id("ticket-" + kind) + "/answer",
                        Office.body().put("answer", answer),
                        "story-ticket-answered-" + kind)
                .path("confirmBy")
                .asText();
    }

    /** Fails unless the calendar has confirmed the answer to a ticket. */
    public void mustBeConfirmedBySilence(String kind, String region) {
        JsonNode ticket = office.get(auditor(region), TICKETS + "/" + id("ticket-" + kind));
        if (!ticket.path("state").asText().equals("confirmed")
                || !ticket.path("bySilence").asBoolean()) {
            throw new StoryFailure("silence did not confirm " + ticket);
        }
    }

    private JsonNode keep(String name, JsonNode made) {
        ids.put(name, made.path("id").asText());
        return made;
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new StoryFailure("there is no " + name + " yet");
        }
        return id;
    }

    private static Office.Person auditor(String region) {
        return new Office.Person("fee-auditor", "审核员" + region, region);
    }
}
