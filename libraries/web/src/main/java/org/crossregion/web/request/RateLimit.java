package org.crossregion.web.request;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How many requests a second an institution may send to one instance: a token bucket each. */
@ApplicationScoped
public class RateLimit {

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    @jakarta.inject.Inject
    RateLimit(
            @ConfigProperty(name = "crossregion.rate-limit.per-second", defaultValue = "500")
                    int perSecond,
            @ConfigProperty(name = "crossregion.rate-limit.burst", defaultValue = "1000")
                    int burst) {
        this(perSecond, burst, System::nanoTime);
    }

    RateLimit(int perSecond, int burst, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanoTime = nanoTime;
    }

    /** Takes one request's worth, or refuses with 429 and the seconds to wait. */
    public void mustAllow(String institution) {
        if (!allows(institution)) {
            throw Refused.forNow(
                    SharedRefusal.TOO_MANY_REQUESTS,
                    "institution " + institution + " may send " + (int) perSecond + " a second",
                    (int) Math.max(1, Math.ceil(1 / perSecond)));
        }
    }

    /** For the gateway, which refuses in its own envelope. */
    public boolean allows(String institution) {
        long now = nanoTime.getAsLong();
        boolean[] allowed = new boolean[1];
        buckets.compute(
                institution,
                (code, bucket) -> {
                    Bucket filled =
                            bucket == null
                                    ? new Bucket(burst, now)
                                    : bucket.filled(now, perSecond, burst);
                    allowed[0] = filled.tokens >= 1;
                    return allowed[0] ? new Bucket(filled.tokens - 1, now) : filled;
                });
        return allowed[0];
    }

    /** What is left of an institution's allowance at one moment. */
    private record Bucket(double tokens, long at) {

        Bucket filled(long now, double perSecond, double burst) {
            double gained = (now - at) / 1e9 * perSecond;
            return new Bucket(Math.min(burst, tokens + gained), now);
        }
    }
}
