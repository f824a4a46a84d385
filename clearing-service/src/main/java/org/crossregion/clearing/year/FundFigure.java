package org.crossregion.clearing.year;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

/**
 * What the revolving fund closed a year with for a region under one scheme.
 *
 * @param emergency the year's emergency increases, beside the quota
 */
public record FundFigure(
        RegionCode region,
        Scheme scheme,
        Money quota,
        Money emergency,
        Money paidIn,
        Money balance) {}
