package org.crossregion.clearing.file;

import org.crossregion.values.Beijing;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * Numbers of 30 digits for what hospitals' systems are given to ask for again: the second in
 * Beijing, and sixteen digits drawn by lot. Nothing but digits: eighteen of them before a letter
 * would be masked as somebody's identity number wherever they are shown.
 */
public final class HisNumber {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;

    private static final SecureRandom LOTS = new SecureRandom();

    private HisNumber() {}

    public static String at(Instant instant) {
        return SECOND.format(Beijing.local(instant))
                + "%016d".formatted(LOTS.nextLong(SIXTEEN_DIGITS));
    }
}
