package org.crossregion.fund.notice;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What the fund reads of clearing's event: a transfer was recorded on a notice.
 *
 * @param kind of the notice; the fund's own are revolving-fund and emergency
 */
record NoticePaid(
        UUID eventId,
        String notice,
        String kind,
        String scheme,
        long amountFen,
        LocalDate paidOn) {}
