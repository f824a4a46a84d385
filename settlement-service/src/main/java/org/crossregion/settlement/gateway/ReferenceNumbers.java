package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Draws numbers of 30 digits for messages and sign-ins: region, second in Beijing, and ten digits
 * that start at random, so that two instances do not meet within a second.
 */
@ApplicationScoped
public class ReferenceNumbers {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final long TEN_DIGITS = 10_000_000_000L;

    private final AtomicLong last = new AtomicLong(new SecureRandom().nextLong(TEN_DIGITS));
    private final GatewayConfig config;

    ReferenceNumbers(GatewayConfig config) {
        this.config = config;
    }

    /**
     * @param region what a message names as its treatment region; ours is taken for what is none
     */
    String next(String region, Instant at) {
        long serial = Math.floorMod(last.incrementAndGet(), TEN_DIGITS);
        String known = RegionCode.isCode(region) ? region : config.region();
        String digits = Long.toString(TEN_DIGITS + serial).substring(1);
        return known + SECOND.format(Beijing.local(at)) + digits;
    }
}
