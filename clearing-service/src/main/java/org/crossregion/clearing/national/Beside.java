package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what the nation says beside what we compute, per counterpart, region and scheme. */
@ApplicationScoped
class Beside {

    private final NationalRepository repository;
    private final Totals totals;
    private final Regions regions;

    Beside(NationalRepository repository, Totals totals, Regions regions) {
        this.repository = repository;
        this.totals = totals;
        this.regions = regions;
    }

    /** Where the month is computed, what is computed is what counts on both sides. */
    List<Line> lines(Share share, Period period, boolean imports) {
        RegionCode authority = share.authority();
        Map<Cell, Amounts> due = totals.due(new Circle(authority, Tier.NATIONAL), period);
        Map<Cell, Amounts> counting =
                imports
                        ? repository
                                .latest(authority, period)
                                .<Map<Cell, Amounts>>map(repository::sums)
                                .orElse(Map.of())
                        : due;
        return Line.of(authority, counting, due, repository.adjustments(authority, period)).stream()
                .filter(share::has)
                .toList();
    }

    NationalView view(Share share, Period period, boolean imports) {
        Optional<NationalResult> result = repository.latest(share.authority(), period);
        List<Line> lines = lines(share, period, imports);
        Map<String, Long> open = repository.openByClass(share, period);
        boolean same =
                result.map(
                                one ->
                                        share.region().isPresent()
                                                ? open.isEmpty()
                                                        && lines.stream().allMatch(Line::agrees)
                                                : repository.parts(one, 1).isEmpty())
                        .orElse(!imports);
        return new NationalView(
                period.toString(),
                share.authority().value(),
                share.region().map(RegionCode::value).orElse(null),
                imports ? "import" : "compute",
                result.map(NationalView.Result::of).orElse(null),
                same,
                open,
                lines.stream()
                        .map(
                                line ->
                                        NationalView.LineView.of(
                                                line, code -> regions.nameOf(RegionCode.of(code))))
                        .toList());
    }
}
