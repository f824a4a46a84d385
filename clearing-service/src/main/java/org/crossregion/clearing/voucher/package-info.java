/**
 * Vouchers (记账凭证): every movement of a region's month booked once, debits equal to credits, to the
 * accounts that a mapping names; as files that an accounting system takes in.
 */
package org.crossregion.clearing.voucher;
