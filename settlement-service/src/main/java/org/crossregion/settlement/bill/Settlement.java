package org.crossregion.settlement.bill;

import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One bill, computed and split, or the mirror of one; everything the settlement reply of the
 * national interface says. A pre-settlement is the same without a number.
 *
 * @param settlementId setl_id: A, insured region, day, seven digits; absent if only computed
 * @param originalId the bill that a mirror takes back
 * @param round the visit's settlement round that it bills
 * @param insuredRegion the pooling region that pays
 * @param treatmentRegion the pooling region that is paid
 * @param filingType absent at home and where no filing was needed
 * @param settledAt by our clock, in whole seconds
 * @param originPeriod the month of {@code settledAt}
 * @param inClearing false for care in the insured region itself, and for what is not direct
 * @param deductible 实际支付起付线, borne by the person within the in-scope part
 * @param poolingRate 统筹支付比例: what the pooling fund paid of the in-scope part
 * @param accountBalance what the personal account holds afterwards
 * @param cleared 清算金额: funds and account; zero if not in clearing
 * @param remoteRequest under which another platform booked it; absent if it was computed here
 * @param channel who pays, and to whom
 */
public record Settlement(
        Optional<String> settlementId,
        SettlementKind kind,
        Optional<String> originalId,
        String visitId,
        int round,
        String institution,
        InsuredPerson person,
        Scheme scheme,
        String personType,
        boolean civilServant,
        RegionCode insuredRegion,
        RegionCode insuredAdmdvs,
        RegionCode treatmentRegion,
        RegionCode treatmentAdmdvs,
        CareType careType,
        String medType,
        String certificateType,
        Optional<FilingType> filingType,
        Optional<String> filingId,
        Instant settledAt,
        Period originPeriod,
        LocalDate beganOn,
        LocalDate endedOn,
        boolean inClearing,
        boolean midStay,
        boolean useAccount,
        String messageId,
        String invoice,
        FundSplit split,
        Money deductible,
        Rate poolingRate,
        Money accountBalance,
        Money cleared,
        String policy,
        int policyVersion,
        Optional<String> remoteRequest,
        SettlementChannel channel) {

    /** The record that takes this bill back. */
    Settlement mirrored(
            String id,
            SettlementKind mirrorKind,
            Instant at,
            String message,
            Money balance,
            Optional<String> request) {
        return copied(
                id,
                mirrorKind,
                settlementId,
                round,
                at,
                message,
                split.mirrored(),
                deductible.negated(),
                balance,
                cleared.negated(),
                request);
    }

    /** This bill once more, as it was, after its cancellation was undone. */
    Settlement restored(
            String id, int newRound, Instant at, Money balance, Optional<String> request) {
        return copied(
                id,
                kind,
                Optional.empty(),
                newRound,
                at,
                messageId,
                split,
                deductible,
                balance,
                cleared,
                request);
    }

    private Settlement copied(
            String id,
            SettlementKind newKind,
            Optional<String> original,
            int newRound,
            Instant at,
            String message,
            FundSplit newSplit,
            Money newDeductible,
            Money balance,
            Money newCleared,
            Optional<String> request) {
        return new Settlement(
                Optional.of(id),
                newKind,
                original,
                visitId,
                newRound,
                institution,
                person,
                scheme,
                personType,
                civilServant,
                insuredRegion,
                insuredAdmdvs,
                treatmentRegion,
                treatmentAdmdvs,
                careType,
                medType,
                certificateType,
                filingType,
                filingId,
                at,
                Period.monthOf(at),
                beganOn,
                endedOn,
                inClearing,
                midStay,
                useAccount,
                message,
                invoice,
                newSplit,
                newDeductible,
                poolingRate,
                balance,
                newCleared,
                policy,
                policyVersion,
                request,
                channel);
    }
}
