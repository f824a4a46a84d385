package org.crossregion.settlement.month;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives settlements their time. Whoever settles shares the month's lock until the transaction ends;
 * the seal takes it alone. So what the seal counts is all there will ever be.
 */
@ApplicationScoped
public class Months {

    private static final int AHEAD = 3;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final MonthRepository months;
    private final Clock clock;
    private final Set<Period> made = ConcurrentHashMap.newKeySet();

    Months(MonthRepository months, Clock clock) {
        this.months = months;
        this.clock = clock;
    }

    /**
     * The time of a settlement, in whole seconds, in a month that stays open until the transaction
     * ends. The clock is read under the lock; if midnight passed meanwhile, the new month is locked
     * too.
     */
    public Instant enter() {
        Period locked = Period.monthOf(clock.instant());
        boolean open = months.enter(locked);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Period month = Period.monthOf(now);
        if (!month.equals(locked)) {
            open = months.enter(month);
        }
        if (!open) {
            throw Refused.forNow(
                    SettlementRefusal.MONTH_SEALED, month + " 已封账", RETRY_AFTER_SECONDS);
        }
        ensure(month);
        return now;
    }

    /** The time, in whole seconds, for what is only computed. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    public boolean isSealed(Period month) {
        return months.isSealed(month);
    }

    /**
     * Makes the partitions of a month unless they are there. What this transaction makes may yet be
     * rolled back, so it is only remembered once somebody finds it made.
     */
    public void ensure(Period month) {
        if (!made.contains(month) && !months.make(month)) {
            made.add(month);
        }
    }

    /** Makes the partitions of the month before, of this one and of the next three. */
    void ensureAround(Instant now) {
        Period month = Period.monthOf(now).previous();
        for (int i = 0; i <= AHEAD + 1; i++) {
            ensure(month);
            month = month.next();
        }
    }
}
