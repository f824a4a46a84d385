package org.crossregion.web.problem;

import org.crossregion.web.identity.IdentityNumbers;

import java.util.List;

/**
 * The body of every answer that is not a success (RFC 9457).
 *
 * @param type {@code /problems/<code>}, stable
 * @param instance the path of the request
 * @param requestId finds the request in the logs
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<Violation> violations,
        String requestId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Texts that may repeat what the client sent are freed of identity numbers here. */
    static Problem of(Refused refused, String path, String requestId) {
        Refusal refusal = refused.refusal();
        return new Problem(
                "/problems/" + refusal.code(),
                refusal.title(),
                refusal.status(),
                IdentityNumbers.maskAll(refused.detail()),
                IdentityNumbers.maskAll(path),
                refused.violations().stream().map(Problem::masked).toList(),
                requestId);
    }

    private static Violation masked(Violation violation) {
        return new Violation(
                IdentityNumbers.maskAll(violation.field()),
                violation.rule(),
                IdentityNumbers.maskAll(violation.message()));
    }
}
