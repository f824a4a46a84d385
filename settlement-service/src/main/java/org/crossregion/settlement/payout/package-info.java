/**
 * What is paid to a person at the bank, and what comes back: of a claim (零星报销) and of a top-up
 * (轧差报销) alike, within as many working days as the policy says.
 */
package org.crossregion.settlement.payout;
