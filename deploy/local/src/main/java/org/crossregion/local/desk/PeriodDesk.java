package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;

import java.util.Map;

/** The authority's people who take a month, or the year, from reconciliation to its closing. */
public final class PeriodDesk {

    /** Who takes each step; the four who sign are four people. */
    private static final Map<String, Signer> SIGNERS =
            Map.of(
                    "collection", new Signer("finance-maker", "制表员样甲"),
                    "reconciliation", new Signer("finance-maker", "制表员样甲"),
                    "confirmation", new Signer("finance-checker", "复核员样乙"),
                    "generation", new Signer("finance-maker", "制表员样甲"),
                    "publication", new Signer("finance-checker", "复核员样乙"),
                    "signature", new Signer("approver", "审核员样丙"),
                    "issue", new Signer("authority", "负责人样丁"),
                    "closing", new Signer("authority", "负责人样丁"));

    private final Office office;

    public PeriodDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    private record Signer(String role, String name) {}

    /** Where a period stands, as its page says. */
    public JsonNode page(Circle circle, String period) {
        Office.Person reader = new Office.Person("authority", "负责人样丁", circle.authority());
        return office.get(reader, path(circle, period, ""));
    }

    /**
     * Takes a step unless the calendar or an earlier attempt has taken it; waits while the period
     * is not whole yet.
     */
    public void take(String step, Circle circle, String period) {
        Signer signer = SIGNERS.get(step);
        office.postPatiently(
                new Office.Person(signer.role(), signer.name(), circle.authority()),
                path(circle, period, "/" + step),
                Office.body(),
                "story-%s-%s-%s-%s".formatted(step, circle.authority(), circle.tier(), period),
                () -> isTaken(step, page(circle, period)));
    }

    private static boolean isTaken(String step, JsonNode page) {
        for (JsonNode taken : page.path("steps")) {
            if (taken.path("step").asText().equals(step)) {
                return true;
            }
        }
        return false;
    }

    private static String path(Circle circle, String period, String step) {
        return "/api/v1/%s/%s%s?authority=%s&tier=%s"
                .formatted(
                        period.length() == 4 ? "years" : "periods",
                        period,
                        step,
                        circle.authority(),
                        circle.tier());
    }
}
