package org.crossregion.web.security;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Verifies a token's signature once a minute, not for every request that bears it: that costs more
 * than all else that is done for many a request. A token is the same only to the last letter, and
 * one that has expired is never taken from here.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /** A key that its issuer withdraws is good for as long; keys themselves are kept longer. */
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private static final int MOST = 10_000;

    private final Map<String, Verified> known = new ConcurrentHashMap<>();
    private final JWTCallerPrincipalFactory verifying;
    private final LongSupplier nanos;

    public VerifiedTokens() {
        this(new DefaultJWTCallerPrincipalFactory(), System::nanoTime);
    }

    VerifiedTokens(JWTCallerPrincipalFactory verifying, LongSupplier nanos) {
        this.verifying = verifying;
        this.nanos = nanos;
    }

    /** Whom a token names and when that was found to be true. */
    private record Verified(JWTCallerPrincipal bearer, long at) {

        boolean holds(long now) {
            return now - at < FRESH_NANOS
                    && bearer.getExpirationTime() > Instant.now().getEpochSecond();
        }
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
            throws ParseException {
        long now = nanos.getAsLong();
        Verified before = known.get(token);
        if (before != null && before.holds(now)) {
            return before.bearer();
        }
        known.remove(token);
        JWTCallerPrincipal bearer = verifying.parse(token, context);
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(token, new Verified(bearer, now));
        return bearer;
    }
}
