package org.crossregion.fund.balance;

import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

/**
 * How a pair, or a region on one side, stood for a scheme.
 *
 * @param insuredRegion empty where all of them are summed up
 * @param treatmentRegion empty where all of them are summed up
 * @param quota fixed for the year, without increases
 * @param arrears what the pairs lacked to their quotas with increases
 */
record Balance(
        String insuredRegion,
        String treatmentRegion,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money held,
        Money lent,
        Money arrears) {

    String key() {
        return insuredRegion + "/" + treatmentRegion + "/" + scheme.code();
    }
}
