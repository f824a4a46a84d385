package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.payout.DueDates;
import org.crossregion.settlement.payout.Payees;
import org.crossregion.settlement.payout.Payouts;
import org.crossregion.settlement.payout.QueueRequest;
import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;

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
    private final Payees payees;
    private final Payouts payouts;
    private final DueDates dates;

    ClaimViews(
            ClaimBook book,
            Settlements settlements,
            Payees payees,
            Payouts payouts,
            DueDates dates) {
        this.book = book;
        this.settlements = settlements;
        this.payees = payees;
        this.payouts = payouts;
        this.dates = dates;
    }

    LocalDate today() {
        return dates.today();
    }

    /** The work queue of a region. */
    Page<ClaimView> list(RegionCode region, Optional<ClaimState> state, QueueRequest asked) {
        Page<Claim> found =
                Page.of(
                        book.of(dates.queue(region, state.map(ClaimState::code), asked)),
                        asked.page(),
                        Claim::claimId);
        return new Page<>(views(found.items()), found.next());
    }

    /** On one state of the calendar. */
    private List<ClaimView> views(List<Claim> claims) {
        DueDates.OnCalendar now = dates.now();
        return claims.stream()
                .map(
                        claim ->
                                ClaimView.of(
                                        claim,
                                        payees.shown(claim.payee()),
                                        now.due(claim.receivedOn(), claim.payable())))
                .toList();
    }

    ClaimView.Whole whole(Claim claim) {
        return ClaimView.Whole.of(
                views(List.of(claim)).get(0),
                book.papers(claim.claimId()),
                payouts.of(claim.claimId()),
                overlapping(claim));
    }

    ClaimView.Whole whole(String claimId) {
        return whole(book.find(claimId));
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
