package org.crossregion.web.idempotency;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives a stored answer again. */
class AnsweredBeforeMapper {

    @ServerExceptionMapper
    Response again(AnsweredBefore answer) {
        return answer.response();
    }
}
