/**
 * The independent recomputation: one set-based statement over facts and exceptions that knows
 * nothing of running totals, and the comparison that stops publication at the first fen of
 * difference.
 */
package org.crossregion.clearing.proof;
