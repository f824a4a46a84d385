/**
 * How the fund stood at any instant, rolled up per pair, insured or treatment region, and every
 * posting it is the sum of.
 */
package org.crossregion.fund.balance;
