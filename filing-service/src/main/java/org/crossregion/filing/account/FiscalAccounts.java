package org.crossregion.filing.account;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** What other capabilities ask about fiscal accounts. */
@ApplicationScoped
public class FiscalAccounts {

    private final FiscalAccountRepository accounts;

    FiscalAccounts(FiscalAccountRepository accounts) {
        this.accounts = accounts;
    }

    /** The schemes that a region has an account for clearing for on a day. */
    public Set<Scheme> clearingSchemes(RegionCode region, LocalDate day) {
        Set<Scheme> schemes = EnumSet.noneOf(Scheme.class);
        accounts.all().stream()
                .filter(account -> account.region().equals(region))
                .filter(account -> account.purpose() == FiscalAccount.Purpose.CLEARING)
                .filter(account -> !account.validFrom().isAfter(day))
                .forEach(account -> schemes.add(account.scheme()));
        return schemes;
    }
}
