package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people who look after the revolving fund. */
public final class FundDesk {

    private final Office office;
    private final Office.Person authority;

    public FundDesk(Http http, Layout layout, Tokens tokens, String authority) {
        this.office = new Office(http, layout, tokens, ServiceName.FUND);
        this.authority = new Office.Person("authority", "周转金样丁", authority);
    }

    /** Fixes the year's quotas by policy; returns how many there are. */
    public int fixQuotas(String year) {
        return office.post(
                        authority, "/api/v1/quotas/" + year, Office.body(), "story-quotas-" + year)
                .path("quotas")
                .size();
    }

    /** Draws up the notices of the year's adjustment; returns what was drawn up. */
    public JsonNode issueNotices(String year) {
        return office.post(
                authority,
                "/api/v1/quotas/" + year + "/notices",
                Office.body(),
                "story-quota-notices-" + year);
    }

    /** The fund's own notices of a year. */
    public List<JsonNode> notices(String year) {
        return office.list(authority, "/api/v1/notices?year=" + year);
    }

    /** Alerts that were raised, in the order in which they were. */
    public List<JsonNode> alerts() {
        return office.list(authority, "/api/v1/alerts");
    }

    /** The red alert of a pair, which opens the way to an emergency increase. */
    public void awaitRedAlert(String insured, String treatment, String scheme) {
        office.await(
                "a red alert of %s at %s, %s".formatted(insured, treatment, scheme),
                () ->
                        alerts().stream()
                                .filter(alert -> alert.path("level").asText().equals("red"))
                                .filter(alert -> concerns(alert, insured, treatment, scheme))
                                .findFirst());
    }

    private static boolean concerns(
            JsonNode alert, String insured, String treatment, String scheme) {
        return alert.path("insuredRegion").asText().equals(insured)
                && (alert.path("treatmentRegion").asText("").equals(treatment)
                        || alert.path("treatmentRegion").asText("").isEmpty())
                && (alert.path("scheme").asText("").equals(scheme)
                        || alert.path("scheme").asText("").isEmpty());
    }

    /** Asks for an emergency increase and has somebody else approve it. */
    public void increase(Map<String, String> about, String year, String reason) {
        String insured = about.get("insured");
        JsonNode asked =
                office.post(
                        new Office.Person("finance-maker", "经办员" + insured, insured),
                        "/api/v1/emergency-increases",
                        Office.body()
                                .put("year", Integer.parseInt(year))
                                .put("insuredRegion", insured)
                                .put("treatmentRegion", about.get("treatment"))
                                .put("scheme", about.get("scheme"))
                                .put("amount", about.get("amount"))
                                .put("reason", reason),
                        "story-increase-%s-%s-%s"
                                .formatted(insured, about.get("treatment"), about.get("scheme")));
        String id = asked.path("id").asText();
        office.post(
                authority,
                "/api/v1/emergency-increases/" + id + "/approval",
                Office.body().put("reason", "使用率已超过红线，同意紧急调增"),
                "story-increase-approved-" + id);
    }

    /** What the fund's statement of a year says, if it makes one. */
    public Optional<JsonNode> utilisation(String period) {
        return Optional.of(office.get(authority, "/api/v1/utilisation?period=" + period));
    }
}
