package org.crossregion.fund.notice;

import org.crossregion.fund.Authority;
import org.crossregion.values.RegionCode;

import java.util.List;

/**
 * A notice to be issued.
 *
 * @param year whose quota it is about
 * @param basis why, as it is printed
 * @param applyDays in how many of the working days the agency has to apply to its finance bureau; 0
 *     if that is not counted
 * @param workingDays how long the region has to pay, from the signing date; an advice has no clock
 * @param lines at least one
 */
public record NoticeDraft(
        int year,
        NoticeKind kind,
        Direction direction,
        RegionCode region,
        String basis,
        int applyDays,
        int workingDays,
        List<NoticeLine> lines) {

    public NoticeDraft {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a notice of nothing");
        }
    }

    /** Who issues it: the province to its regions, the nation to a province. */
    RegionCode authority() {
        return Authority.over(region);
    }
}
