package org.crossregion.clearing.remittance;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A remittance as it stands.
 *
 * @param difference what has arrived less what was sent: negative if it is short; null before
 */
public record RemittanceView(
        UUID id,
        String notice,
        String region,
        String authority,
        String counterparty,
        String scheme,
        Money amount,
        String state,
        String stateName,
        Money arrived,
        Money difference,
        LocalDate appliedOn,
        String appliedBy,
        LocalDate sentOn,
        String sentBy,
        String bankReference,
        LocalDate arrivedOn) {

    static RemittanceView of(Remittance remittance) {
        return new RemittanceView(
                remittance.id(),
                remittance.notice(),
                remittance.region().value(),
                remittance.authority().value(),
                remittance.counterparty().map(RegionCode::value).orElse(null),
                remittance.scheme().code(),
                remittance.amount(),
                remittance.state().code(),
                remittance.state().label(),
                remittance.arrived(),
                remittance.arrived().isPositive()
                        ? remittance.arrived().minus(remittance.amount())
                        : null,
                remittance.appliedOn(),
                remittance.appliedBy(),
                remittance.sentOn().orElse(null),
                remittance.sentBy().orElse(null),
                remittance.bankReference().orElse(null),
                remittance.arrivedOn().orElse(null));
    }
}
