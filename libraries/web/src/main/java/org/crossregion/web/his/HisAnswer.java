package org.crossregion.web.his;

import java.util.List;
import java.util.Map;

/**
 * What the owner of a transaction answers the gateway: the reply's nodes as its definition lists
 * them, and what the counter should read.
 *
 * @param output by node name an object, or a list of objects; identity numbers are never in it, the
 *     gateway fills {@code certno} in where a row says {@code psn_no}
 * @param warnings for warn_msg, the most important first
 */
public record HisAnswer(Map<String, Object> output, List<String> warnings) {

    public HisAnswer {
        output = output == null ? Map.of() : output;
        warnings = warnings == null ? List.of() : warnings;
    }

    public static HisAnswer of(Map<String, Object> output) {
        return new HisAnswer(output, List.of());
    }
}
