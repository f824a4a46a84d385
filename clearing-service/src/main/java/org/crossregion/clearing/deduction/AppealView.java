package org.crossregion.clearing.deduction;

import org.crossregion.values.Beijing;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An appeal as REST shows it.
 *
 * @param outcome null until it is decided
 */
public record AppealView(
        String side,
        String sideName,
        String reason,
        String appealedBy,
        OffsetDateTime appealedAt,
        String outcome,
        String outcomeName,
        String note,
        String decidedBy,
        OffsetDateTime decidedAt) {

    static AppealView of(Appeal appeal) {
        return new AppealView(
                appeal.side().code(),
                appeal.side().label(),
                appeal.reason(),
                appeal.appealedBy(),
                beijing(appeal.appealedAt()),
                appeal.outcome().map(Appeal.Outcome::code).orElse(null),
                appeal.outcome().map(Appeal.Outcome::label).orElse(null),
                appeal.note().orElse(null),
                appeal.decidedBy().orElse(null),
                appeal.decidedAt().map(AppealView::beijing).orElse(null));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
