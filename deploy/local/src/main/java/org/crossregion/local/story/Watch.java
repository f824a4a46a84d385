package org.crossregion.local.story;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the story's time goes. */
final class Watch {

    private final Map<String, Long> nanos = new LinkedHashMap<>();

    /** Does something and counts its time. */
    void time(String what, Runnable work) {
        long begun = System.nanoTime();
        try {
            work.run();
        } finally {
            nanos.merge(what, System.nanoTime() - begun, Long::sum);
        }
    }

    @Override
    public String toString() {
        return nanos.entrySet().stream()
                .map(one -> "%s %.1f s".formatted(one.getKey(), one.getValue() / 1e9))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
