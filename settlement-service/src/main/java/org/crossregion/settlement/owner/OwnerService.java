package org.crossregion.settlement.owner;

import org.crossregion.settlement.refusal.SettlementRefusal;

import java.util.Locale;
import java.util.Optional;

/** A service that owns what we ask it for, and what we say when it refuses or is away. */
public enum OwnerService {
    FILING(SettlementRefusal.REGISTRATION_REFUSED, SettlementRefusal.REGISTRATION_NOT_ANSWERING),
    CLEARING(SettlementRefusal.CLEARING_REFUSED, SettlementRefusal.CLEARING_NOT_ANSWERING);

    private final SettlementRefusal refused;
    private final SettlementRefusal silent;

    OwnerService(SettlementRefusal refused, SettlementRefusal silent) {
        this.refused = refused;
        this.silent = silent;
    }

    /** The service of that name in the table of owners; absent if it is none of ours. */
    public static Optional<OwnerService> named(String owner) {
        for (OwnerService service : values()) {
            if (service.name().toLowerCase(Locale.ROOT).equals(owner)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** What its own refusal is told as. */
    SettlementRefusal refused() {
        return refused;
    }

    /** What is told while it does not answer. */
    SettlementRefusal silent() {
        return silent;
    }
}
