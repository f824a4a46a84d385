package org.crossregion.fund.adjustment;

import org.crossregion.fund.quota.Quota;
import org.crossregion.values.Money;

/**
 * The adjustment of one pair and scheme.
 *
 * @param emergency how much of last year's quota are emergency increases
 * @param arrears what was missing to last year's quota on its 31 December
 */
public record PairAdjustment(Quota quota, Adjustment adjustment, Money emergency, Money arrears) {}
