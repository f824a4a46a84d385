package org.crossregion.clearing.region;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;

/** A fiscal account (财政专户) as filing-service publishes it. */
public record FiscalAccount(
        RegionCode region,
        String purpose,
        Scheme scheme,
        String bank,
        String accountName,
        String accountNo,
        LocalDate validFrom,
        long version) {

    /** The purpose of accounts that clearing money moves through. */
    public static final String CLEARING = "clearing";
}
