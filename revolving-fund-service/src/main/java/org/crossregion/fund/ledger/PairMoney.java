package org.crossregion.fund.ledger;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

/**
 * Where the fund stands for one pair and scheme in a year, by the ledger.
 *
 * @param quota fixed, with increases
 * @param paidIn by the insured region
 */
public record PairMoney(int year, RegionPair pair, Scheme scheme, Money quota, Money paidIn) {}
