package org.crossregion.clearing.year;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.List;

/**
 * How the fund stands in a year, as clearing reads it of {@code fund-year-drafted.v1}, before the
 * fund has closed the year, and of {@code fund-year-closed.v1}.
 */
record FundYear(Instant occurredAt, String authority, String tier, int year, List<Region> regions) {

    /** How the fund stands for a region under one scheme. */
    record Region(
            String region,
            String scheme,
            long quotaFen,
            long emergencyFen,
            long paidInFen,
            long balanceFen) {

        private FundFigure figure() {
            return new FundFigure(
                    RegionCode.of(region),
                    Scheme.fromString(scheme),
                    Money.ofFen(quotaFen),
                    Money.ofFen(emergencyFen),
                    Money.ofFen(paidInFen),
                    Money.ofFen(balanceFen));
        }
    }

    PeriodKey key() {
        return new PeriodKey(
                new Circle(RegionCode.of(authority), Tier.fromString(tier)), Period.ofYear(year));
    }

    List<FundFigure> figures() {
        return regions.stream().map(Region::figure).toList();
    }
}
