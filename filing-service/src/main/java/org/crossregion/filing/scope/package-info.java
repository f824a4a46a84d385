/**
 * Which regions' persons and filings the caller may see: the token's region, as SQL asks for it.
 */
package org.crossregion.filing.scope;
