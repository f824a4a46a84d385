package org.crossregion.clearing.deduction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.deadline.DeadlineCalendar;
import org.crossregion.clearing.detail.Deducting;
import org.crossregion.clearing.detail.Detail;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Appeals (申诉) against deductions: by the hospital, or by the region that did not make it, within
 * the working days of policy; decided by somebody who has had nothing to do with it so far.
 */
@ApplicationScoped
class Appeals {

    private final Deductions deductions;
    private final Deducting deducting;
    private final AppealBook book;
    private final DeadlineCalendar calendar;
    private final Caller caller;

    Appeals(
            Deductions deductions,
            Deducting deducting,
            AppealBook book,
            DeadlineCalendar calendar,
            Caller caller) {
        this.deductions = deductions;
        this.deducting = deducting;
        this.book = book;
        this.calendar = calendar;
        this.caller = caller;
    }

    @Transactional
    Deduction appeal(UUID id, String reason) {
        Deduction asked = deductions.find(id);
        Appeal.Side side = side(asked);
        deducting.lock(asked.settlementId());
        Deduction deduction = deductions.find(id);
        if (book.of(id).stream().anyMatch(one -> one.side() == side)) {
            throw new Refused(
                    ClearingRefusal.APPEAL_MADE, "the " + side.code() + " has appealed once");
        }
        DeductionBook.mustBeOpenTo(Move.APPEAL, deduction);
        mustBeNobodyOf(deduction);
        appealBy(deduction)
                .filter(calendar.today()::isAfter)
                .ifPresent(
                        last -> {
                            throw new Refused(
                                    ClearingRefusal.APPEAL_TOO_LATE,
                                    id + " could be appealed against until " + last);
                        });
        book.add(id, side, reason, caller.user());
        return deductions.find(id);
    }

    /**
     * Decides the open appeal: the hospital's on the treatment side, a region's above both.
     *
     * @return the deduction that stands now; if it was reduced, the lower one
     */
    @Transactional
    Deduction decide(UUID id, AppealDecisionRequest request) {
        Detail detail = deducting.lock(deductions.find(id).settlementId());
        Deduction deduction = deductions.find(id);
        Appeal appeal =
                book.of(id).stream()
                        .filter(Appeal::isOpen)
                        .findFirst()
                        .filter(open -> deduction.state() == State.APPEALED)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.DEDUCTION_NOT_APPEALED,
                                                id + " is " + deduction.state().code()));
        caller.mustCover(deduction.pair().treatment());
        if (appeal.side() == Appeal.Side.REGION) {
            caller.mustCover(deduction.pair().insured());
        }
        mustBeNobodyOf(deduction);
        if (appeal.appealedBy().equals(caller.user())) {
            throw another("appealed against");
        }
        DeductionBook.mustBeOpenTo(request.outcome().move(), deduction);
        return book.decide(appeal, deduction, detail, request, caller.user());
    }

    /** The appeals of deductions, oldest first. */
    Map<UUID, List<Appeal>> of(List<UUID> ids) {
        return book.of(ids);
    }

    /** Until when each can be appealed against; nothing is looked up twice. */
    Function<Deduction, Optional<LocalDate>> limits() {
        Map<List<Object>, Optional<LocalDate>> known = new HashMap<>();
        return deduction ->
                known.computeIfAbsent(
                        List.of(deduction.pair(), Beijing.day(deduction.recordedAt())),
                        key -> appealBy(deduction));
    }

    /** Empty as long as the working days are not known: then nobody is too late either. */
    private Optional<LocalDate> appealBy(Deduction deduction) {
        int days =
                calendar.terms(deduction.pair(), Period.monthOf(deduction.recordedAt()))
                        .appealDays();
        return calendar.known(Beijing.day(deduction.recordedAt()), days);
    }

    private Appeal.Side side(Deduction deduction) {
        if (caller.has(Role.HOSPITAL)) {
            return Appeal.Side.INSTITUTION;
        }
        RegionPair pair = deduction.pair();
        caller.mustCover(deduction.source() == Source.AUDIT ? pair.insured() : pair.treatment());
        return Appeal.Side.REGION;
    }

    private void mustBeNobodyOf(Deduction deduction) {
        if (deduction.recordedBy().equals(caller.user())) {
            throw another("recorded");
        }
        if (deduction.confirmedBy().equals(Optional.of(caller.user()))) {
            throw another("confirmed");
        }
    }

    private Refused another(String did) {
        return new Refused(
                ClearingRefusal.DEDUCTION_NEEDS_ANOTHER,
                caller.user() + " " + did + " this deduction; another person decides");
    }
}
