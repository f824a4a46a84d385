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
 * @param years what of it is of which year, in order
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
        List<Year> years,
        String policy,
        int policyVersion,
        String reason,
        List<Step> explanation) {

    TopUpEntry {
        funds = Map.copyOf(funds);
        years = List.copyOf(years);
        explanation = List.copyOf(explanation);
    }

    /** What of it is of one year that the settlement counts in. */
    record Year(int year, Map<Fund, Money> funds, Money deductible) {

        Year {
            funds = Map.copyOf(funds);
        }

        Money amount() {
            return Money.sum(funds.values());
        }

        private Year negated() {
            return new Year(year, TopUpEntry.negated(funds), deductible.negated());
        }
    }

    /** A step of the computation, in words. */
    record Step(String rule, Money amount, String chinese, String english) {}

    Money total() {
        return account.plus(cash);
    }

    /** What the funds pay of one year. */
    Map<Fund, Money> funds(int year) {
        return years.stream()
                .filter(one -> one.year() == year)
                .findFirst()
                .map(Year::funds)
                .orElse(Map.of());
    }

    private static Map<Fund, Money> negated(Map<Fund, Money> funds) {
        EnumMap<Fund, Money> negated = new EnumMap<>(Fund.class);
        funds.forEach((fund, amount) -> negated.put(fund, amount.negated()));
        return negated;
    }

    TopUpEntry takenBack(String id, Instant at, String why) {
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
                negated(funds),
                account.negated(),
                cash.negated(),
                deductible.negated(),
                years.stream().map(Year::negated).toList(),
                policy,
                policyVersion,
                why,
                List.of());
    }
}
