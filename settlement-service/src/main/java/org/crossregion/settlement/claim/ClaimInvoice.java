package org.crossregion.settlement.claim;

import org.crossregion.values.Money;

/**
 * An invoice (票据) that is handed in.
 *
 * @param number as printed, in capitals and without blanks
 */
record ClaimInvoice(String number, Money amount) {}
