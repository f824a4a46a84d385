package org.crossregion.settlement.envelope;

import org.crossregion.values.Beijing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dates and times in every form that clients send: {@code yyyy-MM-dd}, with a time after a blank or
 * a T, without separators, with an offset, or as milliseconds since 1970. All mean Beijing time.
 */
final class Times {

    private static final DateTimeFormatter SEPARATED = format("uuuu-M-d[[' ']['T']H:m[:s]]", true);
    private static final DateTimeFormatter SLASHED = format("uuuu/M/d[[' ']['T']H:m[:s]]", true);
    private static final DateTimeFormatter PACKED = format("uuuuMMddHHmmss", false);
    private static final DateTimeFormatter PACKED_DAY = format("uuuuMMdd", false);
    private static final LocalDateTime EARLIEST = LocalDate.of(1850, 1, 1).atStartOfDay();
    private static final LocalDateTime LATEST = LocalDate.of(2200, 1, 1).atStartOfDay();
    private static final int LONGEST = 40;

    private Times() {}

    private static DateTimeFormatter format(String pattern, boolean fraction) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseLenient().appendPattern(pattern);
        if (fraction) {
            builder.optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd();
        }
        return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The Beijing time a text means, to the second; empty if it means none. */
    static Optional<LocalDateTime> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return parsed(text)
                .map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                .filter(time -> !time.isBefore(EARLIEST) && time.isBefore(LATEST));
    }

    private static Optional<LocalDateTime> parsed(String text) {
        // Ten digits would be seconds: read as milliseconds they would mean early 1970.
        if (text.matches("-?[0-9]{11,13}")) {
            return Optional.of(Beijing.local(Instant.ofEpochMilli(Long.parseLong(text))));
        }
        for (DateTimeFormatter format : List.of(SEPARATED, SLASHED, PACKED, PACKED_DAY)) {
            try {
                TemporalAccessor read =
                        format.parseBest(text, LocalDateTime::from, LocalDate::from);
                return Optional.of(
                        read instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) read);
            } catch (DateTimeException e) {
                // Another form may fit.
            }
        }
        try {
            return Optional.of(Beijing.local(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
