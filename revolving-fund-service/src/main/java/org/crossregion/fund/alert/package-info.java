/**
 * Warnings that paid-in money is running out: thresholds in basis points from the quota policy, one
 * alert per crossing, re-armed when use has fallen clearly below.
 */
package org.crossregion.fund.alert;
