package org.crossregion.local.client;

import com.fasterxml.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;

/**
 * What a service answered.
 *
 * @param request the call, for messages: {@code POST http://…}
 * @param status HTTP status
 * @param body its bytes
 */
public record Answer(String request, int status, byte[] body) {

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.read(text());
    }

    /** Itself, if it succeeded; else an error that quotes the problem. */
    public Answer mustSucceed() {
        if (!isSuccess()) {
            throw new Refusal(this);
        }
        return this;
    }

    /** The problem in one line, or the beginning of whatever came back. */
    String reason() {
        String text = text().strip();
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }
}
