package org.crossregion.web.idempotency;

import jakarta.ws.rs.core.Response;

/** Carries a stored answer past a resource method that must not run again. */
final class AnsweredBefore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StoredAnswer answer;

    AnsweredBefore(StoredAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Response response() {
        return answer.again();
    }
}
