package org.crossregion.clearing.year;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A region's application that an item a year left over be cleared (年终清算申请), with the other side's
 * answer and the authority's decision.
 *
 * @param region the side that applies; the counterparty answers
 * @param receivable whether the applying side is the treatment region
 * @param amount what is applied for, as it is printed; what clears is always the whole detail
 * @param answerBy the last day to answer; silence until its end counts as accepted
 */
public record Application(
        UUID id,
        PeriodKey year,
        String settlementId,
        ItemKind kind,
        RegionCode region,
        RegionCode counterparty,
        boolean receivable,
        Scheme scheme,
        Period origin,
        Money amount,
        String reason,
        String evidence,
        LocalDate answerBy,
        String appliedBy,
        Instant appliedAt,
        Optional<Answer> answer,
        Optional<Decision> decision) {

    /**
     * What the other side says.
     *
     * @param silent nobody did in time, which counts as accepted
     */
    public record Answer(
            boolean accepted, boolean silent, Optional<String> note, String by, Instant at) {}

    /**
     * What the authority decides.
     *
     * @param clearsIn the period the item clears in by it; empty if it is rejected
     */
    public record Decision(
            boolean approved,
            Optional<String> note,
            Optional<Period> clearsIn,
            String by,
            Instant at) {}

    public ApplicationState state() {
        if (decision.isPresent()) {
            return decision.get().approved()
                    ? ApplicationState.APPROVED
                    : ApplicationState.REJECTED;
        }
        return answer.isPresent() ? ApplicationState.ANSWERED : ApplicationState.APPLIED;
    }

    boolean isDecided() {
        return decision.isPresent();
    }

    /** Whether the other side may no longer answer: the last day is over. */
    boolean isSilent(Instant now) {
        return answer.isEmpty() && Beijing.day(now).isAfter(answerBy);
    }
}
