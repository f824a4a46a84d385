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
import java.util.SortedMap;
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
     * @param direction {@code payable} by the region, or {@code receivable} by it
     * @param scheme whose fund
     * @param amount how much
     */
    public record Transfer(
            String notice,
            String region,
            String period,
            String kind,
            String direction,
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
     * Which notices are paid.
     *
     * @param direction {@code payable}, or {@code receivable} for what the fund gives back
     * @param kind of notice; empty for all
     * @param only the regions concerned; empty for all
     * @param except the regions that are left out
     * @param percent of what is outstanding; 100 for all of it
     */
    public record Order(
            String direction, String kind, List<String> only, List<String> except, int percent) {

        private boolean takes(JsonNode notice) {
            String region = notice.path("region").asText();
            return notice.path("direction").asText().equals(direction)
                    && (kind.isEmpty() || notice.path("kind").asText().equals(kind))
                    && (only.isEmpty() || only.contains(region))
                    && !except.contains(region);
        }
    }

    /** Pays what notices of a period still order; returns the transfers. */
    public List<Transfer> pay(Circle circle, String period, Order order, LocalDate on) {
        List<Transfer> made = new ArrayList<>();
        for (JsonNode notice : notices(circle, period)) {
            if (order.takes(notice)) {
                made.addAll(pay(notice(notice.path("number").asText()), order, on));
            }
        }
        transfers.addAll(made);
        return made;
    }

    /** A transfer per scheme, each from another account; between provinces also per province. */
    private List<Transfer> pay(JsonNode notice, Order order, LocalDate on) {
        boolean gross = notice.path("tier").asText().equals("national");
        SortedMap<String, Money> open = new TreeMap<>();
        for (JsonNode line : notice.path("lines")) {
            open.merge(
                    line.path("scheme").asText()
                            + (gross ? " " + line.path("counterparty").asText() : ""),
                    Money.ofYuan(line.path("outstanding").asText()),
                    Money::plus);
        }
        List<Transfer> made = new ArrayList<>();
        open.forEach(
                (which, outstanding) -> {
                    Money amount = new Money(outstanding.fen() * order.percent() / 100);
                    if (amount.isPositive()) {
                        made.add(transfer(notice, which.split(" "), amount, on));
                    }
                });
        return made;
    }

    private Transfer transfer(JsonNode notice, String[] which, Money amount, LocalDate on) {
        String number = notice.path("number").asText();
        String region = notice.path("region").asText();
        boolean payable = notice.path("direction").asText().equals("payable");
        String payer = payable ? region : notice.path("authority").asText();
        String reference = "%s-%s-%s".formatted(number, String.join("-", which), on);
        ObjectNode body =
                Office.body()
                        .put("notice", number)
                        .put("scheme", which[0])
                        .put("amount", amount.toString())
                        .put("paidOn", on.toString())
                        .put("bankReference", "回单" + reference);
        if (which.length > 1) {
            body.put("counterparty", which[1]);
        }
        office.post(
                new Office.Person("finance-maker", "出纳" + payer, payer),
                "/api/v1/payments",
                body,
                "story-payment-" + reference);
        return new Transfer(
                number,
                region,
                notice.path("period").asText(),
                notice.path("kind").asText(),
                notice.path("direction").asText(),
                which[0],
                amount);
    }

    /** Notes what a bank statement has told of: all that was open of a notice. */
    void told(JsonNode notice) {
        for (JsonNode line : notice.path("lines")) {
            transfers.add(
                    new Transfer(
                            notice.path("number").asText(),
                            notice.path("region").asText(),
                            notice.path("period").asText(),
                            notice.path("kind").asText(),
                            notice.path("direction").asText(),
                            line.path("scheme").asText(),
                            Money.ofYuan(line.path("outstanding").asText())));
        }
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
}
