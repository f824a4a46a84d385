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
 * @param parts what all lines together are made of
 * @param decision who decided and why; absent while nobody has
 * @param settlementId what it was settled as
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
        Payee payee,
        LineSplit parts,
        String registeredBy,
        Instant registeredAt,
        Optional<Decision> decision,
        Optional<String> settlementId) {

    Claim {
        detail = IdentityNumbers.maskAll(detail);
        diagnosis = IdentityNumbers.maskAll(diagnosis);
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
