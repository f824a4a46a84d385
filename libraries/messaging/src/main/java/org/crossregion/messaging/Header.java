package org.crossregion.messaging;

import org.apache.kafka.common.header.Headers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The names under which a message carries what is not in its payload. */
final class Header {

    static final String EVENT_ID = "event-id";
    static final String EVENT_TYPE = "event-type";
    static final String OCCURRED_AT = "occurred-at";
    static final String REQUEST_ID = "request-id";

    /** The key of the request id in the logging context. */
    static final String MDC_REQUEST_ID = "requestId";

    private Header() {}

    static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The last header of the name, if there is one. */
    static Optional<String> get(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .map(org.apache.kafka.common.header.Header::value)
                .map(value -> new String(value, StandardCharsets.UTF_8));
    }
}
