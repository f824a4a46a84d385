package org.crossregion.fund.draw;

import java.util.UUID;

/**
 * What the fund reads of clearing's event: late money gives back what the fund has lent.
 *
 * @param payment that the fund was drawn for
 * @param region whose money came late
 */
record FundRepaid(UUID eventId, UUID payment, String region, String scheme, long amountFen) {}
