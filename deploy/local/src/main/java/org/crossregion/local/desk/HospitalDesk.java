package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Turn;
import org.crossregion.local.scenario.Visit;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes visits through the hospital, holds every answer against what was sent, and enters it in the
 * book. Visits of different persons may be handled beside each other.
 */
public final class HospitalDesk {

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
