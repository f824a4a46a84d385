package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.national.NationalGate;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.seal.Seal;
import org.crossregion.clearing.seal.Seals;
import org.crossregion.clearing.total.Totals;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether everything that was settled in a month has arrived, and where the nation's result is
 * loaded, whether that is there and agrees.
 */
@ApplicationScoped
class Readiness {

    private final Seals seals;
    private final NationalGate national;
    private final Circles circles;
    private final Totals totals;
    private final YearRules yearRules;

    Readiness(
            Seals seals,
            NationalGate national,
            Circles circles,
            Totals totals,
            YearRules yearRules) {
        this.seals = seals;
        this.national = national;
        this.circles = circles;
        this.totals = totals;
        this.yearRules = yearRules;
    }

    /**
     * @throws Refused if a period cannot be generated yet
     */
    void mustBe(PeriodKey key) {
        yearRules.mustAllow(key, Step.GENERATION);
        refusal(key)
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
    }

    /** Why a month cannot be generated yet, if so; a year waits for its months only. */
    Optional<Refused> refusal(PeriodKey key) {
        if (key.period().isYear()) {
            return Optional.empty();
        }
        return unsealed(key.period()).or(() -> unlike(key));
    }

    /**
     * Why the pairs across a border cannot be cut, if so. Whoever cuts first cuts for both
     * provinces of a pair and for the nation, so each waits for every result that concerns it.
     */
    Optional<Refused> unlike(PeriodKey key) {
        if (key.period().isYear()) {
            return Optional.empty();
        }
        Set<RegionCode> concerned = new TreeSet<>();
        totals.due(key.circle(), key.period())
                .keySet()
                .forEach(
                        cell -> {
                            concerned.add(cell.pair().insured().province());
                            concerned.add(cell.pair().treatment().province());
                        });
        Set<RegionCode> importing = new TreeSet<>();
        circles.hosted().stream()
                .map(Circle::authority)
                .filter(concerned::contains)
                .forEach(importing::add);
        importing.add(key.circle().authority());
        importing.removeIf(province -> !national.imports(province, key.period()));
        return importing.stream()
                .flatMap(province -> national.refusal(province, key.period()).stream())
                .findFirst();
    }

    private Optional<Refused> unsealed(Period month) {
        Optional<Seal> seal = seals.find(month);
        if (seal.isEmpty()) {
            return Optional.of(
                    new Refused(
                            ClearingRefusal.MONTH_NOT_SEALED,
                            "settlement-service has not sealed " + month + " yet"));
        }
        List<Seal.Difference> differences = seals.differences(seal.get());
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refused(
                        ClearingRefusal.MONTH_INCOMPLETE,
                        "of " + month + " " + sentence(differences),
                        differences.stream()
                                .map(
                                        difference ->
                                                new Violation(
                                                        difference.part(),
                                                        "equals-seal",
                                                        sentence(List.of(difference))))
                                .toList()));
    }

    private static String sentence(List<Seal.Difference> differences) {
        return String.join(
                ", ",
                differences.stream()
                        .map(
                                one ->
                                        "%s: %s were sent and %s arrived"
                                                .formatted(one.part(), one.sent(), one.arrived()))
                        .toList());
    }
}
