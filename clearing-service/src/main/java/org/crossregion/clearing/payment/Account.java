package org.crossregion.clearing.payment;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * An authority's account that payers pay into and receivers are paid from, one per scheme; never is
 * money of one used for another.
 *
 * @param circle a province's; between provinces money goes straight from one to the other
 * @param counterparty in the province tier the authority itself, whose settlement account all pay
 *     into; in the national tier the other province whose money it is
 */
record Account(Circle circle, RegionCode counterparty, Scheme scheme) {

    @Override
    public String toString() {
        return circle + " " + counterparty + " " + scheme.code();
    }
}
