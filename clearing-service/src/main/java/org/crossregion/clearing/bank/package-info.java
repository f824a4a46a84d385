/**
 * Bank statements (银行对账单): read from a file, once each, and matched line by line to the notices
 * that they pay; what no rule can match is assigned by one person and confirmed by another.
 */
package org.crossregion.clearing.bank;
