package org.crossregion.settlement.filing;

/**
 * Money of a personal account was returned, as filing-service tells it; see docs/contracts.
 *
 * @param itemId the item of the return list
 */
record AccountReturned(String itemId, String personNo, long amountFen) {

    AccountReturned {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("account return " + itemId + " of " + amountFen);
        }
    }
}
