package org.crossregion.web.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.crossregion.values.Beijing;

import java.time.Clock;

/** Makes business time injectable as {@code java.time.Clock}. */
@Singleton
class ClockProducer {

    @Produces
    @Singleton
    Clock clock(ClockShift shift) {
        return new ShiftedClock(shift, Beijing.ZONE);
    }
}
