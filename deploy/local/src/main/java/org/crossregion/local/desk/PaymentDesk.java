package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Circle;
import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The finance bureaus, which transfer what notices order, and the authority that pays it on. */
public final class PaymentDesk {

    private static final Office.Person READER = new Office.Person("authority", "负责人样丁", "100000");

    private final Office office;
    private final List<Transfer> transfers = new ArrayList<>();

    public PaymentDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    /**
     * A transfer that this desk has made.
     *
     * @param notice the payment notice it is for
     * @param region who paid
     * @param period of the notice
     * @param kind of the notice
     * @param scheme whose fund
     * @param amount how much
     */
    public record Transfer(
            String notice,
            String region,
            String period,
            String kind,
            String scheme,
            Money amount) {}

    /** Everything that was transferred, in order. */
    public List<Transfer> transfers() {
        return List.copyOf(transfers);
    }

    /** Notices of a circle and period, of every kind and direction. */
    public List<JsonNode> notices(Circle circle, String period) {
        return office.list(
                READER,
                "/api/v1/notices?authority=%s&tier=%s&period=%s"
                        .formatted(circle.authority(), circle.tier(), period));
    }

    /** One notice with its lines and transfers. */
    public JsonNode notice(String number) {
        return office.get(READER, "/api/v1/notices/" + number);
    }

    /**
     * Pays what the payment notices of a period still order.
     *
     * @param only the regions that pay; empty for all
     * @param except the regions that do not
     * @param percent of what is outstanding; 100 for all of it
     * @return how many transfers there were, and their sum
     */
    public List<Transfer> pay(
            Circle circle,
            String period,
            String kind,
            List<String> only,
            List<String> except,
            int percent,
            LocalDate on) {
        List<Transfer> made = new ArrayList<>();
        for (JsonNode notice : notices(circle, period)) {
            String region = notice.path("region").asText();
            boolean due =
                    notice.path("direction").asText().equals("payable")
                            && (kind.isEmpty() || notice.path("kind").asText().equals(kind))
                            && (only.isEmpty() || only.contains(region))
                            && !except.contains(region);
            if (due) {
                made.addAll(pay(notice(notice.path("number").asText()), percent, on));
            }
        }
        transfers.addAll(made);
        return made;
    }

    /** A transfer per scheme and counterparty: each comes from another account. */
    private List<Transfer> pay(JsonNode notice, int percent, LocalDate on) {
        List<Transfer> made = new ArrayList<>();
        String number = notice.path("number").asText();
        String region = notice.path("region").asText();
        for (JsonNode line : notice.path("lines")) {
            Money outstanding = Money.ofYuan(line.path("outstanding").asText());
            Money amount = new Money(outstanding.fen() * percent / 100);
            if (!amount.isPositive()) {
                continue;
            }
            String scheme = line.path("scheme").asText();
            String counterparty = line.path("counterparty").asText();
            String reference = "%s-%s-%s-%s".formatted(number, scheme, counterparty, on);
            ObjectNode body =
                    Office.body()
                            .put("notice", number)
                            .put("scheme", scheme)
                            .put("counterparty", counterparty)
                            .put("amount", amount.toString())
                            .put("paidOn", on.toString())
                            .put("bankReference", "回单" + reference);
            office.post(
                    new Office.Person("finance-maker", "出纳" + region, region),
                    "/api/v1/payments",
                    body,
                    "story-payment-" + reference);
            made.add(
                    new Transfer(
                            number,
                            region,
                            notice.path("period").asText(),
                            notice.path("kind").asText(),
                            scheme,
                            amount));
        }
        return made;
    }

    /** Pays receivers from what is there. */
    public JsonNode disburse(Circle circle, String period, String key) {
        return office.post(
                new Office.Person("finance-checker", "复核员样乙", circle.authority()),
                "/api/v1/payments/disbursements?authority=%s&tier=%s&period=%s"
                        .formatted(circle.authority(), circle.tier(), period),
                Office.body(),
                "story-disbursement-" + key);
    }

    /** What was paid on a circle's notices, by region. */
    public Map<String, Money> paidByRegion() {
        Map<String, Money> paid = new TreeMap<>();
        transfers.forEach(one -> paid.merge(one.region(), one.amount(), Money::plus));
        return paid;
    }
}
