package org.crossregion.clearing.inquiry;

import org.crossregion.clearing.journal.CaseEvent;
import org.crossregion.clearing.journal.CaseStepView;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An inquiry as REST shows it.
 *
 * @param answerBy the last day to answer as it stands now
 * @param rollovers how many such days were missed before
 * @param confirmBy the last day to confirm; null until there is an answer
 * @param silence what becomes of it if nobody speaks by then; null if nothing
 * @param steps every step, oldest first; null in a list
 */
public record InquiryView(
        UUID id,
        String state,
        String stateName,
        String settlementId,
        String originPeriod,
        String insuredRegion,
        String treatmentRegion,
        String scheme,
        String institution,
        Money total,
        String question,
        String askedBy,
        OffsetDateTime askedAt,
        String askedPeriod,
        LocalDate answerBy,
        int rollovers,
        int returns,
        String finding,
        String findingName,
        String answer,
        String answeredBy,
        OffsetDateTime answeredAt,
        LocalDate confirmBy,
        String silence,
        String confirmedBy,
        OffsetDateTime confirmedAt,
        boolean bySilence,
        List<CaseStepView> steps) {

    static InquiryView of(Inquiry inquiry, Optional<String> silence) {
        return of(inquiry, silence, null);
    }

    static InquiryView of(Inquiry inquiry, Optional<String> silence, List<CaseEvent> steps) {
        return new InquiryView(
                inquiry.id(),
                inquiry.state().code(),
                inquiry.state().label(),
                inquiry.settlementId(),
                inquiry.originPeriod().toString(),
                inquiry.insuredRegion().value(),
                inquiry.treatmentRegion().value(),
                inquiry.scheme(),
                inquiry.institution(),
                inquiry.totalFen(),
                inquiry.question(),
                inquiry.askedBy(),
                beijing(inquiry.askedAt()),
                inquiry.askedPeriod().toString(),
                inquiry.answerBy(),
                inquiry.rollovers(),
                inquiry.returns(),
                inquiry.finding().map(Finding::code).orElse(null),
                inquiry.finding().map(Finding::label).orElse(null),
                inquiry.answer().orElse(null),
                inquiry.answeredBy().orElse(null),
                inquiry.answeredAt().map(InquiryView::beijing).orElse(null),
                inquiry.confirmBy().orElse(null),
                silence.orElse(null),
                inquiry.confirmedBy().orElse(null),
                inquiry.confirmedAt().map(InquiryView::beijing).orElse(null),
                inquiry.bySilence(),
                steps == null ? null : CaseStepView.of(steps));
    }

    private static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
