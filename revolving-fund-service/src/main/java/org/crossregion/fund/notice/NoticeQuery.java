package org.crossregion.fund.notice;

import org.crossregion.values.RegionCode;

import java.util.Optional;

/**
 * Which notices are asked for.
 *
 * @param prefix the digits that the region's code begins with
 * @param after the number after which the page begins; empty for the first
 */
public record NoticeQuery(
        String prefix,
        Optional<Integer> year,
        Optional<NoticeKind> kind,
        Optional<Direction> direction,
        Optional<RegionCode> region,
        String after,
        int limit) {}
