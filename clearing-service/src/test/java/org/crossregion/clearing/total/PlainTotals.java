package org.crossregion.clearing.total;

import org.jdbi.v3.core.Jdbi;

/** The running totals without a container, for tests. */
public final class PlainTotals {

    private PlainTotals() {}

    public static Totals over(Jdbi jdbi) {
        return new Totals(new TotalRepository(jdbi));
    }
}
