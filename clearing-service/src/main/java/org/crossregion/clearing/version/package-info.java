/**
 * The numbered versions of a period's table: what a region objected to in one before it was
 * published, and what the next one has otherwise (1.4: after an objection a new numbered version
 * with a diff).
 */
package org.crossregion.clearing.version;
