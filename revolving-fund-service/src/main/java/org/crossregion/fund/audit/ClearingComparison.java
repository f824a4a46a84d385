package org.crossregion.fund.audit;

import jakarta.enterprise.context.ApplicationScoped;

import java.io.IOException;
import java.util.List;

/** Reconciles the fund with clearing, document by document, to the fen. */
@ApplicationScoped
class ClearingComparison {

    /** How long an event may be under way between the two looks. */
    private static final long UNDER_WAY_MILLIS = 2_000;

    private final ClearingBooks clearing;
    private final FundBooksRepository fund;

    ClearingComparison(ClearingBooks clearing, FundBooksRepository fund) {
        this.clearing = clearing;
        this.fund = fund;
    }

    /**
     * Where both differ, with the postings of the document. What differs is looked at twice, for an
     * event may be under way.
     *
     * @throws IOException if clearing does not answer
     */
    List<LedgerDifference> differences() throws IOException {
        List<LedgerDifference> first = look();
        if (first.isEmpty()) {
            return first;
        }
        try {
            Thread.sleep(UNDER_WAY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return look().stream()
                .filter(first::contains)
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

    private List<LedgerDifference> look() throws IOException {
        List<Told> there = clearing.all();
        return Books.differences(fund.all(), there);
    }
}
