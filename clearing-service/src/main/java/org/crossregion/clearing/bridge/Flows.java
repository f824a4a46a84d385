package org.crossregion.clearing.bridge;

import org.crossregion.clearing.bridge.RefundRepository.Refunds;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** A payer's flows of one period, by scheme. */
record Flows(Map<Scheme, Flow> byScheme) {

    /**
     * What a statement's rows come to for a payer.
     *
     * @param payer a region of the circle; of the nation's a province
     * @param refunds of that period, which are among the rows
     */
    static Flows of(
            PeriodKey key,
            RegionCode payer,
            Collection<StatementRow> rows,
            Map<Scheme, Refunds> refunds) {
        Map<Scheme, Flow> flows = new EnumMap<>(Scheme.class);
        for (Scheme scheme : Scheme.values()) {
            Flow flow = Flow.NOTHING;
            for (StatementRow row : rows) {
                if (row.scheme() == scheme && isPaid(key.circle(), row.pair())) {
                    flow = flow.plus(part(key, payer, row));
                }
            }
            flows.put(scheme, apart(flow, refunds.getOrDefault(scheme, Refunds.NONE)));
        }
        return new Flows(flows);
    }

    Flow of(Scheme scheme) {
        return byScheme.getOrDefault(scheme, Flow.NOTHING);
    }

    /** In the province tier notices are of pairs within the province, else of those across. */
    private static boolean isPaid(Circle circle, RegionPair pair) {
        return circle.tier() == Tier.PROVINCE
                ? circle.encloses(pair)
                : pair.tier() == Tier.NATIONAL;
    }

    private static Flow part(PeriodKey key, RegionCode payer, StatementRow row) {
        Circle circle = key.circle();
        if (is(payer, row.pair().insured(), circle)) {
            Money cleared = row.amounts().cleared();
            return isBefore(row.origin(), key.period())
                    ? new Flow(0, Money.ZERO, cleared, Money.ZERO, row.deducted(), Money.ZERO)
                    : new Flow(
                            row.amounts().cases(),
                            cleared,
                            Money.ZERO,
                            Money.ZERO,
                            row.deducted(),
                            Money.ZERO);
        }
        return circle.tier() == Tier.PROVINCE && is(payer, row.pair().treatment(), circle)
                ? new Flow(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, row.owed())
                : Flow.NOTHING;
    }

    private static boolean isBefore(Period origin, Period period) {
        return origin.firstDay().isBefore(period.firstDay());
    }

    private static boolean is(RegionCode payer, RegionCode region, Circle circle) {
        return payer.equals(circle.isNation() ? region.province() : region);
    }

    /** Takes the refunds out of what the month itself came to. */
    private static Flow apart(Flow flow, Refunds refunds) {
        return new Flow(
                Math.addExact(flow.cases(), refunds.cases()),
                flow.current().minus(refunds.cleared()),
                flow.late(),
                refunds.cleared(),
                flow.deductions(),
                flow.offset());
    }
}
