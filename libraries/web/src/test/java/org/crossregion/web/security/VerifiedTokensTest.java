package org.crossregion.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

class VerifiedTokensTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Issuer issuer = new Issuer();
    private final VerifiedTokens tokens = new VerifiedTokens(issuer, nanos::get);

    /** Says of a token what it says of itself, and counts how often it is asked. */
    private static final class Issuer extends JWTCallerPrincipalFactory {

        private int asked;

        @Override
        public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context)
                throws ParseException {
            asked++;
            if (token.equals("forged")) {
                throw new ParseException("not ours");
            }
            JwtClaims claims = new JwtClaims();
            claims.setSubject(token);
            Instant expires =
                    Instant.now().plus(Duration.ofHours(token.equals("expired") ? -1 : 1));
            claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
            return new DefaultJWTCallerPrincipal(token, "JWT", claims);
        }
    }

    @Test
    void a_token_is_verified_once_a_minute() throws ParseException {
        tokens.parse("one", null);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(tokens.parse("one", null).getSubject()).isEqualTo("one");
        assertThat(issuer.asked).isEqualTo(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        tokens.parse("one", null);
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void another_token_is_another_bearer() throws ParseException {
        tokens.parse("one", null);
        assertThat(tokens.parse("one.", null).getSubject()).isEqualTo("one.");
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void a_forged_token_is_refused_every_time() {
        assertThatThrownBy(() -> tokens.parse("forged", null)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.parse("forged", null)).isInstanceOf(ParseException.class);
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void a_token_that_has_expired_is_asked_about_again() throws ParseException {
        tokens.parse("expired", null);
        tokens.parse("expired", null);
        assertThat(issuer.asked).isEqualTo(2);
    }
}
