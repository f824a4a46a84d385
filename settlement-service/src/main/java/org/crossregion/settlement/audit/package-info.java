/**
 * What this service lays open so that the chain can be proven end to end: sums and rows of the
 * settlements in clearing, and digests of its copies.
 */
package org.crossregion.settlement.audit;
