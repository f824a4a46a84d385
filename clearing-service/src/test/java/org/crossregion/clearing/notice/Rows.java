package org.crossregion.clearing.notice;

import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.Map;

/** Statement rows for tests. */
final class Rows {

    private Rows() {}

    /** What one region owes another, in yuan. */
    static StatementRow owed(String insured, String treatment, Scheme scheme, long yuan) {
        Money money = Money.ofFen(yuan * 100);
        return new StatementRow(
                new RegionPair(RegionCode.of(insured), RegionCode.of(treatment)),
                scheme,
                CareType.values()[0],
                Period.fromString("2026-10"),
                new Amounts(1, 1, money, Map.of(Fund.POOLING, money), Money.ZERO, money));
    }
}
