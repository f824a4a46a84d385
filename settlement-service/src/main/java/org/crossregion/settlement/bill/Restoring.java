package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.fee.Fees;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Instant;

/**
 * Undoes a cancellation (2601 of 2208 or 2305): the bill that was taken back is entered once more
 * with the amounts it had, so that what the hospital has on paper holds again. Facts stay: it has a
 * number and a time of its own, and its old number means the new one from now on. Locks are taken
 * in the order of {@link Settling}.
 */
@ApplicationScoped
class Restoring {

    private final Ledger ledger;
    private final Visits visits;
    private final Fees fees;
    private final Accumulators accumulators;
    private final Accounts accounts;
    private final Months months;

    Restoring(
            Ledger ledger,
            Visits visits,
            Fees fees,
            Accumulators accumulators,
            Accounts accounts,
            Months months) {
        this.ledger = ledger;
        this.visits = visits;
        this.fees = fees;
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.months = months;
    }

    Settlement restore(String mirrorId, String institution) {
        Settlement original =
                ledger.find(mirrorId)
                        .filter(mirror -> mirror.institution().equals(institution))
                        .flatMap(Settlement::originalId)
                        .flatMap(ledger::find)
                        .orElseThrow(() -> Settlements.unknown(mirrorId));
        Instant now = months.enter();
        Visit visit = visits.lock(original.visitId(), institution, "");
        if (visit.state() == VisitState.CANCELLED) {
            throw cannot(original, "就诊登记已撤销");
        }
        if (visit.isStay() && visit.settled()) {
            throw cannot(original, "撤销后已重新结算");
        }
        if (!fees.gatherAgain(visit, original.round())) {
            throw cannot(original, "撤销后明细已变更或已重新结算");
        }
        YearUse used =
                accumulators.lock(visit.personNo(), original.scheme(), Beijing.day(now).getYear());
        Money balance = accounts.lock(visit.personNo()).minus(original.split().account());
        if (balance.isNegative()) {
            throw cannot(original, "个人账户余额不足");
        }
        Settlement restored =
                original.restored(
                        ledger.nextNumber(original.insuredRegion(), now),
                        visit.openRound(),
                        now,
                        balance);
        visits.openRound(
                visit.visitId(), visit.openRound() + 1, visit.isStay() && !original.midStay());
        ledger.enterRestored(original, restored, visit, used);
        return restored;
    }

    private static Refused cannot(Settlement original, String why) {
        return new Refused(
                SettlementRefusal.CANNOT_RESTORE,
                original.settlementId().orElseThrow() + "：" + why);
    }
}
