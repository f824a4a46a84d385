package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money that the bank says has moved between public accounts (划拨).
 *
 * @param region whose notices it settles
 * @param bankReference the bank's own number; it makes it one transfer for ever
 * @param matches what it settles, in the order in which it was used up
 */
record Transfer(
        UUID id,
        String bankReference,
        RegionCode region,
        Scheme scheme,
        Money amount,
        LocalDate paidOn,
        Optional<String> notice,
        Optional<String> remittanceCode,
        Optional<RegionCode> counterparty,
        Optional<RegionCode> authority,
        Optional<Tier> tier,
        String recordedBy,
        Instant recordedAt,
        List<Match> matches) {

    /** What it settles of the line of a notice. */
    record Match(String notice, RegionCode counterparty, Money amount) {}

    Transfer {
        matches = List.copyOf(matches);
    }

    /** Whether another transfer says the same of the same money. */
    boolean says(Transfer other) {
        return bankReference.equals(other.bankReference)
                && region.equals(other.region)
                && scheme == other.scheme
                && amount.equals(other.amount)
                && paidOn.equals(other.paidOn)
                && notice.equals(other.notice)
                && remittanceCode.equals(other.remittanceCode)
                && counterparty.equals(other.counterparty)
                && authority.equals(other.authority)
                && tier.equals(other.tier);
    }

    Transfer with(List<Match> newMatches) {
        return new Transfer(
                id,
                bankReference,
                region,
                scheme,
                amount,
                paidOn,
                notice,
                remittanceCode,
                counterparty,
                authority,
                tier,
                recordedBy,
                recordedAt,
                newMatches);
    }
}
