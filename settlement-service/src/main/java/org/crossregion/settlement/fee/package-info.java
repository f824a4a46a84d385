/**
 * Fee lines: what hospitals upload for a visit, classed by the catalogue on the way in, idempotent
 * by line number.
 */
package org.crossregion.settlement.fee;
