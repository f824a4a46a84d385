/**
 * The fund's double-entry ledger: accounts per year, pair and scheme, entries that balance or
 * cannot be written, and the money paid in. Balances and reports are queries on postings.
 */
package org.crossregion.fund.ledger;
