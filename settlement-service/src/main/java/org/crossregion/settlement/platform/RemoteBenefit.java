package org.crossregion.settlement.platform;

import org.crossregion.values.FundSplit;

/**
 * A bill that another platform computed, and that adds up.
 *
 * @param request by which it is booked there; empty if it was only quoted
 * @param split with both identities
 * @param share what was answered
 */
public record RemoteBenefit(String request, FundSplit split, RemoteShare share) {}
