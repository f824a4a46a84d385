package org.crossregion.settlement.topup;

import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.Payable;
import org.crossregion.settlement.payout.Payee;
import org.crossregion.settlement.payout.Payout;
import org.crossregion.settlement.payout.Term;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A proposal to pay what a settlement has underpaid, and what became of it.
 *
 * @param topUpId T, insured region, day, seven digits; what it pays is entered under the same
 * @param payee whom to pay what is not the account's; absent if it was not said
 * @param term in how many working days it is done
 * @param decision who decided and why; absent while nobody has
 * @param cash what is paid to the person at the bank; absent unless it is settled
 * @param payout the last payment, or return of one
 */
record TopUp(
        String topUpId,
        TopUpState state,
        String settlementId,
        String personNo,
        RegionCode insuredRegion,
        TopUpCause cause,
        Correction correction,
        String reason,
        String evidence,
        String proposedBy,
        Instant proposedAt,
        Optional<Payee> payee,
        Term term,
        Optional<Decision> decision,
        Optional<Money> cash,
        Optional<Payout> payout) {

    TopUp {
        reason = IdentityNumbers.maskAll(reason);
        evidence = IdentityNumbers.maskAll(evidence);
    }

    LocalDate receivedOn() {
        return Beijing.day(proposedAt);
    }

    /** As far as its payment is concerned. */
    Payable payable() {
        return new Payable(
                "top-up",
                topUpId,
                state.label(),
                state == TopUpState.PROPOSED,
                cash,
                decision.map(one -> Beijing.day(one.at())),
                Stream.concat(Stream.of(proposedBy), decision.map(Decision::by).stream())
                        .collect(Collectors.toSet()),
                payee,
                term,
                payout);
    }
}
