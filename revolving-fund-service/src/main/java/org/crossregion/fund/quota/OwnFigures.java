package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.quota.FigureRepository.Frozen;
import org.crossregion.fund.quota.FigureRepository.Sum;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What last year's own figures give as bases, by the method of each pair's policy. From the
 * policy's freeze day on they are what they were then.
 */
@ApplicationScoped
class OwnFigures {

    private final FigureRepository figures;
    private final QuotaPolicies policies;
    private final Clock clock;

    OwnFigures(FigureRepository figures, QuotaPolicies policies, Clock clock) {
        this.figures = figures;
        this.policies = policies;
        this.clock = clock;
    }

    /** Whether the year before is over, so that it has figures. */
    boolean exist(int year) {
        return Period.ofYear(year - 1).hasEnded(clock.instant());
    }

    /** By pair and scheme; none as long as the year before runs. */
    List<QuotaBasis> of(int year, QuotaPolicies.Terms terms) {
        if (!exist(year)) {
            return List.of();
        }
        Set<Frozen> frozen = new HashSet<>(figures.freezes(year));
        List<QuotaBasis> bases = new ArrayList<>();
        for (Sum sum : figures.frozen(year)) {
            bases.add(basis(year, sum.pair(), sum.scheme(), sum.sumFen()));
        }
        live(year, terms).stream()
                .filter(
                        basis ->
                                terms.of(basis.pair())
                                        .map(Frozen::of)
                                        .filter(frozen::contains)
                                        .isEmpty())
                .forEach(bases::add);
        return bases;
    }

    /** Freezes the bases of the pairs of every policy whose freeze day has passed, once. */
    void freeze(int year, Instant at) {
        LocalDate day = Beijing.day(at);
        QuotaPolicies.Terms terms = policies.ofYear(year, day);
        List<QuotaBasis> live = live(year, terms);
        for (QuotaPolicy policy : policies.all()) {
            if (!policy.validFrom().isAfter(day) && !policy.frozenFrom(year).isAfter(day)) {
                List<QuotaBasis> its =
                        live.stream().filter(basis -> isOf(basis.pair(), policy, terms)).toList();
                figures.freeze(year, policy, its, at);
            }
        }
    }

    private List<QuotaBasis> live(int year, QuotaPolicies.Terms terms) {
        List<QuotaBasis> bases = new ArrayList<>();
        for (Basis kind : Basis.values()) {
            for (Sum sum : figures.own(kind, month(year, 10), month(year, 12))) {
                if (isMeasured(sum.pair(), Method.AVERAGE, kind, terms)) {
                    bases.add(basis(year, sum.pair(), sum.scheme(), sum.sumFen()));
                }
            }
            List<Sum> whole = figures.own(kind, Period.ofYear(year - 1));
            for (Sum sum : whole) {
                if (isMeasured(sum.pair(), Method.GIVEN_TOTAL, kind, terms)) {
                    bases.add(basis(year, sum.pair(), sum.scheme(), sum.sumFen()));
                }
            }
            for (Scheme scheme : Scheme.values()) {
                bases.addAll(netOutflows(year, kind, scheme, owed(whole, scheme), terms));
            }
        }
        return bases;
    }

    private static Map<RegionPair, Money> owed(List<Sum> sums, Scheme scheme) {
        return sums.stream()
                .filter(sum -> sum.scheme() == scheme)
                .collect(Collectors.toMap(Sum::pair, Sum::sumFen));
    }

    private static List<QuotaBasis> netOutflows(
            int year,
            Basis kind,
            Scheme scheme,
            Map<RegionPair, Money> owed,
            QuotaPolicies.Terms terms) {
        Set<RegionCode> regions =
                owed.keySet().stream()
                        .flatMap(pair -> Stream.of(pair.insured(), pair.treatment()))
                        .collect(Collectors.toCollection(TreeSet::new));
        List<QuotaBasis> bases = new ArrayList<>();
        for (RegionCode region : regions) {
            for (List<RegionCode> others : measured(region, regions, kind, terms).values()) {
                NetOutflow.of(region, others, owed)
                        .forEach(
                                (other, part) ->
                                        bases.add(
                                                basis(
                                                        year,
                                                        new RegionPair(region, other),
                                                        scheme,
                                                        part)));
            }
        }
        return bases;
    }

    /** Whom a region's net outflow is measured against, by the policy that says so. */
    private static Map<QuotaPolicy, List<RegionCode>> measured(
            RegionCode region, Set<RegionCode> regions, Basis kind, QuotaPolicies.Terms terms) {
        Map<QuotaPolicy, List<RegionCode>> byPolicy = new LinkedHashMap<>();
        for (RegionCode other : regions) {
            RegionPair pair = new RegionPair(region, other);
            if (!pair.isOwnRegion() && isMeasured(pair, Method.NET_OUTFLOW, kind, terms)) {
                terms.of(pair)
                        .ifPresent(
                                policy ->
                                        byPolicy.computeIfAbsent(policy, p -> new ArrayList<>())
                                                .add(other));
            }
        }
        return byPolicy;
    }

    private static boolean isMeasured(
            RegionPair pair, Method method, Basis kind, QuotaPolicies.Terms terms) {
        return terms.of(pair)
                .filter(policy -> policy.method() == method && policy.basis() == kind)
                .isPresent();
    }

    private static boolean isOf(RegionPair pair, QuotaPolicy policy, QuotaPolicies.Terms terms) {
        return terms.of(pair).filter(policy::equals).isPresent();
    }

    private static QuotaBasis basis(int year, RegionPair pair, Scheme scheme, Money sum) {
        return new QuotaBasis(
                year, pair, scheme, sum.orZeroIfNegative(), Optional.empty(), Optional.empty());
    }

    private static Period month(int year, int month) {
        return Period.of(YearMonth.of(year - 1, month));
    }
}
