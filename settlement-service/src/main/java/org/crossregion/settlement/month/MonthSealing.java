package org.crossregion.settlement.month;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessJob;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Seals every month a moment after its end, so that clocks a little apart do no harm. */
@ApplicationScoped
public class MonthSealing implements BusinessJob {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final MonthSeal seal;

    MonthSealing(MonthSeal seal) {
        this.seal = seal;
    }

    @Override
    public String name() {
        return "settlement.month-sealing";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        Instant due = Period.monthOf(after.minus(GRACE)).endExclusive().plus(GRACE);
        return Optional.of(due);
    }

    @Override
    public void run(Instant due) {
        seal.seal(Period.monthOf(due.minus(GRACE)).previous());
    }
}
