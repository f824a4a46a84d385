package org.crossregion.clearing.bank;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.List;
import java.util.Optional;

/**
 * What a line is for, by which rule, or why nobody can tell.
 *
 * @param code the remittance code it was found by
 * @param expected what is open of the notices that it names; less or more may have come
 * @param parts in the order in which they are settled
 */
record Verdict(
        Rule rule,
        Reason reason,
        Optional<String> code,
        Optional<Money> expected,
        List<Part> parts) {

    /**
     * What of a line is for which notice.
     *
     * @param region who pays
     * @param receiver whose line of the notice alone; empty for all
     */
    record Part(
            String notice,
            RegionCode region,
            Optional<RegionCode> receiver,
            Scheme scheme,
            Money amount) {}

    Verdict {
        parts = List.copyOf(parts);
    }

    static Verdict none(Reason reason) {
        return new Verdict(Rule.NONE, reason, Optional.empty(), Optional.empty(), List.of());
    }

    Money matched() {
        return Money.sum(parts.stream().map(Part::amount).toList());
    }
}
