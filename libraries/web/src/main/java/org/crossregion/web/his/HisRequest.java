package org.crossregion.web.his;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transaction of the national interface that the gateway has admitted and checked by its
 * definition, handed to its owner. Values are texts in the envelope's spelling: {@code 2026-10-01},
 * {@code 12.30}; what was not sent is not there.
 *
 * @param institution who sends it, authenticated
 * @param reference the number the gateway gave the message (inf_refmsgid)
 * @param messageId the client's own number, which may come again with the same content
 * @param operator the person at the counter (opter)
 * @param input the nodes by name, each with its rows; an object is a list of one
 */
public record HisRequest(
        @NotBlank String infno,
        @NotBlank String institution,
        @NotBlank String reference,
        @NotBlank String messageId,
        @NotNull String operator,
        @NotNull Map<String, List<Map<String, String>>> input) {

    /** The rows of a node; none if it was not sent. */
    public List<Map<String, String>> many(String node) {
        return input.getOrDefault(node, List.of());
    }

    /** A value of the node that is there once; empty if it was not sent. */
    public String text(String node, String field) {
        List<Map<String, String>> rows = many(node);
        return rows.isEmpty() ? "" : rows.get(0).getOrDefault(field, "");
    }

    /** The same as a day; a time's day. */
    public Optional<LocalDate> day(String node, String field) {
        String text = text(node, field);
        if (text.length() < 10) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(node + "." + field + " is no day", e);
        }
    }

    /** The same as a count, which clients also write as {@code 28.0}; what is no whole is cut. */
    public OptionalLong count(String node, String field) {
        String text = text(node, field);
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(new BigDecimal(text).longValue());
    }

    /** Who is on record as the author of what it does. */
    public String author() {
        return operator.isEmpty() ? institution : operator + "@" + institution;
    }
}
