/**
 * Months of origin: which month a settlement falls in, partitions made ahead of time, and the seal
 * after which a month takes nothing more and clearing knows that it has everything.
 */
package org.crossregion.settlement.month;
