package org.crossregion.settlement.statistic;

import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.util.Map;

/**
 * What one way of paying came to under one scheme.
 *
 * @param way direct, manual or top-up
 * @param inClearing whether it goes through clearing; never of manual and top-up
 * @param cases the sum of signs: what was taken back counts nought
 * @param total of the bills; nothing for top-ups
 * @param funds what each fund paid; one that paid nothing is absent
 */
record BenefitSums(
        String way,
        boolean inClearing,
        Scheme scheme,
        long cases,
        Money total,
        Map<Fund, Money> funds,
        Money account,
        Money cash) {}
