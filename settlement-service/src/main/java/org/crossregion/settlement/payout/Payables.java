package org.crossregion.settlement.payout;

/** Where claims, or top-ups, are kept. */
public interface Payables {

    /** Locked until the transaction ends; refused if there is none of that number. */
    Payable lockPayable(String id);
}
