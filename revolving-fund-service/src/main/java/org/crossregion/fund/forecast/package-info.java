/**
 * When the money in use will reach the thresholds: a forecast from what was settled day by day, and
 * from the day on which clearing usually publishes the month before.
 */
package org.crossregion.fund.forecast;
