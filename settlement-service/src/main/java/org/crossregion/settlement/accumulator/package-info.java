/**
 * What persons have used up: the year's accumulators per scheme (年度累计) and the personal account's
 * balance. Both are locked before they are read, and every change is kept as a row of its own.
 */
package org.crossregion.settlement.accumulator;
