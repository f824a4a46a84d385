package org.crossregion.values;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/** The one time zone of the business: days, months and deadlines are Beijing's, everywhere. */
public final class Beijing {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Beijing() {}

    /** The Beijing day that an instant falls in. */
    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static LocalDateTime local(Instant instant) {
        return instant.atZone(ZONE).toLocalDateTime();
    }

    public static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** When it is next midnight, strictly after an instant. */
    public static Instant nextMidnight(Instant after) {
        return startOf(day(after).plusDays(1));
    }

    /** When it is next that time of day, strictly after an instant. */
    public static Instant next(LocalTime time, Instant after) {
        Instant today = instant(day(after).atTime(time));
        return today.isAfter(after) ? today : instant(day(after).plusDays(1).atTime(time));
    }
}
