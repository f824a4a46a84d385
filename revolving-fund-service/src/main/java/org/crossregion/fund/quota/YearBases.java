package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a year's quotas are computed from: the bases that were imported, and where there is none our
 * own figures of last year. Once a quota is published from our figures, what arrives late does not
 * reopen it. Who had a quota last year and has no figures has a basis of nothing.
 */
@ApplicationScoped
class YearBases {

    private final QuotaBases imported;
    private final QuotaRepository quotas;
    private final OwnFigures figures;

    YearBases(QuotaBases imported, QuotaRepository quotas, OwnFigures figures) {
        this.imported = imported;
        this.quotas = quotas;
        this.figures = figures;
    }

    /** Whether our own figures of the year before can be used. */
    boolean ownExist(int year) {
        return figures.exist(year);
    }

    List<QuotaBasis> of(
            int year,
            Predicate<RegionCode> within,
            QuotaPolicies.Terms terms,
            Collection<YearEnd> lastYear) {
        List<QuotaBasis> bases = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Set<RegionCode> regions = new HashSet<>();
        for (QuotaBasis basis : imported.all()) {
            if (basis.year() == year && within.test(basis.pair().insured())) {
                bases.add(basis);
                known.add(YearEnd.key(basis.pair(), basis.scheme()));
                regions.add(basis.pair().insured());
            }
        }
        for (Quota fixed : quotas.published(year)) {
            boolean ours = within.test(fixed.pair().insured());
            if (ours && known.add(YearEnd.key(fixed))) {
                bases.add(basis(year, fixed.pair(), fixed.scheme(), fixed.basis()));
            }
        }
        for (QuotaBasis basis : figures.of(year, terms)) {
            boolean ours = within.test(basis.pair().insured());
            if (ours && known.add(YearEnd.key(basis.pair(), basis.scheme()))) {
                bases.add(basis);
            }
        }
        for (YearEnd money : lastYear) {
            RegionCode insured = money.pair().insured();
            boolean asked =
                    within.test(insured) && (figures.exist(year) || regions.contains(insured));
            if (asked && money.hasMoney() && known.add(YearEnd.key(money.pair(), money.scheme()))) {
                bases.add(basis(year, money.pair(), money.scheme(), Money.ZERO));
            }
        }
        bases.sort(Comparator.comparing(QuotaBasis::pair).thenComparing(QuotaBasis::scheme));
        return bases;
    }

    private static QuotaBasis basis(int year, RegionPair pair, Scheme scheme, Money money) {
        return new QuotaBasis(year, pair, scheme, money, Optional.empty(), Optional.empty());
    }
}
