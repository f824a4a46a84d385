package org.crossregion.web.problem;

import java.util.Arrays;
import java.util.Locale;

/** The refusals that every service has in common; each has a section in docs/reference. */
public enum SharedRefusal implements Refusal {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_REQUEST(400, "A field of the request is not as it must be"),
    UNAUTHENTICATED(401, "A valid bearer token is required"),
    FORBIDDEN(403, "The caller's role does not allow this"),
    OUT_OF_SCOPE(403, "This belongs to an institution or region outside the caller's scope"),
    NOT_FOUND(404, "There is nothing at this address"),
    FORM_UNKNOWN(404, "No such form"),
    VERIFICATION_CODE_UNKNOWN(404, "No form was issued under this code"),
    REFERENCE_KIND_UNKNOWN(404, "No such kind of reference data"),
    METHOD_NOT_ALLOWED(405, "The address does not take this method"),
    NOT_ACCEPTABLE(406, "The answer is not available in the media type asked for"),
    CONFLICT(409, "The same was recorded by another request at the same time"),
    IDEMPOTENCY_KEY_REUSED(409, "The idempotency key was used for another request"),
    CLOCK_BACKWARD(409, "The business clock only goes forward"),
    TOO_LARGE(413, "The request body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not taken here"),
    REFERENCE_REJECTED(422, "The reference file was not imported"),
    TOO_MANY_REQUESTS(429, "The institution sends more requests than agreed"),
    INTERNAL_ERROR(500, "Something failed here"),
    JOB_FAILED(500, "A job that fell due while the clock moved has failed"),
    BUSY(503, "The service is busy");

    private final int status;
    private final String title;

    SharedRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    /** The refusal that a bare HTTP status stands for; unknown ones become the nearest known. */
    static SharedRefusal ofStatus(int status) {
        SharedRefusal fallback =
                switch (status / 100) {
                    case 4 -> MALFORMED_REQUEST;
                    default -> INTERNAL_ERROR;
                };
        return Arrays.stream(values())
                .filter(refusal -> refusal.status == status)
                .findFirst()
                .orElse(fallback);
    }
}
