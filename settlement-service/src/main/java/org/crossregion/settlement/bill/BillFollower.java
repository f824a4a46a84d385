package org.crossregion.settlement.bill;

/**
 * Keeps something beside a bill that cannot stay as it is when the bill is taken back. Called in the
 * transaction that takes it back, with its month, visit and years locked; whoever refuses, refuses
 * the whole.
 */
public interface BillFollower {

    /**
     * @param undo whether it is undone (2601), which must succeed, rather than cancelled
     */
    void takenBack(Settlement bill, Settlement mirror, boolean undo);
}
