package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a year's quotas are computed from: the bases that were imported, and where there is none our
 * own figures of last year's fourth quarter. Once a quota is fixed from our figures, what arrives
 * late does not reopen it.
 */
@ApplicationScoped
class YearBases {

    private final QuotaBases imported;
    private final QuotaRepository quotas;
    private final QuotaPolicies policies;

    YearBases(QuotaBases imported, QuotaRepository quotas, QuotaPolicies policies) {
        this.imported = imported;
        this.quotas = quotas;
        this.policies = policies;
    }

    List<QuotaBasis> of(int year, Predicate<RegionCode> within) {
        List<QuotaBasis> bases = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (QuotaBasis basis : imported.all()) {
            if (basis.year() == year && within.test(basis.pair().insured())) {
                bases.add(basis);
                known.add(key(basis.pair(), basis.scheme()));
            }
        }
        for (Quota fixed : quotas.latest(year)) {
            boolean ours = within.test(fixed.pair().insured());
            if (ours && known.add(key(fixed.pair(), fixed.scheme()))) {
                bases.add(asFixed(fixed));
            }
        }
        for (Basis kind : Basis.values()) {
            for (QuotaRepository.Sum sum : quotas.own(kind, quarter(year, 10), quarter(year, 12))) {
                boolean asked =
                        within.test(sum.insuredRegion())
                                && measuredBy(sum.insuredRegion(), year) == kind;
                RegionPair pair = new RegionPair(sum.insuredRegion(), sum.treatmentRegion());
                if (asked && known.add(key(pair, sum.scheme()))) {
                    bases.add(
                            new QuotaBasis(
                                    year,
                                    pair,
                                    sum.scheme(),
                                    sum.sumFen(),
                                    Optional.empty(),
                                    Money.ZERO));
                }
            }
        }
        bases.sort(Comparator.comparing(QuotaBasis::pair).thenComparing(QuotaBasis::scheme));
        return bases;
    }

    private Basis measuredBy(RegionCode insured, int year) {
        return policies.inForce(insured, LocalDate.of(year, 1, 1))
                .map(QuotaPolicy::basis)
                .orElse(Basis.SETTLED);
    }

    private static QuotaBasis asFixed(Quota fixed) {
        return new QuotaBasis(
                fixed.year(),
                fixed.pair(),
                fixed.scheme(),
                fixed.basis(),
                Optional.of(fixed.lastYear()),
                fixed.carried());
    }

    private static Period quarter(int year, int month) {
        return Period.of(YearMonth.of(year - 1, month));
    }

    private static String key(RegionPair pair, Scheme scheme) {
        return pair + " " + scheme.code();
    }
}
