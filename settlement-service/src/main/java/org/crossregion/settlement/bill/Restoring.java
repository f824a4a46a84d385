package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Optional;

/**
 * Undoes a cancellation (2601 of 2208 or 2305): the bill that was taken back is entered once more
 * with the amounts it had, so that what the hospital has on paper holds again. Facts stay: it has a
 * number and a time of its own, and its old number means the new one from now on. Each cancellation
 * is undone once; again, the answer is the bill that it was restored as. Locks are taken in the
 * order of {@link Settling}.
 */
@ApplicationScoped
class Restoring {

    private final Ledger ledger;
    private final Rounds rounds;
    private final Reckoning reckoning;
    private final Aftermath aftermath;

    Restoring(Ledger ledger, Rounds rounds, Reckoning reckoning, Aftermath aftermath) {
        this.ledger = ledger;
        this.rounds = rounds;
        this.reckoning = reckoning;
        this.aftermath = aftermath;
    }

    Settlement restore(String mirrorId, String institution) {
        Settlement original =
                ledger.find(mirrorId)
                        .filter(mirror -> mirror.institution().equals(institution))
                        .flatMap(Settlement::originalId)
                        .flatMap(ledger::find)
                        .orElseThrow(() -> Settlements.unknown(mirrorId));
        Instant now = ledger.open();
        Visit visit = rounds.lock(original, institution);
        Optional<Settlement> before = ledger.restored(original);
        if (before.isPresent()) {
            return before.get();
        }
        if (visit.state() == VisitState.CANCELLED) {
            throw cannot(original, "就诊登记已撤销");
        }
        if (visit.isStay() && visit.settled()) {
            throw cannot(original, "撤销后已重新结算");
        }
        if (!rounds.gatherAgain(visit, original)) {
            throw cannot(original, "撤销后明细已变更或已重新结算");
        }
        Reckoning.Changed reclaimed = reckoning.reclaim(original, visit, now);
        if (reclaimed.balanceAfter().isNegative()) {
            throw cannot(original, "个人账户余额不足");
        }
        Settlement restored =
                original.restored(
                        ledger.nextNumber(original.insuredRegion(), now),
                        visit.openRound(),
                        now,
                        reclaimed.balanceAfter(),
                        reclaimed.remoteRequest());
        rounds.closeAgain(visit, original);
        ledger.enterRestored(original, restored, visit, reclaimed.years());
        aftermath.restored(mirrorId, restored);
        return restored;
    }

    private static Refused cannot(Settlement original, String why) {
        return new Refused(
                SettlementRefusal.CANNOT_RESTORE,
                original.settlementId().orElseThrow() + "：" + why);
    }
}
