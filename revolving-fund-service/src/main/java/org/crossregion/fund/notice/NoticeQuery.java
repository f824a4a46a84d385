package org.crossregion.fund.notice;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which notices are asked for.
 *
 * @param prefix the digits that the region's code begins with
 * @param today the day on which an order may be overdue
 * @param after the number after which the page begins; empty for the first
 */
public record NoticeQuery(
        String prefix,
        Optional<Integer> year,
        Optional<NoticeKind> kind,
        Optional<Direction> direction,
        Optional<RegionCode> region,
        Optional<NoticeState> state,
        LocalDate today,
        String after,
        int limit) {

    /** All of a year, kind, direction and region. */
    public static NoticeQuery all(
            int year, NoticeKind kind, Optional<Direction> direction, Optional<RegionCode> region) {
        return new NoticeQuery(
                "",
                Optional.of(year),
                Optional.of(kind),
                direction,
                region,
                Optional.empty(),
                LocalDate.EPOCH,
                "",
                Integer.MAX_VALUE);
    }
}
