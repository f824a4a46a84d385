package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.BillLine;
import org.crossregion.local.scenario.Hospital;
import org.crossregion.local.scenario.Person;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes visits through the hospital, holds every answer against what was sent, and enters it in the
 * book. Visits of different persons may be handled beside each other.
 */
public final class HospitalDesk {

    private static final List<String> CONFIRMED =
            List.of(
                    "certno",
                    "mdtrt_id",
                    "mdtrt_setl_time",
                    "setl_sn",
                    "medfee_sumamt",
                    "optins_pay_sumamt");

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private final Ledger ledger;
    private final Hospitals hospitals;
    private final Map<Integer, VisitDesk> open = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();

    public HospitalDesk(Http http, Layout layout, Tokens tokens, Ledger ledger) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
        this.ledger = ledger;
        this.hospitals = new Hospitals(http, layout.url(ServiceName.SETTLEMENT, "/fsi/api"));
    }

    /** How many envelopes were answered. */
    public int envelopes() {
        return hospitals.envelopes();
    }

    /** How many patients have come. */
    public int begun() {
        return begun.get();
    }

    /** The patient comes: is admitted, or registered at the clinic. */
    public void begin(Visit visit) {
        LocalDateTime now = visit.begun();
        VisitDesk desk = new VisitDesk(hospitals, visit);
        desk.readCard(now);
        if (visit.care().isInpatient()) {
            desk.admit(now);
            if (visit.care().isInjury()) {
                declareInjury(visit, desk.visitId());
            }
        } else {
            desk.register(now);
        }
        begun.incrementAndGet();
        open.put(visit.number(), desk);
    }

    /** The patient pays and goes. */
    public void settle(Visit visit) {
        LocalDateTime now = visit.settled();
        VisitDesk desk = open.get(visit.number());
        if (visit.turn() == Turn.NO_SHOW) {
            desk.withdraw(now);
            return;
        }
        if (!visit.care().isInpatient()) {
            desk.describe(now);
        }
        desk.uploadLines(now);
        if (visit.turn() == Turn.UNTOLD) {
            desk.mustBeRefused("admission-not-told", now);
            return;
        }
        if (visit.turn() == Turn.OUTSIDE) {
            buyOutside(visit, desk.visitId());
        }
        if (visit.turn() == Turn.WRONG_LINES) {
            desk.withdrawLines(now);
            desk.uploadLines(now);
        }
        Bill promised = Bill.of(visit, desk.compute(now), 1);
        Bill bill = Bill.of(visit, settled(visit, desk, now), 1);
        if (!bill.total().equals(visit.bill().total())) {
            throw new StoryFailure(
                    "settlement %s is of %s, but %s was sent"
                            .formatted(bill.settlement(), bill.total(), visit.bill().total()));
        }
        if (!promised.columns().equals(bill.columns())
                || !promised.account().equals(bill.account())) {
            throw new StoryFailure(
                    "visit %d was promised %s, but was settled as %s"
                            .formatted(visit.number(), promised, bill));
        }
        if (visit.care().isInpatient()) {
            desk.discharge(now);
        }
        ledger.add(bill);
    }

    private static JsonNode settled(Visit visit, VisitDesk desk, LocalDateTime now) {
        if (visit.turn() == Turn.LOST_REPLY) {
            String lost = desk.messageId(now);
            desk.settle(lost, now);
            desk.undo(lost, now);
        }
        return desk.settle(desk.messageId(now), now);
    }

    /** The bill is taken back; a stay that was cleared needs the agency's approval before. */
    public void takeBack(Visit visit) {
        LocalDateTime now = visit.turned().orElseThrow();
        Bill bill = ledger.billOf(visit.number()).orElseThrow();
        boolean cleared = visit.turn() == Turn.REFUNDED;
        if (cleared && visit.care().isInpatient()) {
            approve(visit, bill);
        }
        JsonNode info = open.get(visit.number()).cancel(bill.settlement(), now);
        Bill mirror = Bill.of(visit, info, -1);
        if (cleared) {
            ledger.refund(bill, mirror);
        } else {
            ledger.cancel(bill, mirror);
        }
    }

    /** What a card's account holds, as a hospital reads it (1101). */
    public Money balance(Person person, Hospital hospital, LocalDateTime now) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", person.certificateNo())
                .put("psn_cert_type", "01")
                .put("certno", person.certificateNo());
        for (JsonNode insurance :
                hospitals.call(hospital, "1101", now, "", input).path("insuinfo")) {
            if (insurance.path("insutype").asText().equals(person.insutype())) {
                return Money.ofYuan(insurance.path("balc").decimalValue().toPlainString());
            }
        }
        throw new StoryFailure("1101 shows no account of " + person.number());
    }

    /** Nobody else is liable: what form 3 is printed from. */
    private void declareInjury(Visit visit, String visitId) {
        post(
                visit,
                visitId + "/injury",
                Json.object()
                        .put("phone", "13000000000")
                        .put("happenedAt", Beijing.instant(visit.begun().minusHours(3)).toString())
                        .put("place", "家中")
                        .put("course", "行走时不慎滑倒摔伤，无第三方责任")
                        .put("thirdParty", false),
                "story-injury-" + visit.number());
    }

    /** The last item of the bill came from a pharmacy outside: what form 4 is printed from. */
    private void buyOutside(Visit visit, String visitId) {
        List<BillLine> lines = visit.bill().lines();
        BillLine line = lines.get(lines.size() - 1);
        ObjectNode purchase =
                Json.object()
                        .put("kind", "purchase")
                        .put("place", "院外示例大药房")
                        .put("reason", "本院暂缺")
                        .put("physician", "样医师");
        purchase.putArray("items")
                .addObject()
                .put("lineNo", "W%05d".formatted(visit.number()))
                .put("name", line.name())
                .put("occurredAt", Beijing.instant(visit.begun().plusHours(20)).toString())
                .put("itemCode", line.item())
                .put("amount", line.amount().toString())
                .put("count", line.count())
                .put("price", line.price());
        post(visit, visitId + "/outside-purchases", purchase, "story-purchase-" + visit.number());
    }

    private void post(Visit visit, String path, ObjectNode body, String key) {
        http.postJson(
                        layout.url(ServiceName.SETTLEMENT, "/api/v1/visits/" + path),
                        tokens.of(
                                "hospital",
                                "样操作员",
                                Optional.of(visit.hospital().code()),
                                Optional.empty()),
                        body,
                        key)
                .mustSucceed();
    }

    /**
     * 3260 and 3261: a hospital fetches what stands for it in a month, page by page, holds every
     * row against its own bills and agrees.
     *
     * @return how many rows it agreed to
     */
    public int confirm(Hospital hospital, YearMonth month, LocalDateTime now) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page = allotted(hospital, month, 1, now);
        while (!page.isEmpty()) {
            page.forEach(rows::add);
            page = allotted(hospital, month, rows.size() + 1, now);
        }
        if (rows.isEmpty()) {
            return 0;
        }
        ObjectNode input = Json.object();
        ofMonth(input.putObject("data"), month).put("totalrow", rows.size());
        ArrayNode details = input.putArray("detail");
        for (JsonNode row : rows) {
            mustBeOurs(row);
            ObjectNode detail = details.addObject();
            for (String field : CONFIRMED) {
                detail.set(field, row.path(field));
            }
            detail.put("cnfm_flag", "1");
        }
        hospitals.call(hospital, "3261", now, hospital.region(), input);
        return rows.size();
    }

    private JsonNode allotted(Hospital hospital, YearMonth month, int from, LocalDateTime now) {
        ObjectNode input = Json.object();
        ofMonth(input.putObject("data"), month).put("startrow", from);
        return hospitals.call(hospital, "3260", now, hospital.region(), input).path("data");
    }

    private static ObjectNode ofMonth(ObjectNode data, YearMonth month) {
        return data.put("trt_year", Integer.toString(month.getYear()))
                .put("trt_month", "%02d".formatted(month.getMonthValue()));
    }

    /** A bill whose reply was lost stands there with its undoing; every other is in the book. */
    private void mustBeOurs(JsonNode row) {
        String settlement = row.path("setl_sn").asText();
        Money total = Money.ofYuan(row.path("medfee_sumamt").decimalValue().toPlainString());
        Money cleared = Money.ofYuan(row.path("optins_pay_sumamt").decimalValue().toPlainString());
        ledger.bill(settlement)
                .filter(bill -> !bill.total().equals(total) || !bill.cleared().equals(cleared))
                .ifPresent(
                        bill -> {
                            throw new StoryFailure("3260 shows %s for %s".formatted(row, bill));
                        });
    }

    private void approve(Visit visit, Bill bill) {
        String region = visit.hospital().pooling();
        http.postJson(
                        layout.url(
                                ServiceName.SETTLEMENT,
                                "/api/v1/settlements/"
                                        + bill.settlement()
                                        + "/cancellation-approval"),
                        tokens.of("fee-auditor", "审核员" + region, region),
                        Json.object().put("reason", "费用录入有误，同意退费"),
                        "story-approval-" + visit.number())
                .mustSucceed();
    }
}
