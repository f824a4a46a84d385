package org.crossregion.web.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How many requests a second an institution may send to one instance: a token bucket each. */
@ApplicationScoped
public class RateLimit {

    private final Allowance usual;
    private final Map<String, Allowance> own;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    @Inject
    RateLimit(RateLimitConfig config) {
        this(new Allowance(config.perSecond(), config.burst()), own(config), System::nanoTime);
    }

    RateLimit(Allowance usual, Map<String, Allowance> own, LongSupplier nanoTime) {
        this.usual = usual;
        this.own = Map.copyOf(own);
        this.nanoTime = nanoTime;
    }

    /**
     * What an institution may send.
     *
     * @param burst at once, after a pause
     */
    record Allowance(int perSecond, int burst) {

        Allowance {
            if (perSecond < 1 || burst < 1) {
                throw new IllegalArgumentException(
                        "crossregion.rate-limit: per-second and burst must be at least 1");
            }
        }
    }

    /** Names that come from the environment are in small letters. */
    private static Map<String, Allowance> own(RateLimitConfig config) {
        Map<String, Allowance> own = new HashMap<>();
        config.institution()
                .forEach(
                        (code, one) ->
                                own.put(
                                        code.toUpperCase(Locale.ROOT),
                                        new Allowance(one.perSecond(), one.burst())));
        return own;
    }

    /** How many requests a second that institution may send. */
    public int perSecond(String institution) {
        return of(institution).perSecond();
    }

    private Allowance of(String institution) {
        return own.getOrDefault(institution, usual);
    }

    /** Takes one request's worth, or refuses with 429 and the seconds to wait. */
    public void mustAllow(String institution) {
        if (!allows(institution)) {
            throw Refused.forNow(
                    SharedRefusal.TOO_MANY_REQUESTS,
                    "institution "
                            + institution
                            + " may send "
                            + perSecond(institution)
                            + " a second",
                    1);
        }
    }

    /** For the gateway, which refuses in its own envelope. */
    public boolean allows(String institution) {
        long now = nanoTime.getAsLong();
        Allowance allowed = of(institution);
        boolean[] passes = new boolean[1];
        buckets.compute(
                institution,
                (code, bucket) -> {
                    Bucket filled =
                            bucket == null
                                    ? new Bucket(allowed.burst(), now)
                                    : bucket.filled(now, allowed);
                    passes[0] = filled.tokens >= 1;
                    return passes[0] ? new Bucket(filled.tokens - 1, now) : filled;
                });
        return passes[0];
    }

    /** What is left of an institution's allowance at one moment. */
    private record Bucket(double tokens, long at) {

        Bucket filled(long now, Allowance allowed) {
            double gained = (now - at) / 1e9 * allowed.perSecond();
            return new Bucket(Math.min(allowed.burst(), tokens + gained), now);
        }
    }
}
