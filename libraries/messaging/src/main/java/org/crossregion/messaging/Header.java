package org.crossregion.messaging;

/** The names under which a message carries what is not in its payload. */
final class Header {

    static final String EVENT_ID = "event-id";
    static final String EVENT_TYPE = "event-type";
    static final String OCCURRED_AT = "occurred-at";
    static final String REQUEST_ID = "request-id";

    /** The key of the request id in the logging context. */
    static final String MDC_REQUEST_ID = "requestId";

    private Header() {}
}
