/**
 * Search over filings and persons by many things at once, in keyset pages, and the same as a file:
 * numbers masked, each export on record with its count.
 */
package org.crossregion.filing.search;
