package org.crossregion.clearing.run;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.Period;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.ArrayList;
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

    /** What one pair came to under one scheme, and how much of it was settled in which month. */
    record Pair(
            String insuredRegion,
            String treatmentRegion,
            String scheme,
            long cases,
            long clearedFen,
            long deductedFen,
            List<Origin> origins) {}

    /** What a pair's settlements of one month came to. */
    record Origin(String originPeriod, long cases, long clearedFen, long deductedFen) {}

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
        Map<RegionPair, Map<Scheme, List<StatementRow>>> pairs = new TreeMap<>();
        rows.stream()
                .filter(row -> circle.tier() == Tier.NATIONAL || circle.encloses(row.pair()))
                .forEach(
                        row ->
                                pairs.computeIfAbsent(row.pair(), pair -> new TreeMap<>())
                                        .computeIfAbsent(row.scheme(), scheme -> new ArrayList<>())
                                        .add(row));
        List<Pair> told = new ArrayList<>();
        pairs.forEach(
                (pair, schemes) ->
                        schemes.forEach((scheme, own) -> told.add(pair(pair, scheme, own))));
        return told;
    }

    private static Pair pair(RegionPair pair, Scheme scheme, List<StatementRow> rows) {
        Map<Period, List<StatementRow>> byOrigin = new TreeMap<>();
        rows.forEach(
                row -> byOrigin.computeIfAbsent(row.origin(), o -> new ArrayList<>()).add(row));
        Amounts all = sum(rows);
        List<Origin> origins = new ArrayList<>();
        byOrigin.forEach((origin, own) -> origins.add(origin(origin, sum(own))));
        return new Pair(
                pair.insured().value(),
                pair.treatment().value(),
                scheme.code(),
                all.cases(),
                all.cleared().fen(),
                all.deducted().fen(),
                origins);
    }

    private static Origin origin(Period origin, Amounts sum) {
        return new Origin(
                origin.toString(), sum.cases(), sum.cleared().fen(), sum.deducted().fen());
    }

    private static Amounts sum(List<StatementRow> rows) {
        return rows.stream().map(StatementRow::amounts).reduce(Amounts.NONE, Amounts::plus);
    }
}
