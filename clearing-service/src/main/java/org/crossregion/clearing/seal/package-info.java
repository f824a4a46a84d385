/**
 * Month seals: what settlement-service says it has sent for a month, and whether that is what
 * arrived. No month is generated before.
 */
package org.crossregion.clearing.seal;
