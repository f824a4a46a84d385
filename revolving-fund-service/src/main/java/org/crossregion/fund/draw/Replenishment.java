package org.crossregion.fund.draw;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.UUID;

/**
 * Money that came late and gives back what the fund lent.
 *
 * @param eventId of clearing's event
 */
record Replenishment(UUID eventId, UUID payment, RegionCode region, Money amount, Instant at) {}
