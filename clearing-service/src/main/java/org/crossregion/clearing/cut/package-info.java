/**
 * Cuts: from when on a period of an authority and tier takes no more details, and the gate that
 * lets a cut stand between two batches of intake, so that neither ever reads half of the other.
 */
package org.crossregion.clearing.cut;
