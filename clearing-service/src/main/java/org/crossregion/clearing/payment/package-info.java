/**
 * Money movement: transfers that the bank has told of, matched to notices; disbursements to those
 * who receive, from what is there; and what the revolving fund lends when money is short on the due
 * date. Only facts are kept, every position is reckoned from them.
 */
package org.crossregion.clearing.payment;
