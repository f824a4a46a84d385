/**
 * The other platforms: what is asked of the one that computes for an insured region that is not
 * hosted here, and the requests by which each bill and each cancellation is booked there exactly
 * once, whatever is lost or killed on the way.
 */
package org.crossregion.settlement.platform;
