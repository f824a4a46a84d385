package org.crossregion.clearing.reconciliation;

/**
 * One row of a list that somebody handed in.
 *
 * @param row its number in the list, from 1
 * @param visitId empty if the list does not say
 * @param personNo empty if the list does not say
 * @param refunded what the list says of it (refd_setl_flag); a bill taken back, or what takes it
 *     back
 */
public record ListedBill(
        int row,
        String settlementId,
        String visitId,
        String personNo,
        Sums sums,
        boolean refunded) {

    /** Whether it may be the row that takes another back. */
    boolean takesBack() {
        return sums.total().isNegative() || sums.fund().isNegative();
    }
}
