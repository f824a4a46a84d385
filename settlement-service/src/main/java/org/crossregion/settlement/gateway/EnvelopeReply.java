package org.crossregion.settlement.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.settlement.envelope.ReplyWriter;
import org.crossregion.values.Beijing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * The envelope that answers, whatever happened.
 *
 * @param error empty if it succeeded
 * @param output the transaction's nodes as JSON text; empty if it failed
 */
record EnvelopeReply(
        String reference,
        Instant receivedAt,
        Instant answeredAt,
        String error,
        String warning,
        String output) {

    static final String SUCCESS = "0";
    static final String FAILURE = "-1";

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    /**
     * UTF-8, or where the client may read another character set, plain ASCII with escapes, which is
     * the same in all of them.
     */
    byte[] json(boolean ascii) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("infcode", error.isEmpty() ? SUCCESS : FAILURE);
        reply.put("inf_refmsgid", reference);
        reply.put("refmsg_time", MILLIS.format(Beijing.local(receivedAt)));
        reply.put("respond_time", MILLIS.format(Beijing.local(answeredAt)));
        reply.put("err_msg", error);
        reply.put("warn_msg", warning);
        reply.put("enctype", "");
        reply.put("signtype", "");
        reply.put("cainfo", "");
        reply.putNull("output");
        String text = ReplyWriter.text(reply);
        if (!output.isEmpty()) {
            int end = text.lastIndexOf("null}");
            text = text.substring(0, end) + output + "}";
        }
        return ascii
                ? escaped(text).getBytes(StandardCharsets.US_ASCII)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder ascii = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x7F) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }
}
