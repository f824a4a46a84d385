package org.crossregion.clearing.deduction;

import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A deduction as REST shows it.
 *
 * @param gross the whole violation: what clears and the patient's part
 * @param deducted what is taken from the cleared amount: funds and account
 * @param clearingPeriod where it clears; null until it is confirmed
 * @param releasePeriod where it was given back; null if it was not
 * @param effect whether it clears with its settlement or in the period after
 * @param replaces the deduction that an appeal has lowered to this one
 * @param appealBy the last day to appeal; null if the working days are not known
 */
public record DeductionView(
        UUID id,
        String state,
        String stateName,
        String settlementId,
        String source,
        String sourceName,
        String reason,
        String reasonName,
        Money gross,
        Map<String, Money> funds,
        Money account,
        Money personal,
        Money deducted,
        String evidence,
        String note,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String careType,
        String institution,
        String originPeriod,
        String clearingPeriod,
        String releasePeriod,
        String recordedBy,
        OffsetDateTime recordedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String decisionNote,
        String effect,
        UUID auditCase,
        UUID inquiry,
        UUID replaces,
        UUID replacedBy,
        LocalDate appealBy,
        List<AppealView> appeals) {

    static DeductionView of(Deduction deduction) {
        return of(deduction, Optional.empty(), List.of());
    }

    static DeductionView of(
            Deduction deduction, Optional<LocalDate> appealBy, List<Appeal> appeals) {
        Parts parts = deduction.parts();
        Map<String, Money> funds = new LinkedHashMap<>();
        parts.funds().forEach((fund, amount) -> funds.put(fund.code(), amount));
        return new DeductionView(
                deduction.id(),
                deduction.state().code(),
                deduction.state().label(),
                deduction.settlementId(),
                deduction.source().code(),
                deduction.source().label(),
                deduction.reason().code(),
                deduction.reason().label(),
                parts.gross(),
                funds,
                parts.account(),
                parts.personal(),
                parts.clearing(),
                deduction.evidence(),
                deduction.note().orElse(null),
                deduction.pair().insured().value(),
                deduction.pair().treatment().value(),
                deduction.scheme().code(),
                deduction.careType().code(),
                deduction.institution(),
                deduction.origin().toString(),
                deduction.clearingPeriod().map(Period::toString).orElse(null),
                deduction.releasePeriod().map(Period::toString).orElse(null),
                deduction.recordedBy(),
                beijing(deduction.recordedAt()),
                deduction.decidedBy().orElse(null),
                deduction.decidedAt().map(DeductionView::beijing).orElse(null),
                deduction.decisionNote().orElse(null),
                deduction.effect().code(),
                deduction.links().auditCase().orElse(null),
                deduction.links().inquiry().orElse(null),
                deduction.links().replaces().orElse(null),
                deduction.replacedBy().orElse(null),
                appealBy.orElse(null),
                appeals.stream().map(AppealView::of).toList());
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
