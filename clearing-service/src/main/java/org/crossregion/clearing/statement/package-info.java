/**
 * Statements: what a period came to, as rows, one canonical text and its hash, and the balance of
 * receivable and payable that follows from them. Drawn, never edited.
 */
package org.crossregion.clearing.statement;
