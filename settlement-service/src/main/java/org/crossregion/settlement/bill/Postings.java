package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.platform.RemoteRequests;
import org.crossregion.values.Money;

/**
 * What a bill or a mirror does beside being a fact: it moves the person's account and year, or
 * keeps the request under which another platform has moved theirs.
 */
@ApplicationScoped
class Postings {

    private final Accumulators accumulators;
    private final Accounts accounts;
    private final RemoteRequests requests;

    Postings(Accumulators accumulators, Accounts accounts, RemoteRequests requests) {
        this.accumulators = accumulators;
        this.accounts = accounts;
        this.requests = requests;
    }

    /** The year that a bill counts in. */
    int yearOf(String settlementId) {
        return accumulators.yearOf(settlementId);
    }

    /** What a bill added to its year. */
    YearUse change(String settlementId) {
        return accumulators.change(settlementId);
    }

    /**
     * @param stay whether the bill is for a stay
     * @param year that the bill counts in; a mirror's is its original's
     * @param used in that year, locked, before it
     */
    void post(Settlement bill, boolean stay, int year, YearUse used, YearUse change) {
        String id = bill.settlementId().orElseThrow();
        Money taken = bill.split().account();
        if (bill.remoteRequest().isPresent()) {
            requests.keep(bill.remoteRequest().get(), id);
        } else if (!taken.isZero()) {
            accounts.move(bill.person().personNo(), bill.settlementId(), taken.negated());
        }
        accumulators.apply(
                used,
                new AccumulatorChange(
                        id,
                        bill.originalId(),
                        bill.visitId(),
                        stay,
                        bill.person().personNo(),
                        bill.scheme(),
                        year,
                        change));
    }
}
