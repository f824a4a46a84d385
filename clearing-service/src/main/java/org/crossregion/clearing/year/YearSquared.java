package org.crossregion.clearing.year;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The event {@code year-squared.v1}: a year was verified and published, and this is how its regions
 * stand. A province tier tells of the pairs within the province; those that cross its border are
 * told by the national tier.
 */
record YearSquared(
        UUID eventId,
        Instant occurredAt,
        String authority,
        String tier,
        int year,
        List<Region> regions)
        implements OutboxEvent {

    /**
     * How a region stands under one scheme.
     *
     * @param receivableFen what the twelve months come to
     * @param adjustmentsFen what the year's end adds, receivable less payable
     * @param outstandingReceivableFen what is still to be received, year's end included
     */
    record Region(
            String region,
            String scheme,
            long receivableFen,
            long payableFen,
            long collectedFen,
            long paidFen,
            long adjustmentsFen,
            long outstandingReceivableFen,
            long outstandingPayableFen) {}

    static YearSquared of(PeriodKey year, YearFigures figures, Instant now) {
        return new YearSquared(
                EventIds.next(),
                now,
                year.circle().authority().value(),
                year.circle().tier().code(),
                year.period().firstDay().getYear(),
                regions(year, figures));
    }

    @Override
    public String type() {
        return "year-squared.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + year;
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    private static List<Region> regions(PeriodKey year, YearFigures figures) {
        boolean national = year.circle().tier() == Tier.NATIONAL;
        TreeMap<RegionCode, TreeMap<Scheme, List<Figure>>> byRegion = new TreeMap<>();
        figures.figures().stream()
                .filter(figure -> national || figure.within())
                .forEach(
                        figure ->
                                byRegion.computeIfAbsent(figure.region(), r -> new TreeMap<>())
                                        .computeIfAbsent(figure.scheme(), s -> new ArrayList<>())
                                        .add(figure));
        List<Region> regions = new ArrayList<>();
        byRegion.forEach(
                (region, schemes) ->
                        schemes.forEach(
                                (scheme, some) -> regions.add(region(region, scheme, some))));
        return regions;
    }

    private static Region region(RegionCode region, Scheme scheme, List<Figure> figures) {
        return new Region(
                region.value(),
                scheme.code(),
                sum(figures, Direction.RECEIVABLE, Figure::months),
                sum(figures, Direction.PAYABLE, Figure::months),
                sum(figures, Direction.RECEIVABLE, Figure::settled),
                sum(figures, Direction.PAYABLE, Figure::settled),
                sum(figures, Direction.RECEIVABLE, Figure::adjustment)
                        - sum(figures, Direction.PAYABLE, Figure::adjustment),
                sum(figures, Direction.RECEIVABLE, Figure::outstanding),
                sum(figures, Direction.PAYABLE, Figure::outstanding));
    }

    private static long sum(
            List<Figure> figures, Direction direction, Function<Figure, Money> amount) {
        return Money.sum(
                        figures.stream()
                                .filter(figure -> figure.direction() == direction)
                                .map(amount)
                                .toList())
                .fen();
    }
}
