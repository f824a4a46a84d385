package org.crossregion.fund.audit;

/**
 * Where the ledger and what it was booked from differ.
 *
 * @param what that must agree
 * @param document the pair, payment or notice it is about
 */
record LedgerDifference(String what, String document, long bookedFen, long expectedFen) {}
