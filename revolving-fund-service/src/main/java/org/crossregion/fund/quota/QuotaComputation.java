package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
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
 * Computes a year's quotas from bases, policies and the ledger of last year; stores nothing. The
 * pairs of one region and one policy are rounded together.
 */
@ApplicationScoped
class QuotaComputation {

    private final YearBases bases;
    private final QuotaPolicies policies;
    private final Ledger ledger;

    QuotaComputation(YearBases bases, QuotaPolicies policies, Ledger ledger) {
        this.bases = bases;
        this.policies = policies;
        this.ledger = ledger;
    }

    /**
     * All in their first version, by pair and scheme within each region and policy.
     *
     * @throws Refused if there are no bases, or a pair has no policy
     */
    List<Quota> of(int year, Predicate<RegionCode> within, Instant now, String by) {
        QuotaPolicies.Terms terms = policies.ofYear(year, Beijing.day(now));
        List<PairMoney> lastYear = ledger.money(year - 1);
        List<QuotaBasis> all = bases.of(year, within, terms, lastYear);
        if (all.isEmpty()) {
            throw new Refused(
                    FundRefusal.QUOTA_BASES_MISSING,
                    bases.ownExist(year)
                            ? "no bases for " + year
                            : "no bases for " + year + ", and the year before is not over");
        }
        Map<Group, List<QuotaBasis>> groups = new LinkedHashMap<>();
        for (QuotaBasis basis : all) {
            groups.computeIfAbsent(group(basis, terms), g -> new ArrayList<>()).add(basis);
        }
        Map<String, PairMoney> before = new HashMap<>();
        lastYear.forEach(money -> before.put(key(money.pair(), money.scheme()), money));
        List<Quota> quotas = new ArrayList<>();
        groups.forEach((group, its) -> quotas.addAll(quotas(group.policy(), its, before, now, by)));
        return quotas;
    }

    private static Group group(QuotaBasis basis, QuotaPolicies.Terms terms) {
        QuotaPolicy policy =
                terms.of(basis.pair())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                FundRefusal.QUOTA_POLICY_MISSING,
                                                "no policy for %s on %s"
                                                        .formatted(basis.pair(), terms.day())));
        return new Group(basis.pair().insured(), policy);
    }

    private static List<Quota> quotas(
            QuotaPolicy policy,
            List<QuotaBasis> its,
            Map<String, PairMoney> before,
            Instant now,
            String by) {
        List<Money> amounts = policy.quotas(its.stream().map(QuotaBasis::basis).toList());
        List<Quota> quotas = new ArrayList<>();
        for (int i = 0; i < its.size(); i++) {
            QuotaBasis basis = its.get(i);
            Optional<PairMoney> ours =
                    Optional.ofNullable(before.get(key(basis.pair(), basis.scheme())));
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
                            basis.lastYearQuota()
                                    .or(() -> ours.map(PairMoney::quotaWithIncreases))
                                    .orElse(Money.ZERO),
                            basis.carried()
                                    .or(() -> ours.map(PairMoney::leftOver))
                                    .orElse(Money.ZERO),
                            policy.region(),
                            policy.reach(),
                            policy.validFrom(),
                            policy.version(),
                            now,
                            by));
        }
        return quotas;
    }

    private static String key(RegionPair pair, Scheme scheme) {
        return pair + " " + scheme.code();
    }

    /** Whose quotas are rounded together. */
    private record Group(RegionCode insured, QuotaPolicy policy) {}
}
