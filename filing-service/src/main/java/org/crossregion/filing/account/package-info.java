/**
 * Fiscal accounts (财政专户): through which bank account a region's money of a purpose and scheme
 * moves.
 */
package org.crossregion.filing.account;
