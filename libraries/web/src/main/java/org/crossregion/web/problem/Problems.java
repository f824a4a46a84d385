package org.crossregion.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.crossregion.web.request.RequestId;

/** Writes refusals as problem documents. */
@ApplicationScoped
public class Problems {

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** The whole answer: status, body, and when to come again. */
    public Response response(Refused refused, String path) {
        Response.ResponseBuilder response =
                Response.status(refused.refusal().status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(json(refused, path));
        refused.retryAfterSeconds()
                .ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        if (refused.refusal().status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return response.build();
    }

    public byte[] json(Refused refused, String path) {
        try {
            return json.writeValueAsBytes(Problem.of(refused, path, RequestId.current()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing a problem", e);
        }
    }

    /** The refusal that a bare HTTP status stands for. */
    public static Refused ofStatus(int status) {
        SharedRefusal refusal = SharedRefusal.ofStatus(status);
        return new Refused(refusal, refusal.title());
    }
}
