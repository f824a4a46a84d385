package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The people who look after the revolving fund. */
public final class FundDesk {

    private static final Office.Person READER = authority("100000");

    private final Office office;

    public FundDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.FUND);
    }

    /** Fixes quotas, decides increases. */
    private static Office.Person authority(String region) {
        return new Office.Person("authority", "周转金样丁", region);
    }

    /** Approves, publishes and notifies what somebody else has fixed. */
    private static Office.Person issuer(String region) {
        return new Office.Person("authority", "周转金样戊", region);
    }

    /** Has the year's quotas fixed, approved and published; returns how many there are. */
    public int fixQuotas(String year, String authority) {
        String quotas = "/api/v1/quotas/" + year;
        String key = "story-quotas-%s-%s".formatted(authority, year);
        office.post(authority(authority), quotas, Office.body(), key);
        office.post(
                issuer(authority),
                quotas + "/approval",
                Office.body().put("reason", "测算无误"),
                key + "-approval");
        return office.post(
                        issuer(authority),
                        quotas + "/publication",
                        Office.body(),
                        key + "-publication")
                .path("quotas")
                .size();
    }

    /** Draws up the notices of the year's adjustment; returns what was drawn up. */
    public JsonNode issueNotices(String year, String authority) {
        return office.post(
                issuer(authority),
                "/api/v1/quotas/" + year + "/notices",
                Office.body(),
                "story-quota-notices-%s-%s".formatted(authority, year));
    }

    /** The fund's own notices of a year. */
    public List<JsonNode> notices(String year) {
        return office.list(READER, "/api/v1/notices?year=" + year);
    }

    /** Alerts that were raised, in the order in which they were. */
    public List<JsonNode> alerts() {
        return office.list(READER, "/api/v1/alerts");
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
    public void increase(Map<String, String> about, String year, String by, String reason) {
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
                authority(by),
                "/api/v1/emergency-increases/" + id + "/approval",
                Office.body().put("reason", "使用率已超过红线，同意紧急调增"),
                "story-increase-approved-" + id);
    }

    /** What is paid in for a month's running year, by insured region. */
    public Map<String, Money> paidIn(String month) {
        Map<String, Money> paidIn = new TreeMap<>();
        for (JsonNode row : office.list(READER, "/api/v1/utilisation?period=" + month)) {
            paidIn.merge(
                    row.path("insuredRegion").asText(),
                    Money.ofYuan(row.path("paidIn").asText()),
                    Money::plus);
        }
        return paidIn;
    }
}
