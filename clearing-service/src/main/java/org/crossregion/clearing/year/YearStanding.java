package org.crossregion.clearing.year;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a region stands in a year under one scheme: the sum of its figures.
 *
 * @param receivable what the twelve months come to, deductions off
 * @param receivableAdjustment what the year's end adds to it
 * @param collected what was received so far, by money or by offsetting
 * @param outstandingReceivable what is still to be received, year's end included
 */
public record YearStanding(
        RegionCode region,
        Scheme scheme,
        Money receivable,
        Money receivableAdjustment,
        Money collected,
        Money outstandingReceivable,
        Money payable,
        Money payableAdjustment,
        Money paid,
        Money outstandingPayable) {

    /** Region by region, scheme by scheme; of the figures that a predicate takes. */
    public static List<YearStanding> of(YearFigures figures, Predicate<Figure> which) {
        TreeMap<RegionCode, TreeMap<Scheme, List<Figure>>> byRegion = new TreeMap<>();
        figures.figures().stream()
                .filter(which)
                .forEach(
                        figure ->
                                byRegion.computeIfAbsent(figure.region(), r -> new TreeMap<>())
                                        .computeIfAbsent(figure.scheme(), s -> new ArrayList<>())
                                        .add(figure));
        List<YearStanding> standings = new ArrayList<>();
        byRegion.forEach(
                (region, schemes) ->
                        schemes.forEach((scheme, some) -> standings.add(of(region, scheme, some))));
        return standings;
    }

    /** What the year's end adds, receivable less payable. */
    Money adjustment() {
        return receivableAdjustment.minus(payableAdjustment);
    }

    private static YearStanding of(RegionCode region, Scheme scheme, List<Figure> figures) {
        List<Figure> receivable = of(figures, Direction.RECEIVABLE);
        List<Figure> payable = of(figures, Direction.PAYABLE);
        return new YearStanding(
                region,
                scheme,
                sum(receivable, Figure::months),
                sum(receivable, Figure::adjustment),
                sum(receivable, Figure::settled),
                sum(receivable, Figure::outstanding),
                sum(payable, Figure::months),
                sum(payable, Figure::adjustment),
                sum(payable, Figure::settled),
                sum(payable, Figure::outstanding));
    }

    private static List<Figure> of(Collection<Figure> figures, Direction direction) {
        return figures.stream().filter(figure -> figure.direction() == direction).toList();
    }

    private static Money sum(List<Figure> figures, Function<Figure, Money> amount) {
        return Money.sum(figures.stream().map(amount).toList());
    }
}
