package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money has arrived and has settled notices; told within the service, in the same transaction.
 *
 * @param parts what of it each line of the payer's notices took, in order
 * @param remittance of which its arrival was told
 */
public record MoneyArrived(
        UUID transfer,
        String bankReference,
        Scheme scheme,
        List<Part> parts,
        LocalDate paidOn,
        Optional<UUID> remittance) {

    /** What the line of one counterparty took. */
    public record Part(String notice, RegionCode counterparty, Money amount) {}

    public MoneyArrived {
        parts = List.copyOf(parts);
    }
}
