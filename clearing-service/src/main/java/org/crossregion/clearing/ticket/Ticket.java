package org.crossregion.clearing.ticket;

import org.crossregion.clearing.calendar.CaseTerms;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A problem that one region puts to another, and how far it has come.
 *
 * @param clockFrom the day from which the working days to answer are counted
 * @param late whether an answer came after its day
 * @param confirmBy the last day to confirm or to ask again
 * @param bySilence whether the calendar confirmed it
 * @param escalatedTo the authority that was told that nobody answered
 */
record Ticket(
        UUID id,
        TicketKind kind,
        RegionCode fromRegion,
        RegionCode toRegion,
        String subject,
        String question,
        Optional<String> settlementId,
        String openedBy,
        Instant openedAt,
        Period openedPeriod,
        TicketState state,
        LocalDate clockFrom,
        LocalDate answerBy,
        Optional<String> answer,
        Optional<String> answeredBy,
        Optional<Instant> answeredAt,
        boolean late,
        Optional<LocalDate> confirmBy,
        Optional<String> confirmedBy,
        Optional<Instant> confirmedAt,
        boolean bySilence,
        int reopenings,
        Optional<RegionCode> escalatedTo,
        Optional<Instant> escalatedAt) {

    /** Whose policy decides. */
    RegionPair pair() {
        return new RegionPair(fromRegion, toRegion);
    }

    /** Who is told when nobody answers: the province of both, else the nation. */
    RegionCode above() {
        boolean within = fromRegion.sameProvince(toRegion);
        return within ? toRegion.province() : RegionCode.NATION;
    }

    boolean isOverdue(Instant now) {
        return state == TicketState.OPEN && CaseTerms.isOver(answerBy, now);
    }

    Ticket answered(String text, String by, Instant now, LocalDate confirmableUntil) {
        return new Ticket(
                id,
                kind,
                fromRegion,
                toRegion,
                subject,
                question,
                settlementId,
                openedBy,
                openedAt,
                openedPeriod,
                TicketStep.ANSWER.after(state),
                clockFrom,
                answerBy,
                Optional.of(text),
                Optional.of(by),
                Optional.of(now),
                late || isOverdue(now),
                Optional.of(confirmableUntil),
                Optional.empty(),
                Optional.empty(),
                false,
                reopenings,
                escalatedTo,
                escalatedAt);
    }

    /** Asked again: the clock of its kind begins anew. */
    Ticket reopened(Instant now, LocalDate newAnswerBy) {
        return moved(TicketStep.REOPEN.after(state), Beijing.day(now), newAnswerBy, reopenings + 1);
    }

    Ticket withdrawn() {
        return moved(TicketStep.WITHDRAW.after(state), clockFrom, answerBy, reopenings);
    }

    Ticket dueOn(LocalDate day) {
        return moved(state, clockFrom, day, reopenings);
    }

    Ticket confirmed(String by, Instant now, boolean silently) {
        return ended(
                TicketStep.CONFIRM.after(state),
                confirmBy,
                Optional.of(by),
                Optional.of(now),
                silently);
    }

    Ticket confirmableUntil(LocalDate day) {
        return ended(state, Optional.of(day), confirmedBy, confirmedAt, bySilence);
    }

    Ticket escalated(Instant now) {
        return new Ticket(
                id,
                kind,
                fromRegion,
                toRegion,
                subject,
                question,
                settlementId,
                openedBy,
                openedAt,
                openedPeriod,
                TicketStep.ESCALATE.after(state),
                clockFrom,
                answerBy,
                answer,
                answeredBy,
                answeredAt,
                late,
                confirmBy,
                confirmedBy,
                confirmedAt,
                bySilence,
                reopenings,
                Optional.of(above()),
                Optional.of(now));
    }

    private Ticket moved(TicketState next, LocalDate from, LocalDate due, int asked) {
        return new Ticket(
                id,
                kind,
                fromRegion,
                toRegion,
                subject,
                question,
                settlementId,
                openedBy,
                openedAt,
                openedPeriod,
                next,
                from,
                due,
                answer,
                answeredBy,
                answeredAt,
                late,
                confirmBy,
                confirmedBy,
                confirmedAt,
                bySilence,
                asked,
                escalatedTo,
                escalatedAt);
    }

    private Ticket ended(
            TicketState next,
            Optional<LocalDate> until,
            Optional<String> by,
            Optional<Instant> at,
            boolean silently) {
        return new Ticket(
                id,
                kind,
                fromRegion,
                toRegion,
                subject,
                question,
                settlementId,
                openedBy,
                openedAt,
                openedPeriod,
                next,
                clockFrom,
                answerBy,
                answer,
                answeredBy,
                answeredAt,
                late,
                until,
                by,
                at,
                silently,
                reopenings,
                escalatedTo,
                escalatedAt);
    }
}
