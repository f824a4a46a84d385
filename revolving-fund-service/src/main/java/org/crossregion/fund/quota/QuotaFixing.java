package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.PairMoney;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fixes a year's quotas. Fixing again from the same bases changes nothing; from other bases or
 * another policy it makes new versions, and the ledger books the difference.
 */
@ApplicationScoped
public class QuotaFixing {

    private final YearBases bases;
    private final QuotaPolicies policies;
    private final QuotaRepository quotas;
    private final Ledger ledger;
    private final Announcement announcement;
    private final Clock clock;

    QuotaFixing(
            YearBases bases,
            QuotaPolicies policies,
            QuotaRepository quotas,
            Ledger ledger,
            Announcement announcement,
            Clock clock) {
        this.bases = bases;
        this.policies = policies;
        this.quotas = quotas;
        this.ledger = ledger;
        this.announcement = announcement;
        this.clock = clock;
    }

    /**
     * What was fixed.
     *
     * @param quotas all of the year within the caller's reach
     * @param changed how many of them are new or different
     */
    public record Outcome(int year, List<Quota> quotas, int changed) {}

    /**
     * Fixes the quotas of the insured regions that someone may decide for.
     *
     * @throws Refused if there are no bases, or a region has no policy
     */
    @Transactional
    public Outcome fix(int year, Predicate<RegionCode> within, String by) {
        quotas.lock();
        ledger.lock();
        Instant now = clock.instant();
        Map<Of, Quota> before = byPair(quotas.latest(year));
        Map<RegionCode, List<QuotaBasis>> byRegion =
                bases.of(year, within).stream()
                        .collect(
                                Collectors.groupingBy(
                                        basis -> basis.pair().insured(),
                                        TreeMap::new,
                                        Collectors.toList()));
        if (byRegion.isEmpty()) {
            throw new Refused(FundRefusal.QUOTA_BASES_MISSING, "no bases for " + year);
        }
        Map<Of, Money> lastYear = lastYear(year);
        List<Quota> changed = new ArrayList<>();
        byRegion.forEach(
                (region, its) ->
                        compute(region, its, lastYear, now, by).stream()
                                .map(quota -> next(quota, before.get(Of.quota(quota))))
                                .filter(quota -> !isSame(quota, before.get(Of.quota(quota))))
                                .forEach(changed::add));
        quotas.add(changed);
        changed.forEach(quota -> book(quota, before.get(Of.quota(quota)), now, by));
        announcement.of(changed);
        List<Quota> all =
                quotas.latest(year).stream()
                        .filter(quota -> within.test(quota.pair().insured()))
                        .toList();
        return new Outcome(year, all, changed.size());
    }

    private List<Quota> compute(
            RegionCode region,
            List<QuotaBasis> its,
            Map<Of, Money> lastYear,
            Instant now,
            String by) {
        int year = its.get(0).year();
        QuotaPolicy policy = policy(region, year, now);
        List<Money> amounts = policy.quotas(its.stream().map(QuotaBasis::basis).toList());
        List<Quota> computed = new ArrayList<>();
        for (int i = 0; i < its.size(); i++) {
            QuotaBasis basis = its.get(i);
            Of of = new Of(basis.pair(), basis.scheme());
            computed.add(
                    new Quota(
                            year,
                            basis.pair(),
                            basis.scheme(),
                            1,
                            basis.basis(),
                            policy.divisor(),
                            policy.multiplier(),
                            amounts.get(i),
                            basis.lastYearQuota().orElse(lastYear.getOrDefault(of, Money.ZERO)),
                            basis.carried(),
                            policy.region(),
                            policy.validFrom(),
                            policy.version(),
                            now,
                            by));
        }
        return computed;
    }

    /** The policy in force when the year begins, or today if it has begun. */
    private QuotaPolicy policy(RegionCode region, int year, Instant now) {
        LocalDate opening = LocalDate.of(year, 1, 1);
        LocalDate today = Beijing.day(now);
        LocalDate day = today.isAfter(opening) ? today : opening;
        return policies.inForce(region, day)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.QUOTA_POLICY_MISSING,
                                        "no policy for " + region + " on " + day));
    }

    private void book(Quota quota, Quota before, Instant now, String by) {
        Money old = before == null ? Money.ZERO : before.amount();
        Money difference = quota.amount().minus(old);
        if (!difference.isZero()) {
            String reason = "quota " + quota.year() + " version " + quota.version();
            ledger.quotaChanged(
                    quota.year(), quota.pair(), quota.scheme(), difference, now, by, reason);
        }
    }

    private Map<Of, Money> lastYear(int year) {
        Map<Of, Money> quotas = new HashMap<>();
        for (PairMoney money : ledger.money(year - 1)) {
            quotas.put(new Of(money.pair(), money.scheme()), money.quota());
        }
        return quotas;
    }

    private static Quota next(Quota quota, Quota before) {
        return before == null ? quota : quota.withVersion(before.version() + 1);
    }

    private static boolean isSame(Quota quota, Quota before) {
        return before != null && quota.sameAs(before);
    }

    private static Map<Of, Quota> byPair(List<Quota> quotas) {
        return quotas.stream().collect(Collectors.toMap(Of::quota, quota -> quota));
    }

    /** Whose quota it is. */
    private record Of(RegionPair pair, Scheme scheme) {

        static Of quota(Quota quota) {
            return new Of(quota.pair(), quota.scheme());
        }
    }
}
