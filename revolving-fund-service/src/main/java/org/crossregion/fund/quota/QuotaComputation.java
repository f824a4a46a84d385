package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Computes a year's quotas from bases, policies, totals given from above and the ledger of last
 * year, and puts those set by hand in their place; stores nothing. The pairs of one region and one
 * policy are rounded together, and so are those that share a total.
 */
@ApplicationScoped
class QuotaComputation {

    private final YearBases bases;
    private final QuotaPolicies policies;
    private final QuotaTotals totals;
    private final OverrideRepository overrides;
    private final StartingPoints starts;

    QuotaComputation(
            YearBases bases,
            QuotaPolicies policies,
            QuotaTotals totals,
            OverrideRepository overrides,
            StartingPoints starts) {
        this.bases = bases;
        this.policies = policies;
        this.totals = totals;
        this.overrides = overrides;
        this.starts = starts;
    }

    /**
     * All in their first version, by pair and scheme within each region and policy.
     *
     * @throws Refused if there are no bases, a pair has no policy, or a total cannot be split
     */
    List<Quota> of(int year, Predicate<RegionCode> within, Instant now, String by) {
        QuotaPolicies.Terms terms = policies.ofYear(year, Beijing.day(now));
        StartingPoints.Points from = starts.of(year);
        List<QuotaBasis> all = bases.of(year, within, terms, from.before().values());
        List<QuotaTotal> given =
                totals.all().stream()
                        .filter(one -> one.year() == year && within.test(one.insured()))
                        .filter(one -> isSplit(one, terms))
                        .toList();
        if (all.isEmpty() && given.isEmpty()) {
            throw new Refused(
                    FundRefusal.QUOTA_BASES_MISSING,
                    bases.ownExist(year)
                            ? "no bases for " + year
                            : "no bases for " + year + ", and the year before is not over");
        }
        Map<Group, List<QuotaBasis>> groups = new LinkedHashMap<>();
        for (QuotaBasis basis : all) {
            groups.computeIfAbsent(group(basis, terms, given), g -> new ArrayList<>()).add(basis);
        }
        given.forEach(total -> mustHaveSpending(total, groups));
        Map<String, QuotaOverride> set = new HashMap<>();
        overrides.inForce(year).forEach(one -> set.put(YearEnd.key(one.pair(), one.scheme()), one));
        List<Quota> quotas = new ArrayList<>();
        groups.forEach(
                (group, its) ->
                        quotas(group, its, from, now, by).stream()
                                .map(quota -> set(quota, set))
                                .forEach(quotas::add));
        return quotas;
    }

    private static Quota set(Quota quota, Map<String, QuotaOverride> set) {
        QuotaOverride by = set.get(YearEnd.key(quota));
        return by == null ? quota : quota.setBy(by);
    }

    private static boolean isSplit(QuotaTotal total, QuotaPolicies.Terms terms) {
        return terms.of(new RegionPair(total.insured(), total.treatment()))
                .filter(policy -> policy.method() == Method.GIVEN_TOTAL)
                .isPresent();
    }

    private static Group group(
            QuotaBasis basis, QuotaPolicies.Terms terms, List<QuotaTotal> given) {
        QuotaPolicy policy =
                terms.of(basis.pair())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                FundRefusal.QUOTA_POLICY_MISSING,
                                                "no policy for %s on %s"
                                                        .formatted(basis.pair(), terms.day())));
        if (policy.method() != Method.GIVEN_TOTAL) {
            return new Group(basis.pair().insured(), policy, Optional.empty());
        }
        QuotaTotal total =
                given.stream()
                        .filter(one -> one.isSharedBy(basis.pair(), basis.scheme()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                FundRefusal.QUOTA_TOTAL_MISSING,
                                                "no total of %d that %s %s has a share in"
                                                        .formatted(
                                                                basis.year(),
                                                                basis.pair(),
                                                                basis.scheme().code())));
        return new Group(total.insured(), policy, Optional.of(total));
    }

    /** Nothing was spent by, or two policies would split, what has to add up to the total once. */
    private static void mustHaveSpending(QuotaTotal total, Map<Group, List<QuotaBasis>> groups) {
        List<List<QuotaBasis>> its =
                groups.entrySet().stream()
                        .filter(one -> one.getKey().total().filter(total::equals).isPresent())
                        .map(Map.Entry::getValue)
                        .toList();
        boolean isSpent =
                its.size() == 1
                        && its.get(0).stream().anyMatch(basis -> basis.basis().isPositive());
        if (total.total().isPositive() && !isSpent) {
            throw new Refused(
                    FundRefusal.QUOTA_TOTAL_UNSHARED,
                    its.size() > 1
                            ? "the pairs that share %s have different policies".formatted(total)
                            : "nothing was spent last year by which %s of %s could be split"
                                    .formatted(total.total(), total));
        }
    }

    private static List<Quota> quotas(
            Group group, List<QuotaBasis> its, StartingPoints.Points from, Instant now, String by) {
        QuotaPolicy policy = group.policy();
        List<Money> measures = its.stream().map(QuotaBasis::basis).toList();
        List<Money> amounts =
                group.total()
                        .map(total -> policy.quotas(total.total(), measures))
                        .orElseGet(() -> policy.quotas(measures));
        List<Quota> quotas = new ArrayList<>();
        for (int i = 0; i < its.size(); i++) {
            QuotaBasis basis = its.get(i);
            String key = YearEnd.key(basis.pair(), basis.scheme());
            quotas.add(
                    new Quota(
                            basis.year(),
                            basis.pair(),
                            basis.scheme(),
                            1,
                            basis.basis(),
                            policy.divisor(),
                            policy.multiplier(),
                            amounts.get(i),
                            from.lastYear(key),
                            from.carried(key),
                            policy.region(),
                            policy.reach(),
                            policy.validFrom(),
                            policy.version(),
                            now,
                            by,
                            amounts.get(i),
                            group.total().map(QuotaTotal::total),
                            Optional.empty()));
        }
        return quotas;
    }

    /** Whose quotas are rounded together. */
    private record Group(RegionCode insured, QuotaPolicy policy, Optional<QuotaTotal> total) {}
}
