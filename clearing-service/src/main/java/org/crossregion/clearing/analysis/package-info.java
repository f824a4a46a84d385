/**
 * The monthly analysis (运行分析): what a month's care came to by insured region, treatment region and
 * institution, against the month before, with the institutions that stand out.
 */
package org.crossregion.clearing.analysis;
