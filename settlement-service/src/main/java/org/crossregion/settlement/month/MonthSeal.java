package org.crossregion.settlement.month;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Period;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;

/** Seals an ended month: waits for whoever is still settling in it, counts, and tells. */
@ApplicationScoped
public class MonthSeal {

    private final MonthRepository months;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    MonthSeal(MonthRepository months, Outbox outbox, AuditTrail audit, Clock clock) {
        this.months = months;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sealing a sealed month again changes nothing.
     *
     * @throws IllegalStateException if the month has not ended
     */
    @Transactional
    public void seal(Period month) {
        Instant now = clock.instant();
        if (!month.hasEnded(now)) {
            throw new IllegalStateException(month + " has not ended");
        }
        months.alone(month);
        months.seal(month, now)
                .ifPresent(
                        sums -> {
                            MonthSealed event =
                                    new MonthSealed(
                                            EventIds.next(),
                                            now,
                                            month.toString(),
                                            sums.count(),
                                            sums.total().fen(),
                                            sums.cleared().fen());
                            audit.record("month-sealed", month.toString(), event);
                            outbox.add(event);
                        });
    }
}
