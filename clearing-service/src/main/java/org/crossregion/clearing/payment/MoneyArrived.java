package org.crossregion.clearing.payment;

import org.crossregion.values.Money;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Money has arrived and has settled notices; told within the service, in the same transaction.
 *
 * @param byNotice what of it each of the payer's notices took
 * @param remittance of which its arrival was told
 */
public record MoneyArrived(
        UUID transfer,
        String bankReference,
        Scheme scheme,
        SortedMap<String, Money> byNotice,
        LocalDate paidOn,
        Optional<UUID> remittance) {

    public MoneyArrived {
        byNotice = Collections.unmodifiableSortedMap(new TreeMap<>(byNotice));
    }
}
