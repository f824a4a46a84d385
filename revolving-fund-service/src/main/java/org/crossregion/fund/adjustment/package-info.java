/**
 * What a year's quotas mean in money (额度调整): what each pair and scheme has to be paid up or is
 * returned, and the notices that say so.
 */
package org.crossregion.fund.adjustment;
