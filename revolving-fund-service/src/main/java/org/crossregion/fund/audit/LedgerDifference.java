package org.crossregion.fund.audit;

import java.util.List;

/**
 * Where the ledger and what it was booked from differ.
 *
 * @param what that must agree
 * @param document the pair, payment or notice it is about
 * @param postings by entry and line, such as {@code 12/1}: of a pair those of the entries that do
 *     not hold by themselves, of a document all that were booked for it
 */
record LedgerDifference(
        String what, String document, long bookedFen, long expectedFen, List<String> postings) {}
