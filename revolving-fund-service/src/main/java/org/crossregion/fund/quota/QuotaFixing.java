package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fixes a year's quotas. Fixing again from the same bases changes nothing; from other bases or
 * another policy it makes new versions, and the ledger books the difference.
 */
@ApplicationScoped
public class QuotaFixing {

    private final QuotaComputation computation;
    private final QuotaRepository quotas;
    private final Ledger ledger;
    private final ClosedYears years;
    private final Announcement announcement;
    private final Clock clock;

    QuotaFixing(
            QuotaComputation computation,
            QuotaRepository quotas,
            Ledger ledger,
            ClosedYears years,
            Announcement announcement,
            Clock clock) {
        this.computation = computation;
        this.quotas = quotas;
        this.ledger = ledger;
        this.years = years;
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
     * @throws Refused if there are no bases, a region has no policy, or a closed year would change
     */
    @Transactional
    public Outcome fix(int year, Predicate<RegionCode> within, String by) {
        quotas.lock();
        ledger.lock();
        Instant now = clock.instant();
        Map<Of, Quota> before = byPair(quotas.latest(year));
        List<Quota> changed =
                computation.of(year, within, now, by).stream()
                        .map(quota -> next(quota, before.get(Of.quota(quota))))
                        .filter(quota -> !isSame(quota, before.get(Of.quota(quota))))
                        .toList();
        changed.stream()
                .filter(quota -> years.isClosed(quota.pair(), year))
                .findFirst()
                .ifPresent(
                        quota -> {
                            throw new Refused(
                                    FundRefusal.YEAR_CLOSED,
                                    year + " is closed for " + quota.pair());
                        });
        quotas.add(changed);
        changed.forEach(quota -> book(quota, before.get(Of.quota(quota)), now, by));
        announcement.of(changed);
        List<Quota> all =
                quotas.latest(year).stream()
                        .filter(quota -> within.test(quota.pair().insured()))
                        .toList();
        return new Outcome(year, all, changed.size());
    }

    /**
     * Sets one quota as an override that was approved just now says; the next version is in the
     * name of who proposed it.
     */
    @Transactional(TxType.MANDATORY)
    Quota set(QuotaOverride by) {
        quotas.lock();
        ledger.lock();
        Instant now = clock.instant();
        Quota before = need(by);
        Quota next = next(before.setBy(by).fixedBy(by.proposedBy(), now), before);
        quotas.add(List.of(next));
        book(next, before, now, by.proposedBy());
        announcement.of(List.of(next));
        return next;
    }

    /** The quota that an override is about, as it is. */
    Quota need(QuotaOverride by) {
        return quotas.latest(by.year()).stream()
                .filter(one -> one.pair().equals(by.pair()) && one.scheme() == by.scheme())
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.QUOTAS_NOT_FIXED,
                                        "no quota of %d for %s %s"
                                                .formatted(
                                                        by.year(), by.pair(), by.scheme().code())));
    }

    /** What fixing would give now, without doing it. */
    public List<Quota> preview(int year, Predicate<RegionCode> within, String by) {
        Map<Of, Quota> before = byPair(quotas.latest(year));
        return computation.of(year, within, clock.instant(), by).stream()
                .map(quota -> asItWouldBe(quota, before.get(Of.quota(quota))))
                .toList();
    }

    private static Quota asItWouldBe(Quota quota, Quota before) {
        return isSame(quota, before) ? before : next(quota, before);
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
