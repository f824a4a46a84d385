package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.BrokerUnavailable;
import org.crossregion.messaging.Lag;
import org.crossregion.messaging.Outbox;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Reconciles the fund with clearing, document by document, to the fen. */
@ApplicationScoped
class ClearingComparison {

    private final ClearingBooks clearing;
    private final FundBooksRepository fund;
    private final Outbox outbox;
    private final Lag lag;

    ClearingComparison(ClearingBooks clearing, FundBooksRepository fund, Outbox outbox, Lag lag) {
        this.clearing = clearing;
        this.fund = fund;
        this.outbox = outbox;
        this.lag = lag;
    }

    /**
     * Where both differ, with the postings of the document. Books are read before it is asked what
     * of them is not told yet, and the lag before the books of who hears: what has no event under
     * way then must agree, and nobody has to wait for it.
     *
     * @throws IOException if clearing does not answer, or the broker
     */
    Comparison compare() throws IOException {
        List<Told> before = fund.all();
        boolean told = outbox.backlog() == 0;
        ClearingBooks.Answer there = clearing.ask();
        boolean heard = there.untold() == 0 && unheard() == 0;
        Comparison found =
                Books.compare(
                        new Books.Sides(
                                before,
                                there.rows(),
                                fund.all(),
                                told && there.unheard() == 0,
                                heard));
        return new Comparison(named(found.differences()), named(found.underWay()));
    }

    private long unheard() throws IOException {
        try {
            return lag.total();
        } catch (BrokerUnavailable e) {
            throw new IOException("the broker does not answer", e);
        }
    }

    private List<LedgerDifference> named(Collection<LedgerDifference> all) {
        return all.stream()
                .map(
                        one ->
                                new LedgerDifference(
                                        one.what(),
                                        one.document(),
                                        one.bookedFen(),
                                        one.expectedFen(),
                                        fund.postings(one.document())))
                .toList();
    }
}
