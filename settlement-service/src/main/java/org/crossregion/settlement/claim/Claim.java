package org.crossregion.settlement.claim;

import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.Payable;
import org.crossregion.settlement.payout.Payee;
import org.crossregion.settlement.payout.Payout;
import org.crossregion.settlement.payout.Term;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A claim for manual reimbursement (零星报销申请) as it was handed in, and what became of it.
 *
 * @param claimId R, insured region, day, seven digits
 * @param insuredRegion the pooling region that pays
 * @param detail more about the reason; free text
 * @param evidence what was handed in, each with where it is kept
 * @param lastDay it could be claimed on; absent where the policy names none
 * @param extension that lifts it; absent if it was in time
 * @param term in how many working days it is done
 * @param parts what all lines together are made of
 * @param decision who decided and why; absent while nobody has
 * @param settlementId what it was settled as
 * @param due what the funds pay of it; absent unless it is settled
 * @param payout the last payment, or return of one
 */
record Claim(
        String claimId,
        ClaimState state,
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        RegionCode insuredAdmdvs,
        ClaimedAt at,
        CareKind care,
        LocalDate beganOn,
        LocalDate endedOn,
        ClaimReason reason,
        String detail,
        String diagnosis,
        SortedMap<EvidenceKind, String> evidence,
        Optional<LocalDate> lastDay,
        Optional<Long> extension,
        LocalDate receivedOn,
        Term term,
        Payee payee,
        LineSplit parts,
        String registeredBy,
        Instant registeredAt,
        Optional<Decision> decision,
        Optional<String> settlementId,
        Optional<Money> due,
        Optional<Payout> payout) {

    Claim {
        detail = IdentityNumbers.maskAll(detail);
        diagnosis = IdentityNumbers.maskAll(diagnosis);
    }

    /** As far as its payment is concerned. */
    Payable payable() {
        return new Payable(
                "claim",
                claimId,
                state.label(),
                state == ClaimState.REGISTERED,
                due,
                decision.map(one -> Beijing.day(one.at())),
                Stream.concat(Stream.of(registeredBy), decision.map(Decision::by).stream())
                        .collect(Collectors.toSet()),
                Optional.of(payee),
                term,
                payout);
    }

    /** What was handed in with it. */
    record Papers(List<ClaimLine> lines, List<ClaimInvoice> invoices) {

        Papers {
            lines = List.copyOf(lines);
            invoices = List.copyOf(invoices);
        }
    }
}
