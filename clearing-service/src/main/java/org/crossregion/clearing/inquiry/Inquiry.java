package org.crossregion.clearing.inquiry;

import org.crossregion.clearing.calendar.CaseTerms;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A question about a stay, and how far it has come.
 *
 * @param askedPeriod the Beijing month it was asked in
 * @param answerBy the last day to answer; a missed one rolls over
 * @param rollovers how many such days were missed
 * @param returns how often the insured region was not content with the answer
 * @param confirmBy the last day to confirm an answer
 * @param bySilence whether nobody confirmed it and the calendar did
 */
record Inquiry(
        UUID id,
        String settlementId,
        Period originPeriod,
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        String scheme,
        String institution,
        Money totalFen,
        String question,
        String askedBy,
        Instant askedAt,
        Period askedPeriod,
        InquiryState state,
        LocalDate answerBy,
        int rollovers,
        int returns,
        Optional<Finding> finding,
        Optional<String> answer,
        Optional<String> answeredBy,
        Optional<Instant> answeredAt,
        Optional<LocalDate> confirmBy,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt,
        boolean bySilence) {

    RegionPair pair() {
        return new RegionPair(insuredRegion, treatmentRegion);
    }

    /** As it is once every last day that has passed without an answer has rolled over. */
    Inquiry rolledOver(CaseTerms.InquiryTerms terms, Instant now) {
        LocalDate due = answerBy;
        int missed = rollovers;
        while (state == InquiryState.ASKED && CaseTerms.isOver(due, now)) {
            due = terms.rolledOver(due);
            missed++;
        }
        return with(state, due, missed, returns);
    }

    Inquiry answered(Finding found, String text, String by, Instant now, LocalDate confirmBy) {
        return new Inquiry(
                id,
                settlementId,
                originPeriod,
                insuredRegion,
                treatmentRegion,
                scheme,
                institution,
                totalFen,
                question,
                askedBy,
                askedAt,
                askedPeriod,
                InquiryStep.ANSWER.after(state),
                answerBy,
                rollovers,
                returns,
                Optional.of(found),
                Optional.of(text),
                Optional.of(by),
                Optional.of(now),
                Optional.of(confirmBy),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** Sent back: it is to be answered by the usual day of the month after now. */
    Inquiry returned(CaseTerms.InquiryTerms terms, Instant now) {
        return with(
                InquiryStep.RETURN.after(state),
                terms.answerBy(Beijing.day(now)),
                rollovers,
                returns + 1);
    }

    Inquiry withdrawn() {
        return with(InquiryStep.WITHDRAW.after(state), answerBy, rollovers, returns);
    }

    Inquiry confirmed(String by, Instant now, boolean silently) {
        return new Inquiry(
                id,
                settlementId,
                originPeriod,
                insuredRegion,
                treatmentRegion,
                scheme,
                institution,
                totalFen,
                question,
                askedBy,
                askedAt,
                askedPeriod,
                InquiryStep.CONFIRM.after(state),
                answerBy,
                rollovers,
                returns,
                finding,
                answer,
                answeredBy,
                answeredAt,
                confirmBy,
                Optional.of(by),
                Optional.of(now),
                silently);
    }

    Inquiry confirmableUntil(LocalDate day) {
        return new Inquiry(
                id,
                settlementId,
                originPeriod,
                insuredRegion,
                treatmentRegion,
                scheme,
                institution,
                totalFen,
                question,
                askedBy,
                askedAt,
                askedPeriod,
                state,
                answerBy,
                rollovers,
                returns,
                finding,
                answer,
                answeredBy,
                answeredAt,
                Optional.of(day),
                confirmedBy,
                confirmedAt,
                bySilence);
    }

    private Inquiry with(InquiryState next, LocalDate due, int missed, int sentBack) {
        return new Inquiry(
                id,
                settlementId,
                originPeriod,
                insuredRegion,
                treatmentRegion,
                scheme,
                institution,
                totalFen,
                question,
                askedBy,
                askedAt,
                askedPeriod,
                next,
                due,
                missed,
                sentBack,
                finding,
                answer,
                answeredBy,
                answeredAt,
                confirmBy,
                confirmedBy,
                confirmedAt,
                bySilence);
    }
}
