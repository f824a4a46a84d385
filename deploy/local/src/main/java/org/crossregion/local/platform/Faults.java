package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Set;

/** Trouble that was ordered for the next calls, so that others can be seen to bear it. */
final class Faults {

    private static final Set<String> MODES = Set.of("lose-reply", "silent", "busy", "wrong-sum");

    private String mode = "";
    private String call = "";
    private int left;

    /** {@code {"mode":"lose-reply","call":"settlements","times":1}}. */
    synchronized void order(JsonNode wish) {
        String wanted = wish.path("mode").asText();
        if (!MODES.contains(wanted)) {
            throw new Problem(422, "mode-unknown", "mode is one of " + MODES);
        }
        mode = wanted;
        call = wish.path("call").asText("settlements");
        left = wish.path("times").asInt(1);
    }

    /** The trouble this call is to have; empty for none. */
    synchronized String of(String asked) {
        if (left == 0 || !asked.equals(call)) {
            return "";
        }
        left--;
        return mode;
    }
}
