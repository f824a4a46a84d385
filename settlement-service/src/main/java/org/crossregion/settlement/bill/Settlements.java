package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.web.problem.Refused;

import java.util.List;
import java.util.Optional;

/** Computes, settles, takes back and finds bills. */
@ApplicationScoped
public class Settlements {

    private final Settling settling;
    private final Cancelling cancelling;
    private final Restoring restoring;
    private final SettlementRepository bills;
    private final Persons persons;

    Settlements(
            Settling settling,
            Cancelling cancelling,
            Restoring restoring,
            SettlementRepository bills,
            Persons persons) {
        this.settling = settling;
        this.cancelling = cancelling;
        this.restoring = restoring;
        this.bills = bills;
        this.persons = persons;
    }

    /** What the bill would be now; changes nothing. */
    @Transactional
    public Settlement preSettle(SettleRequest request) {
        return settling.preSettle(request, settling.visit(request));
    }

    /**
     * The same of a visit that the caller has found.
     *
     * @param visit as the caller found it just now, at the institution that asks
     */
    @Transactional
    public Settlement preSettle(SettleRequest request, Visit visit) {
        return settling.preSettle(request, visit);
    }

    /**
     * Settles the unsettled lines of a visit. If there are none and the request says again what the
     * last bill was, that bill is the answer.
     */
    @Transactional
    public Settlement settle(SettleRequest request) {
        return settling.settle(request, settling.visit(request));
    }

    /**
     * The same of a visit that the caller has found.
     *
     * @param visit as the caller found it just now, at the institution that asks
     */
    @Transactional
    public Settlement settle(SettleRequest request, Visit visit) {
        return settling.settle(request, visit);
    }

    /** Takes a bill back; the answer is its mirror, with a number of its own. */
    @Transactional
    public Settlement cancel(CancelRequest request) {
        return cancelling.cancel(request);
    }

    /**
     * Undoes a cancellation: the bill stands again, as it was.
     *
     * @param mirrorId the cancellation
     */
    @Transactional
    public Settlement restore(String mirrorId, String institution) {
        return restoring.restore(mirrorId, institution);
    }

    /** A bill or a mirror, if it is that institution's. */
    public Settlement find(String settlementId, String institution) {
        return at(find(settlementId), institution);
    }

    /** A bill or a mirror, whoever's it is. */
    public Settlement find(String settlementId) {
        return bills.find(settlementId, persons::find).orElseThrow(() -> unknown(settlementId));
    }

    /** The bills and mirrors of a visit, in the order they were made. */
    public List<Settlement> ofVisit(String visitId) {
        return bills.ofVisit(visitId).stream().map(this::find).toList();
    }

    /** The newest bills and mirrors of a person. */
    public List<Settlement> ofPerson(String personNo, int limit) {
        return bills.ofPerson(personNo, limit).stream().map(this::find).toList();
    }

    /** The mirror that took a bill back, if one did. */
    public Optional<String> mirrorOf(String settlementId) {
        return bills.mirrorOf(settlementId);
    }

    /** The same for a view: null if nothing did. */
    String takenBackBy(Settlement bill) {
        return bill.settlementId().flatMap(bills::mirrorOf).orElse(null);
    }

    /**
     * The bill that stands in the place of one whose cancellation was undone: null if none does.
     */
    String restoredAs(Settlement bill) {
        return bill.settlementId().flatMap(bills::restored).orElse(null);
    }

    /** How the amounts of a bill came about; a mirror is explained by the bill it takes back. */
    public List<ExplainedAmount> explanation(Settlement bill) {
        return bills.explanation(
                bill.originalId().orElseGet(() -> bill.settlementId().orElseThrow()));
    }

    /** Another institution's bill is answered as unknown, and who asked for it is audited. */
    static Settlement at(Settlement bill, String institution) {
        if (!bill.institution().equals(institution)) {
            Refused unknown = unknown(bill.settlementId().orElse(""));
            throw Refused.concealing(unknown.refusal(), unknown.detail());
        }
        return bill;
    }

    static Refused unknown(String settlementId) {
        return new Refused(SettlementRefusal.SETTLEMENT_UNKNOWN, "结算ID " + settlementId + " 不存在");
    }
}
