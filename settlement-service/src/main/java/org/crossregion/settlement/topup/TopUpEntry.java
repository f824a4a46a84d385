package org.crossregion.settlement.topup;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a top-up pays, or what is to be returned of it.
 *
 * @param originalId the payment that this takes back
 * @param funds what each pays more, or less; together more than nothing in a payment
 * @param account what of it goes back to the personal account
 * @param cash what of it goes to the person
 * @param deductible by how much the person bears more of it, or less
 */
record TopUpEntry(
        String entryId,
        Optional<String> originalId,
        String topUpId,
        String settlementId,
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        CareType careType,
        Instant enteredAt,
        Map<Fund, Money> funds,
        Money account,
        Money cash,
        Money deductible,
        String policy,
        int policyVersion,
        String reason,
        List<Step> explanation) {

    TopUpEntry {
        funds = Map.copyOf(funds);
        explanation = List.copyOf(explanation);
    }

    /** A step of the computation, in words. */
    record Step(String rule, Money amount, String chinese, String english) {}

    Money total() {
        return account.plus(cash);
    }

    Money fund(Fund fund) {
        return funds.getOrDefault(fund, Money.ZERO);
    }

    TopUpEntry takenBack(String id, Instant at, String why) {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return new TopUpEntry(
                id,
                Optional.of(entryId),
                topUpId,
                settlementId,
                personNo,
                scheme,
                insuredRegion,
                careType,
                at,
                negated,
                account.negated(),
                cash.negated(),
                deductible.negated(),
                policy,
                policyVersion,
                why,
                List.of());
    }
}
