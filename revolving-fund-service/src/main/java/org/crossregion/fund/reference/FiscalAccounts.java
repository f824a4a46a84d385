package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.Optional;

/** Which account the fund's money goes through. */
@ApplicationScoped
public class FiscalAccounts {

    private final FiscalAccountRepository repository;

    FiscalAccounts(FiscalAccountRepository repository) {
        this.repository = repository;
    }

    /** A region's account for the revolving fund on a day; empty if none is known. */
    public Optional<FiscalAccount> of(RegionCode region, Scheme scheme, LocalDate day) {
        return repository.find(region, scheme, day);
    }
}
