package org.crossregion.settlement.bill;

import java.time.Instant;

/**
 * Keeps something beside a bill that cannot stay as it is when the bill is taken back. Called in
 * the transaction that takes it back, with its month and visit locked, before anything is done;
 * whoever refuses, refuses the whole.
 */
public interface BillFollower {

    /**
     * @param at the time of the mirror
     * @param undo whether the bill is undone (2601), which must succeed, rather than cancelled
     */
    void takeBack(Settlement bill, Instant at, boolean undo);
}
