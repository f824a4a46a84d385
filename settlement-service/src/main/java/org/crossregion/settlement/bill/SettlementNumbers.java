package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Numbers bills: A, insured region, day, and seven digits of one sequence that nobody waits for.
 */
@ApplicationScoped
class SettlementNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final SettlementRepository bills;

    SettlementNumbers(SettlementRepository bills) {
        this.bills = bills;
    }

    String next(RegionCode insuredRegion, Instant at) {
        return "A"
                + insuredRegion
                + DAY.format(Beijing.day(at))
                + String.format("%07d", bills.nextNumber());
    }
}
