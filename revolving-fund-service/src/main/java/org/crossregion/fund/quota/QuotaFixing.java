package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fixes a year's quotas as drafts. Fixing again from the same bases changes nothing; from other
 * bases or another policy it makes new versions. Nothing is booked before they are published.
 */
@ApplicationScoped
public class QuotaFixing {

    private final QuotaComputation computation;
    private final QuotaRepository quotas;
    private final QuotaBooking booking;
    private final Clock clock;

    QuotaFixing(
            QuotaComputation computation,
            QuotaRepository quotas,
            QuotaBooking booking,
            Clock clock) {
        this.computation = computation;
        this.quotas = quotas;
        this.booking = booking;
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
        Map<String, Quota> before = byPair(quotas.latest(year));
        List<Quota> changed =
                computation.of(year, within, clock.instant(), by).stream()
                        .map(quota -> next(quota, before.get(YearEnd.key(quota))))
                        .filter(quota -> !isSame(quota, before.get(YearEnd.key(quota))))
                        .toList();
        booking.mustBeOpen(changed);
        quotas.add(changed);
        booking.drafted(changed);
        List<Quota> all =
                quotas.latest(year).stream()
                        .filter(quota -> within.test(quota.pair().insured()))
                        .toList();
        return new Outcome(year, all, changed.size());
    }

    /**
     * Drafts one quota as an override that was approved just now says; the next version is in the
     * name of who proposed it.
     */
    @Transactional(TxType.MANDATORY)
    void set(QuotaOverride by) {
        quotas.lock();
        Quota before = need(by);
        List<Quota> next =
                List.of(next(before.setBy(by).fixedBy(by.proposedBy(), clock.instant()), before));
        quotas.add(next);
        booking.drafted(next);
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
        Map<String, Quota> before = byPair(quotas.latest(year));
        return computation.of(year, within, clock.instant(), by).stream()
                .map(quota -> asItWouldBe(quota, before.get(YearEnd.key(quota))))
                .toList();
    }

    private static Quota asItWouldBe(Quota quota, Quota before) {
        return isSame(quota, before) ? before : next(quota, before);
    }

    private static Quota next(Quota quota, Quota before) {
        return before == null ? quota : quota.withVersion(before.version() + 1);
    }

    private static boolean isSame(Quota quota, Quota before) {
        return before != null && quota.sameAs(before);
    }

    private static Map<String, Quota> byPair(List<Quota> quotas) {
        return quotas.stream().collect(Collectors.toMap(YearEnd::key, quota -> quota));
    }
}
