package org.crossregion.settlement.claim;

import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.settlement.visit.CareKind;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

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
        Optional<Payout> payout) {

    Claim {
        detail = IdentityNumbers.maskAll(detail);
        diagnosis = IdentityNumbers.maskAll(diagnosis);
    }

    /**
     * In how many working days it is decided and paid.
     *
     * @param special who has marked it as special, when and why; absent if nobody has
     */
    record Term(int normalDays, int specialDays, Optional<Decision> special) {

        int days() {
            return special.isPresent() ? specialDays : normalDays;
        }
    }

    /** Whether it is paid, and nothing has come back. */
    boolean isPaid() {
        return payout.filter(last -> last.kind() == Payout.Kind.PAID).isPresent();
    }

    /** Whether nobody has anything more to do within its term. */
    boolean isDone() {
        return switch (state) {
            case REJECTED, CANCELLED -> true;
            case SETTLED -> isPaid();
            case REGISTERED -> false;
        };
    }

    /** Who decided. */
    record Decision(String by, Instant at, String reason) {}

    /** What was handed in with it. */
    record Papers(List<ClaimLine> lines, List<ClaimInvoice> invoices) {

        Papers {
            lines = List.copyOf(lines);
            invoices = List.copyOf(invoices);
        }
    }
}
