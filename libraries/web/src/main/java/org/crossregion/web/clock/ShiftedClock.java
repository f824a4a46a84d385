package org.crossregion.web.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Business time as the JDK's own type, which is what business code injects. */
final class ShiftedClock extends Clock {

    private final ClockShift shift;
    private final ZoneId zone;

    ShiftedClock(ClockShift shift, ZoneId zone) {
        this.shift = shift;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return shift.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ShiftedClock(shift, other);
    }
}
