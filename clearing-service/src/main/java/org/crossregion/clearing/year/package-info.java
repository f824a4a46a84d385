/**
 * The year's end (年终清算): what the twelve months have left over is collected, applied for, answered
 * and decided; the year is verified against the facts, squared with what was paid and with the
 * fund, and closed.
 */
package org.crossregion.clearing.year;
