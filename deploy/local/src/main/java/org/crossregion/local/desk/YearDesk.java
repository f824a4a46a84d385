package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The year's end: what December leaves over is applied for, answered and decided. */
public final class YearDesk {

    private final Office office;
    private final Map<Integer, String> applications = new ConcurrentHashMap<>();

    public YearDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    /** The applications that were handed in, by visit. */
    public Map<Integer, String> applications() {
        return Map.copyOf(applications);
    }

    /** The treatment region applies for a settlement that the months left over (form 15). */
    public void apply(Circle circle, String year, Bill bill, String kind, String reason) {
        JsonNode made =
                office.post(
                        new Office.Person(
                                "finance-maker", "经办员" + bill.treatment(), bill.treatment()),
                        path(circle, year, ""),
                        Office.body()
                                .put("settlementId", bill.settlement())
                                .put("kind", kind)
                                .put("amount", bill.cleared().toString())
                                .put("reason", reason)
                                .put("evidence", "结算单与费用清单 %04d".formatted(bill.number())),
                        "story-application-" + bill.number());
        applications.put(bill.number(), made.path("id").asText());
    }

    /** The insured region says what it thinks of it. */
    public void answer(Circle circle, String year, Bill bill, boolean accepted, String note) {
        ObjectNode body = Office.body().put("accepted", accepted).put("note", note);
        office.post(
                new Office.Person("finance-maker", "经办员" + bill.insured(), bill.insured()),
                path(circle, year, "/" + applications.get(bill.number()) + "/answer"),
                body,
                "story-answer-" + bill.number());
    }

    /** The authority decides. */
    public void decide(Circle circle, String year, Bill bill, boolean approved, String note) {
        ObjectNode body = Office.body().put("approved", approved).put("note", note);
        office.post(
                new Office.Person("authority", "负责人样丁", circle.authority()),
                path(circle, year, "/" + applications.get(bill.number()) + "/decision"),
                body,
                "story-decision-" + bill.number());
    }

    /** Every application of a year. */
    public List<JsonNode> list(Circle circle, String year) {
        return office.list(
                new Office.Person("authority", "负责人样丁", circle.authority()),
                path(circle, year, ""));
    }

    private static String path(Circle circle, String year, String below) {
        return "/api/v1/years/%s/applications%s?authority=%s&tier=%s"
                .formatted(year, below, circle.authority(), circle.tier());
    }
}
