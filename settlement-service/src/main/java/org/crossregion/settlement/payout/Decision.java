package org.crossregion.settlement.payout;

import java.time.Instant;

/** Who decided something that is paid to a person (复核), or marked it, when and why. */
public record Decision(String by, Instant at, String reason) {}
