package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.reference.WorkingDays;
import org.crossregion.values.Beijing;
import org.crossregion.values.WorkingCalendar;
import org.crossregion.web.identity.IdentityProtection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is shown of a claim: the account masked, when it is due, and which settlements it may
 * repeat.
 */
@ApplicationScoped
class ClaimViews {

    private static final int MOST = 200;

    private final ClaimBook book;
    private final Settlements settlements;
    private final IdentityProtection protection;
    private final WorkingDays days;
    private final Clock clock;

    ClaimViews(
            ClaimBook book,
            Settlements settlements,
            IdentityProtection protection,
            WorkingDays days,
            Clock clock) {
        this.book = book;
        this.days = days;
        this.settlements = settlements;
        this.protection = protection;
        this.clock = clock;
    }

    LocalDate today() {
        return Beijing.day(clock.instant());
    }

    ClaimView view(Claim claim) {
        return views(List.of(claim)).get(0);
    }

    /** On one state of the calendar. */
    List<ClaimView> views(List<Claim> claims) {
        WorkingCalendar calendar = days.calendar();
        LocalDate today = today();
        return claims.stream().map(claim -> view(claim, calendar, today)).toList();
    }

    private ClaimView view(Claim claim, WorkingCalendar calendar, LocalDate today) {
        Optional<LocalDate> dueOn =
                WorkingDays.last(calendar, claim.receivedOn(), claim.term().days());
        boolean overdue = !claim.isDone() && dueOn.filter(today::isAfter).isPresent();
        return ClaimView.of(claim, paidTo(claim.payee()), dueOn, overdue);
    }

    private ClaimView.PaidTo paidTo(Payee payee) {
        return new ClaimView.PaidTo(
                payee.name(),
                payee.bank(),
                IdentityProtection.mask(protection.reveal(payee.account())));
    }

    ClaimView.Whole whole(Claim claim) {
        return ClaimView.Whole.of(
                view(claim), book.papers(claim.claimId()), payouts(claim), overlapping(claim));
    }

    private List<ClaimView.Paid> payouts(Claim claim) {
        return book.payouts(claim.claimId()).stream()
                .map(one -> ClaimView.Paid.of(one, paidTo(one.payee())))
                .toList();
    }

    private List<String> overlapping(Claim claim) {
        return settlements.ofPerson(claim.personNo(), MOST).stream()
                .filter(bill -> !bill.kind().isMirror())
                .filter(bill -> !bill.visitId().equals(claim.claimId()))
                .filter(bill -> !bill.beganOn().isAfter(claim.endedOn()))
                .filter(bill -> !bill.endedOn().isBefore(claim.beganOn()))
                .map(Settlement::settlementId)
                .map(id -> id.orElseThrow())
                .filter(id -> settlements.mirrorOf(id).isEmpty())
                .toList();
    }
}
