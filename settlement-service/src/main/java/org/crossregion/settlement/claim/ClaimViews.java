package org.crossregion.settlement.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What is shown of a claim: the payee's account masked, and which settlements it may repeat. */
@ApplicationScoped
class ClaimViews {

    private static final int MOST = 200;

    private final ClaimBook book;
    private final Settlements settlements;
    private final IdentityProtection protection;
    private final Clock clock;

    ClaimViews(
            ClaimBook book, Settlements settlements, IdentityProtection protection, Clock clock) {
        this.book = book;
        this.settlements = settlements;
        this.protection = protection;
        this.clock = clock;
    }

    LocalDate today() {
        return Beijing.day(clock.instant());
    }

    ClaimView view(Claim claim) {
        return ClaimView.of(
                claim, IdentityProtection.mask(protection.reveal(claim.payee().account())));
    }

    ClaimView.Whole whole(Claim claim) {
        return ClaimView.Whole.of(view(claim), book.papers(claim.claimId()), overlapping(claim));
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
