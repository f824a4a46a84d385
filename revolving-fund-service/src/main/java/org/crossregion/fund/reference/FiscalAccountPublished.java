package org.crossregion.fund.reference;

import java.time.LocalDate;

/** What the fund reads of filing's event about an account of a finance bureau. */
record FiscalAccountPublished(
        String region,
        String purpose,
        String scheme,
        String bank,
        String accountName,
        String accountNo,
        LocalDate validFrom,
        long version) {}
