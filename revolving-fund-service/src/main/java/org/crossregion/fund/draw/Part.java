package org.crossregion.fund.draw;

import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;

/**
 * What was drawn of one pair's fund, or given back to it.
 *
 * @param year on whose accounts it was drawn
 */
record Part(int year, RegionPair pair, Money amount) {}
