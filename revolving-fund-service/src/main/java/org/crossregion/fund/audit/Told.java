package org.crossregion.fund.audit;

/**
 * What one side's books say of a document and scheme.
 *
 * @param what settled (on a notice of the fund), drawn or replenished (for a payment)
 * @param document the notice or payment
 */
record Told(String what, String document, String scheme, long amountFen) {

    String key() {
        return what + " " + document + " " + scheme;
    }
}
