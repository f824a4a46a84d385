package org.crossregion.settlement.purchase;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;

/**
 * Where and when something may be examined or bought elsewhere: not in the hospital where the
 * patient lies, not examined at a pharmacy, and while the patient lies there.
 */
@ApplicationScoped
class OutsidePlaces {

    private final Reference reference;

    OutsidePlaces(Reference reference) {
        this.reference = reference;
    }

    /** Refused if the place or a day of what was bought there does not fit the stay. */
    void mustFit(Visit visit, PurchaseRequest request) {
        Institution own = reference.institution(visit.institution());
        if (code(request).equals(own.code()) || request.place().strip().equals(own.name())) {
            throw new Refused(SettlementRefusal.NOT_ELSEWHERE, request.place() + " 就是患者住院的机构");
        }
        if (!code(request).isEmpty()) {
            mustBeKnown(request);
        }
        LocalDate began = Beijing.day(visit.beganAt());
        for (PurchaseRequest.Item item : request.items()) {
            LocalDate day = Beijing.day(item.occurredAt().toInstant());
            boolean after = visit.endedAt().map(Beijing::day).filter(day::isAfter).isPresent();
            if (day.isBefore(began) || after) {
                throw new Refused(
                        SettlementRefusal.NOT_ELSEWHERE,
                        "明细 " + item.lineNo() + " 的日期 " + day + " 不在住院期间");
            }
        }
    }

    private void mustBeKnown(PurchaseRequest request) {
        Institution place =
                reference
                        .findInstitution(code(request))
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NOT_ELSEWHERE,
                                                "外院编号 " + code(request) + " 不在机构名录中"));
        if (request.kind() == OutsidePurchase.Kind.EXAMINATION && place.isPharmacy()) {
            throw new Refused(SettlementRefusal.NOT_ELSEWHERE, place.name() + " 是零售药店，不做检查");
        }
    }

    static String code(PurchaseRequest request) {
        return request.placeCode() == null ? "" : request.placeCode().strip();
    }
}
