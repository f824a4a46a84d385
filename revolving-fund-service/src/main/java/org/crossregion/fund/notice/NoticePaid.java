package org.crossregion.fund.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What the fund reads of clearing's event: a transfer was recorded on a notice.
 *
 * @param kind of the notice; the fund's own are revolving-fund and emergency
 * @param lines what of it clearing has settled of each line; null from a sender that does not tell
 */
record NoticePaid(
        UUID eventId,
        String notice,
        String kind,
        String scheme,
        long amountFen,
        LocalDate paidOn,
        List<Line> lines) {

    /** What was settled of one counterparty's line. */
    record Line(String counterparty, long amountFen) {}
}
