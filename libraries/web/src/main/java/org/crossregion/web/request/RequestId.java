package org.crossregion.web.request;

import org.slf4j.MDC;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The id that finds one request in answers, logs, audit rows and events. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    /** The name of the logging context entry. */
    public static final String MDC_KEY = "requestId";

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /** The current request's id, or empty outside any request. */
    public static String current() {
        return Optional.ofNullable(MDC.get(MDC_KEY)).orElse("");
    }

    /** The client's own id if it is a plain one, else a new one. */
    static String accept(String offered) {
        return offered != null && ACCEPTED.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }
}
