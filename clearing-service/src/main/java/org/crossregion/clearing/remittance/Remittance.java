package org.crossregion.clearing.remittance;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Money on its way to settle a notice.
 *
 * @param region who pays
 * @param authority who gets it: whoever issued the order; of what the fund gives back the region
 * @param counterparty to whose line of the notice alone, where payer and receiver deal directly
 * @param arrived what has arrived of it
 * @param arrivedOn when the last of it arrived
 */
record Remittance(
        UUID id,
        String notice,
        RegionCode region,
        RegionCode authority,
        Optional<RegionCode> counterparty,
        Scheme scheme,
        Money amount,
        LocalDate appliedOn,
        String appliedBy,
        Instant appliedAt,
        Optional<LocalDate> sentOn,
        Optional<String> sentBy,
        Optional<String> bankReference,
        boolean withdrawn,
        boolean returned,
        Money arrived,
        Optional<LocalDate> arrivedOn) {

    RemittanceState state() {
        if (withdrawn) {
            return RemittanceState.WITHDRAWN;
        }
        if (returned) {
            return RemittanceState.RETURNED;
        }
        return sentOn.isPresent() || arrived.isPositive()
                ? RemittanceState.ofSent(amount, arrived)
                : RemittanceState.APPLIED;
    }

    boolean isFor(Optional<RegionCode> receiver) {
        return counterparty.equals(receiver);
    }

    /** What of it is still to come; of one that was ended, nothing. */
    Money toCome() {
        return withdrawn || returned ? Money.ZERO : amount.minus(arrived).orZeroIfNegative();
    }
}
