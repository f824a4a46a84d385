package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The finance desk of a region that pays back what lies in accounts that were stopped (S0 三). */
public final class ReturnDesk {

    private final Office office;
    private final Map<String, String> lists = new TreeMap<>();

    public ReturnDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.FILING);
    }

    /** The ids of the lists that were drawn, by region and year: {@code 430200-2026}. */
    public Map<String, String> lists() {
        return Map.copyOf(lists);
    }

    /** Draws the list of a region and year. */
    public JsonNode draw(String region, String year) {
        JsonNode list =
                office.post(
                        maker(region),
                        "/api/v1/account-returns",
                        Office.body().put("region", region).put("year", Integer.parseInt(year)),
                        "story-return-" + region + year);
        lists.put(region + "-" + year, list.path("id").asText());
        return list;
    }

    /** Another officer checks it. */
    public void check(String region, String year, String reason) {
        office.post(
                new Office.Person("finance-checker", "复核员" + region, region),
                path(region, year) + "/check",
                Office.body().put("reason", reason),
                "story-return-check-" + region + year);
    }

    /** Pays one payee, and returns what each person gets. */
    public Map<String, Money> pay(
            String region, String year, String payee, String receipt, LocalDate day) {
        JsonNode items =
                office.post(
                        maker(region),
                        path(region, year) + "/payments",
                        Office.body()
                                .put("payeeNo", payee)
                                .put("paidOn", day.toString())
                                .put("receiptNo", receipt)
                                .put("bankReference", "HK" + year + payee),
                        "story-return-pay-" + payee);
        Map<String, Money> paid = new TreeMap<>();
        for (JsonNode item : items) {
            if (item.path("paidOn").isNull()) {
                throw new StoryFailure(payee + " was paid, but not " + item);
            }
            paid.put(item.path("personNo").asText(), Money.ofYuan(item.path("amount").asText()));
        }
        return paid;
    }

    private String path(String region, String year) {
        return "/api/v1/account-returns/" + lists.get(region + "-" + year);
    }

    private static Office.Person maker(String region) {
        return new Office.Person("finance-maker", "制表员" + region, region);
    }
}
