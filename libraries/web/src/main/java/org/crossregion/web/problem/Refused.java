package org.crossregion.web.problem;

import java.util.List;
import java.util.OptionalInt;

/** A request is refused for a reason of the business; nothing of it has taken effect. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient List<Violation> violations;
    private final int retryAfterSeconds;
    private final boolean concealing;

    public Refused(Refusal refusal, String detail) {
        this(refusal, detail, List.of());
    }

    public Refused(Refusal refusal, String detail, List<Violation> violations) {
        this(refusal, detail, violations, 0, false);
    }

    private Refused(
            Refusal refusal,
            String detail,
            List<Violation> violations,
            int retryAfterSeconds,
            boolean concealing) {
        super(detail);
        this.refusal = refusal;
        this.violations = List.copyOf(violations);
        this.retryAfterSeconds = retryAfterSeconds;
        this.concealing = concealing;
    }

    /** What belongs to somebody else is answered as if it were not there, but audited. */
    public static Refused concealing(Refusal refusal, String detail) {
        return new Refused(refusal, detail, List.of(), 0, true);
    }

    /** A refusal that will not last: the client is told when to come again. */
    public static Refused forNow(Refusal refusal, String detail, int retryAfterSeconds) {
        return new Refused(refusal, detail, List.of(), retryAfterSeconds, false);
    }

    /** One field of the request is not as it must be. */
    public static Refused field(String field, String rule, String message) {
        return new Refused(
                SharedRefusal.INVALID_REQUEST,
                field + ": " + message,
                List.of(new Violation(field, rule, message)));
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Whether the caller asked for what is somebody else's. */
    public boolean isConcealing() {
        return concealing;
    }

    public String detail() {
        return getMessage();
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Whole seconds after which the same request may succeed, if that is known. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }
}
