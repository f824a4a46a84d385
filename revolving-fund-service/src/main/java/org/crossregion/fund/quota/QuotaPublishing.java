package org.crossregion.fund.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts approved quotas into force: from then on they are booked, told and asked for. */
@ApplicationScoped
public class QuotaPublishing {

    private final QuotaRepository quotas;
    private final QuotaStepRepository steps;
    private final Quotas all;
    private final QuotaBooking booking;
    private final Clock clock;

    QuotaPublishing(
            QuotaRepository quotas,
            QuotaStepRepository steps,
            Quotas all,
            QuotaBooking booking,
            Clock clock) {
        this.quotas = quotas;
        this.steps = steps;
        this.all = all;
        this.booking = booking;
        this.clock = clock;
    }

    /**
     * What was published.
     *
     * @param quotas all of the year within the caller's reach, in force now
     * @param changed how many of them were not published before
     */
    public record Outcome(List<Quota> quotas, int changed) {}

    /**
     * Publishes the quotas of the insured regions that someone may decide for, as they are now.
     * What is published already is not published again.
     *
     * @throws Refused if none are fixed, one is not approved, its year is closed or last year's
     *     figures have changed under it, or by whoever fixed one
     */
    @Transactional
    public Outcome publish(int year, Predicate<RegionCode> within, String by) {
        quotas.lock();
        booking.lock();
        List<Quota> fixed = quotas.need(year, within);
        QuotaSteps known = steps.of(year);
        List<Quota> open =
                fixed.stream().filter(quota -> known.state(quota) != QuotaState.PUBLISHED).toList();
        if (open.stream().anyMatch(quota -> quota.fixedBy().equals(by))) {
            throw new Refused(FundRefusal.QUOTAS_FIXED_BY_CALLER, by + " fixed quotas of " + year);
        }
        open.stream()
                .filter(quota -> known.state(quota) == QuotaState.DRAFT)
                .findFirst()
                .ifPresent(
                        quota -> {
                            throw new Refused(
                                    FundRefusal.QUOTAS_NOT_APPROVED,
                                    "nobody has approved version %d of the quota %d of %s"
                                            .formatted(quota.version(), year, YearEnd.key(quota)));
                        });
        all.mustBeCurrent(year, open);
        booking.mustBeOpen(open);
        if (!open.isEmpty()) {
            Instant at = clock.instant();
            Map<String, Quota> inForce =
                    quotas.published(year).stream()
                            .collect(Collectors.toMap(YearEnd::key, Function.identity()));
            steps.publish(open, at, by);
            open.forEach(
                    quota ->
                            booking.book(
                                    quota,
                                    Optional.ofNullable(inForce.get(YearEnd.key(quota))),
                                    at,
                                    by));
        }
        return new Outcome(fixed, open.size());
    }
}
