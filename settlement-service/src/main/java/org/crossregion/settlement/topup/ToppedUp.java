package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.SettlementChannel;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.filing.Filings;
import org.crossregion.settlement.payout.Payee;
import org.crossregion.settlement.payout.Payees;
import org.crossregion.settlement.payout.Term;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.FilingType;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/** The settlements that may be topped up, and what they should have been computed with. */
@ApplicationScoped
class ToppedUp {

    private final Settlements settlements;
    private final Visits visits;
    private final Filings filings;
    private final BenefitPolicies policies;
    private final Payees payees;

    ToppedUp(
            Settlements settlements,
            Visits visits,
            Filings filings,
            BenefitPolicies policies,
            Payees payees) {
        this.settlements = settlements;
        this.visits = visits;
        this.filings = filings;
        this.policies = policies;
        this.payees = payees;
    }

    /** A bill that stands, was settled directly, and computed here. */
    Settlement standing(String settlementId) {
        Settlement bill = settlements.find(settlementId);
        if (bill.kind().isMirror()) {
            throw new Refused(SettlementRefusal.NOT_A_BILL, settlementId + " 是撤销记录");
        }
        Optional<String> mirror = settlements.mirrorOf(settlementId);
        if (mirror.isPresent()) {
            throw new Refused(
                    SettlementRefusal.ALREADY_CANCELLED,
                    settlementId + " 已由 " + mirror.get() + " 撤销");
        }
        if (bill.channel() != SettlementChannel.DIRECT) {
            throw new Refused(SettlementRefusal.NO_TOP_UP, "零星报销有误的，请撤销后重新办理");
        }
        if (bill.remoteRequest().isPresent()) {
            throw new Refused(SettlementRefusal.NO_TOP_UP, "由参保地所属平台计算");
        }
        return bill;
    }

    /** The same, with its visit locked, so that nobody takes it back meanwhile. */
    Settlement lock(String settlementId) {
        Settlement bill = settlements.find(settlementId);
        visits.lock(bill.visitId(), bill.institution(), "");
        return standing(settlementId);
    }

    /** In how many working days it is decided and paid, as the policy has it for claims. */
    Term term(Settlement bill) {
        return Term.of(
                policies.inForce(bill.insuredRegion(), bill.scheme(), Beijing.day(bill.settledAt()))
                        .claims()
                        .limits(),
                bill.careType(),
                bill.split().total());
    }

    Optional<Payee> payee(TopUpRequest request) {
        return Optional.ofNullable(request.payee()).map(payees::of);
    }

    /** What the request says was wrong, which must be what its cause names and nothing else. */
    Correction correction(Settlement bill, TopUpRequest request) {
        Correction correction =
                new Correction(
                        Optional.ofNullable(request.personType()),
                        Optional.ofNullable(request.civilServant()),
                        Optional.ofNullable(request.filingType()),
                        Optional.ofNullable(request.filingId()));
        need(request, TopUpCause.PERSON_TYPE, "personType", correction.personType());
        need(request, TopUpCause.CIVIL_SERVANT, "civilServant", correction.civilServant());
        need(request, TopUpCause.FILING, "filingType", correction.filingType());
        correction.filingType().ifPresent(type -> mustBeFiled(bill, type, correction.filingId()));
        return correction;
    }

    private static void need(
            TopUpRequest request, TopUpCause cause, String field, Optional<?> given) {
        if ((request.cause() == cause) != given.isPresent()) {
            throw Refused.field(
                    field,
                    "as-the-cause",
                    request.cause() == cause
                            ? "须写明 / is what the cause is about"
                            : "与原因不符 / is not what the cause is about");
        }
    }

    /** Emergencies are deemed filed; any other filing must be there. */
    private void mustBeFiled(Settlement bill, FilingType type, Optional<String> filingId) {
        boolean filed =
                type == FilingType.EMERGENCY
                        || filings.activeOf(bill.person().personNo()).stream()
                                .filter(filing -> filing.type() == type)
                                .anyMatch(
                                        filing -> filingId.equals(Optional.of(filing.filingId())));
        if (!filed) {
            throw Refused.field("filingId", "known", "该人员没有此备案 / the person has no such filing");
        }
    }
}
