package org.crossregion.settlement.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.values.Beijing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Optional;

/**
 * The envelope that answers, whatever happened.
 *
 * @param error empty if it succeeded
 * @param output the transaction's nodes as JSON text; empty if it failed
 * @param cipher what output is sealed to, in base64; empty if it is sent in clear
 * @param signature our SM2 signature of output in clear; empty if there is none
 */
public record EnvelopeReply(
        String reference,
        Instant receivedAt,
        Instant answeredAt,
        String error,
        String warning,
        String output,
        String cipher,
        String signature) {

    public static final String SUCCESS = "0";
    public static final String FAILURE = "-1";

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    /** A reply in clear, without a signature. */
    public EnvelopeReply(
            String reference,
            Instant receivedAt,
            Instant answeredAt,
            String error,
            String warning,
            String output) {
        this(reference, receivedAt, answeredAt, error, warning, output, "", "");
    }

    public EnvelopeReply protectedBy(String sealed, String signed) {
        return new EnvelopeReply(
                reference, receivedAt, answeredAt, error, warning, output, sealed, signed);
    }

    /**
     * What is sent instead of an envelope.
     *
     * @param name of the file, without a path
     */
    public record File(String name, byte[] content) {}

    /** The file that output tells of, where the transaction is answered with one. */
    public Optional<File> file(TransactionDefinition.Shape shape) {
        if (shape != TransactionDefinition.Shape.FILE || !error.isEmpty()) {
            return Optional.empty();
        }
        JsonNode told = ReplyWriter.tree(output);
        return Optional.of(told.path("content"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(Base64.getDecoder()::decode)
                .map(content -> new File(told.path("filename").asText(), content));
    }

    /**
     * UTF-8, or where the client may read another character set, plain ASCII with escapes, which is
     * the same in all of them.
     */
    public byte[] json(boolean ascii) {
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("infcode", error.isEmpty() ? SUCCESS : FAILURE);
        reply.put("inf_refmsgid", reference);
        reply.put("refmsg_time", MILLIS.format(Beijing.local(receivedAt)));
        reply.put("respond_time", MILLIS.format(Beijing.local(answeredAt)));
        reply.put("err_msg", error);
        reply.put("warn_msg", warning);
        reply.put("enctype", cipher.isEmpty() ? "" : Envelope.Protection.SM4);
        reply.put("signtype", signature.isEmpty() ? "" : Envelope.Protection.SM2);
        reply.put("cainfo", signature);
        reply.put("output", cipher.isEmpty() ? null : cipher);
        String text = ReplyWriter.text(reply);
        if (cipher.isEmpty() && !output.isEmpty()) {
            int end = text.lastIndexOf("null}");
            text = text.substring(0, end) + output + "}";
        }
        return ascii
                ? escaped(text).getBytes(StandardCharsets.US_ASCII)
                : text.getBytes(StandardCharsets.UTF_8);
    }

    /** JSON text in plain ASCII, the same to a reader of any character set. */
    public static String escaped(String text) {
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
