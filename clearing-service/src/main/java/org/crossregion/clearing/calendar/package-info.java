/**
 * The clearing policy of an authority and tier: the dates of each step, what silence means, which
 * funds do not clear, and in which column of forms 12 and 13 a fund stands. Data, effective-dated.
 */
package org.crossregion.clearing.calendar;
