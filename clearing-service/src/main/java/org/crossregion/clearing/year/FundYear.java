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

    /**
     * How the fund stood for a region under one scheme when the year was over. Who says only the
     * balance says that nothing has moved since.
     */
    record Region(
            String region,
            String scheme,
            long quotaFen,
            long emergencyFen,
            long paidInFen,
            Long openingFen,
            Long broughtInFen,
            Long returnedFen,
            Long drawnFen,
            Long replenishedFen,
            Long heldFen,
            Long drawnLaterFen,
            Long replenishedLaterFen,
            long balanceFen) {

        /**
         * @throws IllegalArgumentException if the year's movements do not lead from its beginning
         *     to its end, or what came later not to the balance
         */
        private FundFigure figure() {
            Money held = Money.ofFen(heldFen == null ? balanceFen : heldFen);
            Money before = openingFen == null ? held : Money.ofFen(openingFen);
            Money after =
                    before.plus(or0(broughtInFen))
                            .minus(or0(returnedFen))
                            .minus(or0(drawnFen))
                            .plus(or0(replenishedFen));
            FundFigure figure =
                    new FundFigure(
                            RegionCode.of(region),
                            Scheme.fromString(scheme),
                            Money.ofFen(quotaFen),
                            Money.ofFen(emergencyFen),
                            Money.ofFen(paidInFen),
                            held,
                            or0(drawnLaterFen),
                            or0(replenishedLaterFen));
            if (!after.equals(held) || !figure.balance().equals(Money.ofFen(balanceFen))) {
                throw new IllegalArgumentException(
                        "%s %s: the movements come to %s, held is %s; balance %s does not follow"
                                .formatted(region, scheme, after, held, Money.ofFen(balanceFen)));
            }
            return figure;
        }

        private static Money or0(Long fen) {
            return fen == null ? Money.ZERO : Money.ofFen(fen);
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
