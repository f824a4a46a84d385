package org.crossregion.clearing.detail;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes details for tests. */
final class Details {

    static final RegionPair WITHIN = pair("220100", "220200");
    static final RegionPair ACROSS = pair("220100", "310000");

    private Details() {}

    static RegionPair pair(String insured, String treatment) {
        return new RegionPair(RegionCode.of(insured), RegionCode.of(treatment));
    }

    static Detail settlement(String id, RegionPair pair, String at) {
        return settlement(
                id, pair, Scheme.EMPLOYEE, CareType.INPATIENT, Instant.parse(at), 10_000, 500, 0);
    }

    static Detail settlement(
            String id,
            RegionPair pair,
            Scheme scheme,
            CareType care,
            Instant at,
            long fund,
            long account,
            int lane) {
        Money total = Money.ofFen(fund + account);
        FundSplit split =
                new FundSplit(
                        total,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        total,
                        Map.of(Fund.POOLING, Money.ofFen(fund)),
                        Money.ofFen(account),
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO);
        return new Detail(
                id,
                DetailKind.SETTLEMENT,
                Optional.empty(),
                at,
                pair,
                scheme,
                care,
                split,
                total,
                new Stay(
                        "H" + pair.treatment() + "00001",
                        "99990000000000000001",
                        Optional.empty(),
                        Optional.of("referral"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                lane);
    }

    static Detail mirror(Detail original, String id, DetailKind kind, Instant at) {
        return new Detail(
                id,
                kind,
                Optional.of(original.settlementId()),
                at,
                original.pair(),
                original.scheme(),
                original.careType(),
                original.split().mirrored(),
                original.cleared().negated(),
                original.stay(),
                original.lane());
    }
}
