package org.crossregion.fund.reference;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;

/** The account (财政专户) that a region's money of a scheme goes through. */
public record FiscalAccount(
        RegionCode region,
        Scheme scheme,
        String bank,
        String accountName,
        String accountNo,
        LocalDate validFrom) {}
