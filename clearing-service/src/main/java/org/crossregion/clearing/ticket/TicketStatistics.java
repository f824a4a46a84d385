package org.crossregion.clearing.ticket;

import org.crossregion.values.RegionCode;

/**
 * What became of the tickets of a kind that a region was sent in a month.
 *
 * @param opened all but those withdrawn
 * @param inTime answered, never after a day of theirs
 * @param late answered after one
 * @param unanswered open still
 * @param bySilence confirmed by the calendar
 */
record TicketStatistics(
        RegionCode toRegion,
        TicketKind kind,
        int opened,
        int inTime,
        int late,
        int unanswered,
        int escalated,
        int reopenings,
        int confirmed,
        int bySilence) {}
