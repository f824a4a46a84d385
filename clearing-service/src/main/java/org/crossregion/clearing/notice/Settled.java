package org.crossregion.clearing.notice;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What a transfer or a disbursement, one of the two, settles of a notice's line. */
public record Settled(
        RegionCode counterparty,
        Scheme scheme,
        Money amount,
        Optional<UUID> transfer,
        Optional<UUID> disbursement,
        LocalDate settledOn) {

    public Settled {
        if (!amount.isPositive() || transfer.isPresent() == disbursement.isPresent()) {
            throw new IllegalArgumentException("settled is more than nothing, by one fact");
        }
    }
}
