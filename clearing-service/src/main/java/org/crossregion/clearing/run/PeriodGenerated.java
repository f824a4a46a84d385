package org.crossregion.clearing.run;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The event {@code period-generated.v1}: what a published period came to, per pair and scheme. A
 * province tier tells of the pairs within the province; those that cross its border are told by the
 * national tier, so that nobody hears of a pair twice.
 */
record PeriodGenerated(
        UUID eventId,
        Instant occurredAt,
        String authority,
        String tier,
        String period,
        int version,
        String state,
        String sha256,
        List<Pair> pairs)
        implements OutboxEvent {

    /** What one pair came to under one scheme. */
    record Pair(
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            long cases,
            long clearedFen,
            long deductedFen) {}

    static PeriodGenerated of(Statement statement, List<StatementRow> rows, Instant now) {
        Circle circle = statement.key().circle();
        return new PeriodGenerated(
                EventIds.next(),
                now,
                circle.authority().value(),
                circle.tier().code(),
                statement.key().period().toString(),
                statement.version(),
                PeriodState.PUBLISHED.code(),
                statement.sha256(),
                pairs(circle, rows));
    }

    @Override
    public String type() {
        return "period-generated.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + period;
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    private static List<Pair> pairs(Circle circle, List<StatementRow> rows) {
        Map<RegionPair, Map<Scheme, Pair>> pairs = new TreeMap<>();
        rows.stream()
                .filter(row -> circle.tier() == Tier.NATIONAL || circle.encloses(row.pair()))
                .forEach(
                        row ->
                                pairs.computeIfAbsent(row.pair(), pair -> new TreeMap<>())
                                        .merge(row.scheme(), pair(row), PeriodGenerated::sum));
        return pairs.values().stream().flatMap(schemes -> schemes.values().stream()).toList();
    }

    private static Pair pair(StatementRow row) {
        return new Pair(
                row.pair().insured().value(),
                row.pair().treatment().value(),
                row.scheme().code(),
                row.amounts().cases(),
                row.amounts().cleared().fen(),
                row.deducted().fen());
    }

    private static Pair sum(Pair one, Pair other) {
        return new Pair(
                one.insuredRegion,
                one.treatmentRegion,
                one.scheme,
                Math.addExact(one.cases, other.cases),
                Math.addExact(one.clearedFen, other.clearedFen),
                Math.addExact(one.deductedFen, other.deductedFen));
    }
}
