package org.crossregion.settlement.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.fee.FeeLine;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Diagnosis;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.DatedNumber;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Registers what was examined or bought elsewhere during a stay, and bills it with the stay. */
@ApplicationScoped
public class OutsidePurchases {

    private final PurchaseRepository rows;
    private final Visits visits;
    private final Fees fees;
    private final OutsidePlaces places;
    private final AuditTrail audit;
    private final Clock clock;

    OutsidePurchases(
            PurchaseRepository rows,
            Visits visits,
            Fees fees,
            OutsidePlaces places,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.visits = visits;
        this.fees = fees;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** The purchase and its fee lines, all or none; the same again is answered as before. */
    @Transactional
    OutsidePurchase register(
            String visitId, String institution, PurchaseRequest request, String by) {
        Visit visit = visits.lock(visitId, institution, "");
        if (!visit.isStay()) {
            throw new Refused(SettlementRefusal.NOT_A_STAY, visitId + " 不是住院");
        }
        places.mustFit(visit, request);
        OutsidePurchase purchase = purchase(visit, request, by);
        List<FeeLine> lines =
                request.items().stream()
                        .map(item -> item.line(purchase.department(), purchase.physician()))
                        .toList();
        fees.upload(visitId, institution, "", lines);
        for (String lineNo : purchase.items().keySet()) {
            Optional<OutsidePurchase> before = rows.ofLine(visitId, lineNo);
            if (before.isPresent()) {
                return same(before.get(), purchase);
            }
        }
        rows.add(purchase);
        audit.record(
                "outside-purchase-registered",
                visitId,
                Map.of("purchase", purchase.purchaseId(), "lines", lines.size()));
        return purchase;
    }

    private static OutsidePurchase same(OutsidePurchase before, OutsidePurchase now) {
        if (!before.saysTheSame(now)) {
            throw new Refused(
                    SettlementRefusal.LINE_CHANGED,
                    "明细 " + now.items().firstKey() + " 已登记为 " + before.purchaseId() + "，且内容不同");
        }
        return before;
    }

    private OutsidePurchase purchase(Visit visit, PurchaseRequest request, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SortedMap<String, String> items = new TreeMap<>();
        for (PurchaseRequest.Item item : request.items()) {
            if (items.put(item.lineNo(), item.name()) != null) {
                throw Refused.field("items", "unique", "明细 " + item.lineNo() + " 重复");
            }
        }
        return new OutsidePurchase(
                number(visit, now),
                visit.visitId(),
                request.kind(),
                request.place(),
                OutsidePlaces.code(request),
                request.reason(),
                given(request.department(), visit.departmentName()),
                request.physician(),
                given(request.diagnosis(), mainDiagnosis(visit)),
                items,
                by,
                now);
    }

    private String number(Visit visit, Instant now) {
        return DatedNumber.of('P', visit.insuredRegion(), Beijing.day(now), rows.nextNumber());
    }

    private static String mainDiagnosis(Visit visit) {
        return visit.diagnoses().stream()
                .filter(Diagnosis::main)
                .findFirst()
                .or(() -> visit.diagnoses().stream().findFirst())
                .map(Diagnosis::name)
                .orElse("");
    }

    private static String given(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    /** Those of a visit, in order of registration. */
    public List<OutsidePurchase> of(String visitId) {
        return rows.of(visitId);
    }

    public Optional<OutsidePurchase> find(String purchaseId) {
        return rows.find(purchaseId);
    }
}
