package org.crossregion.clearing.reconciliation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.confirmation.HospitalWords;
import org.crossregion.clearing.detail.Holding;

import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps details with an open difference out of clearing, by the one mechanism there is: they are
 * held, and move on when their period is cut.
 */
@ApplicationScoped
class Disputes {

    /** Who holds them. */
    private static final String BY = "reconciliation";

    private static final String HOSPITAL = "hospital:";

    private final Holding holding;
    private final HospitalWords words;

    Disputes(Holding holding, HospitalWords words) {
        this.holding = holding;
        this.words = words;
    }

    /** Holds back what differs; what was cleared before stays as it was. */
    @Transactional(MANDATORY)
    void hold(Set<String> settlementIds, Reach reach) {
        if (!settlementIds.isEmpty()) {
            holding.holdAll(settlementIds, "对账差异未处理：" + reach, BY);
        }
    }

    /**
     * Lets go what no difference is left of, unless its hospital does not agree to it or an agency
     * holds it.
     */
    @Transactional(MANDATORY)
    void letGo(Set<String> settlementIds, String reason) {
        Set<String> free = new TreeSet<>(settlementIds);
        if (!free.isEmpty()) {
            free.removeAll(words.refused(free));
            holding.letGoAll(
                    free, reason, BY, holder -> holder.equals(BY) || holder.startsWith(HOSPITAL));
        }
    }
}
