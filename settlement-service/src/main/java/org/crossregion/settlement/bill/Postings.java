package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.platform.RemoteRequests;
import org.crossregion.values.Money;

import java.util.List;

/**
 * What a bill or a mirror does beside being a fact: it moves the person's account and years, or
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

    /**
     * @param stay whether the bill is for a stay
     * @param years that the bill counts in, locked; a mirror's are its original's
     */
    void post(Settlement bill, boolean stay, List<YearChange> years) {
        String id = bill.settlementId().orElseThrow();
        Money taken = bill.split().account();
        if (bill.remoteRequest().isPresent()) {
            requests.keep(bill.remoteRequest().get(), id);
        } else if (!taken.isZero()) {
            accounts.move(bill.person().personNo(), bill.settlementId(), taken.negated());
        }
        for (YearChange year : years) {
            accumulators.apply(
                    new AccumulatorChange(
                            id,
                            bill.originalId(),
                            bill.visitId(),
                            stay,
                            bill.person().personNo(),
                            bill.scheme(),
                            year));
        }
    }
}
