package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a gateway answered to one message.
 *
 * @param sent the message as it went out
 * @param envelope the reply's JSON
 */
record Reply(Sent sent, JsonNode envelope) {

    private static final Pattern CODE = Pattern.compile("^\\[([a-z]+)/([a-z0-9-]+)]");

    /** A message on its way: its transaction and its id. */
    record Sent(String infno, String msgid) {}

    boolean isSuccess() {
        return envelope.path("infcode").asText().equals("0");
    }

    String error() {
        return envelope.path("err_msg").asText();
    }

    /** The stable name of the refusal, such as {@code not-filed}; empty if there is none. */
    String code() {
        Matcher code = CODE.matcher(error());
        return code.find() ? code.group(2) : "";
    }

    JsonNode output() {
        return envelope.path("output");
    }

    String reference() {
        return envelope.path("inf_refmsgid").asText();
    }

    /** For people: what came back, in a line. */
    String shown() {
        String text = isSuccess() ? "infcode 0, output " + output() : error();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
