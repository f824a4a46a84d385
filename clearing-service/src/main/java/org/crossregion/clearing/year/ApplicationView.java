package org.crossregion.clearing.year;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * An application as its page shows it.
 *
 * @param answerBy the last day for the other side to answer
 * @param silence what its silence until then means
 * @param answer null as long as nobody has
 * @param decision null as long as it is not decided
 */
public record ApplicationView(
        String id,
        String year,
        String settlementId,
        String kind,
        String region,
        String counterparty,
        String direction,
        String scheme,
        String originPeriod,
        Money amount,
        String reason,
        String evidence,
        String state,
        String stateName,
        LocalDate answerBy,
        String silence,
        String appliedBy,
        OffsetDateTime appliedAt,
        Answer answer,
        Decision decision) {

    /** What the other side said, or that it was silent. */
    public record Answer(
            boolean accepted, boolean silent, String note, String by, OffsetDateTime at) {}

    /** What the authority decided, and in which period the item clears by it. */
    public record Decision(
            boolean approved, String note, String clearsIn, String by, OffsetDateTime at) {}

    static ApplicationView of(Application one, String silence) {
        return new ApplicationView(
                one.id().toString(),
                one.year().period().toString(),
                one.settlementId(),
                one.kind().code(),
                one.region().value(),
                one.counterparty().value(),
                one.receivable() ? "receivable" : "payable",
                one.scheme().code(),
                one.origin().toString(),
                one.amount(),
                one.reason(),
                one.evidence(),
                one.state().code(),
                one.state().label(),
                one.answerBy(),
                silence,
                one.appliedBy(),
                beijing(one.appliedAt()),
                one.answer()
                        .map(
                                answer ->
                                        new Answer(
                                                answer.accepted(),
                                                answer.silent(),
                                                answer.note().orElse(null),
                                                answer.by(),
                                                beijing(answer.at())))
                        .orElse(null),
                one.decision()
                        .map(
                                decision ->
                                        new Decision(
                                                decision.approved(),
                                                decision.note().orElse(null),
                                                decision.clearsIn()
                                                        .map(Period::toString)
                                                        .orElse(null),
                                                decision.by(),
                                                beijing(decision.at())))
                        .orElse(null));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
