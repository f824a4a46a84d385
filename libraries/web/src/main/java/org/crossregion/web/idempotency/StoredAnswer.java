package org.crossregion.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An answer as it can be given again.
 *
 * @param location empty if the answer has no such header
 * @param mediaType empty if it has no body
 */
record StoredAnswer(int status, String location, String mediaType, byte[] body) {

    /** What a resource method's result will look like to the client. */
    static StoredAnswer of(Method method, Object result, ObjectMapper json) {
        if (result instanceof Response response) {
            return of(response.getStatus(), response.getHeaders(), response.getEntity(), json);
        }
        if (result instanceof RestResponse<?> response) {
            return of(response, json);
        }
        int status =
                Optional.ofNullable(method.getAnnotation(ResponseStatus.class))
                        .map(ResponseStatus::value)
                        .orElse(result == null ? 204 : 200);
        return new StoredAnswer(
                status, "", result == null ? "" : MediaType.APPLICATION_JSON, body(result, json));
    }

    /** What a response will look like to the client. */
    static StoredAnswer of(RestResponse<?> response, ObjectMapper json) {
        return of(response.getStatus(), response.getHeaders(), response.getEntity(), json);
    }

    private static StoredAnswer of(
            int status, MultivaluedMap<String, Object> headers, Object entity, ObjectMapper json) {
        String type =
                Optional.ofNullable(headers.getFirst(HttpHeaders.CONTENT_TYPE))
                        .map(Object::toString)
                        .orElse(entity == null ? "" : MediaType.APPLICATION_JSON);
        String location =
                Optional.ofNullable(headers.getFirst(HttpHeaders.LOCATION))
                        .map(Object::toString)
                        .orElse("");
        return new StoredAnswer(status, location, type, body(entity, json));
    }

    private static byte[] body(Object entity, ObjectMapper json) {
        if (entity == null) {
            return new byte[0];
        }
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        if (entity instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be written as JSON", e);
        }
    }

    Response again() {
        Response.ResponseBuilder response =
                Response.status(status).header("Idempotency-Replayed", "true");
        if (!location.isEmpty()) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (!mediaType.isEmpty()) {
            response.type(mediaType).entity(body);
        }
        return response.build();
    }
}
