package org.crossregion.clearing.deduction;

import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A deduction with what has become of it.
 *
 * @param origin the month of its settlement
 * @param clearingPeriod where it stands; empty as long as nobody has confirmed it
 * @param releasePeriod where its release stands; empty if it was not released
 * @param decidedBy who confirmed or withdrew it, whichever came last
 * @param effect whether it clears with its settlement or in the period after
 * @param links what it came out of
 * @param replacedBy the lower deduction that took its place after an appeal
 */
record Deduction(
        UUID id,
        String settlementId,
        Period origin,
        RegionPair pair,
        Scheme scheme,
        CareType careType,
        String institution,
        Source source,
        Reason reason,
        Parts parts,
        String evidence,
        Optional<String> note,
        String recordedBy,
        Instant recordedAt,
        State state,
        Optional<Period> clearingPeriod,
        Optional<Period> releasePeriod,
        Optional<String> confirmedBy,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decisionNote,
        Effect effect,
        Links links,
        Optional<UUID> replacedBy) {

    /** Whether it stands in a period; what takes effect in the next one waits for it. */
    boolean isBooked() {
        return clearingPeriod.isPresent();
    }

    Money clearing() {
        return parts.clearing();
    }
}
