/**
 * Running totals: what the details of a period, state, pair of regions, scheme and kind of care add
 * up to, moved by differences as facts arrive or change their period. Tables are drawn from these,
 * so their cost does not grow with the number of settlements.
 */
package org.crossregion.clearing.total;
