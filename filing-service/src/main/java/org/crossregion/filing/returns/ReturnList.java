package org.crossregion.filing.returns;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.Optional;

/**
 * The list of one region and year.
 *
 * @param id {@code R}, the region, the day as yyMMdd, and seven digits
 * @param year whose money is returned
 * @param reason of the decision; empty before it
 */
public record ReturnList(
        String id,
        RegionCode region,
        int year,
        ReturnState state,
        int persons,
        Money totalFen,
        String drawnBy,
        Instant drawnAt,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        String reason) {

    /** Such as 已复核. */
    public String stateName() {
        return state.label();
    }

    public boolean isChecked() {
        return state == ReturnState.CHECKED;
    }
}
