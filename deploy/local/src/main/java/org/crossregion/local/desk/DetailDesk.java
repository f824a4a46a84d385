package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fee auditors of a region, who hold details back, let them go, and deduct. */
public final class DetailDesk {

    private final Office office;
    private final Map<Integer, String> deductions = new ConcurrentHashMap<>();

    public DetailDesk(Http http, Layout layout, Tokens tokens) {
        this.office = new Office(http, layout, tokens, ServiceName.CLEARING);
    }

    /** Holds a detail back from clearing, or lets it go. */
    public void set(String act, Bill bill, String reason) {
        office.postPatiently(
                auditor("审核员", bill.insured()),
                "/api/v1/details/" + bill.settlement() + "/" + act,
                Office.body().put("reason", reason),
                "story-" + act + "-" + bill.settlement(),
                () -> false);
    }

    /** Records what the treatment region's audit found; the money is taken from the pooled fund. */
    public void deduct(Bill bill, String reason, Money amount, String note) {
        ObjectNode body =
                Office.body().put("settlementId", bill.settlement()).put("reason", reason);
        body.putObject("funds").put("pooling", amount.toString());
        body.put("account", "0.00")
                .put("personal", "0.00")
                .put("evidence", "病历与收费清单核对记录 %04d".formatted(bill.number()))
                .put("note", note);
        JsonNode made =
                office.post(
                        auditor("审核员", bill.treatment()),
                        "/api/v1/deductions",
                        body,
                        "story-deduction-" + bill.number());
        deductions.put(bill.number(), made.path("id").asText());
    }

    /** Another auditor confirms; only then is the money taken. */
    public void confirmDeduction(Bill bill, String note) {
        office.post(
                auditor("复审员", bill.treatment()),
                "/api/v1/deductions/" + deductions.get(bill.number()) + "/confirmation",
                Office.body().put("note", note),
                "story-deduction-confirmed-" + bill.number());
    }

    private static Office.Person auditor(String title, String region) {
        return new Office.Person("fee-auditor", title + region, region);
    }
}
