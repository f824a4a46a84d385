package org.crossregion.local.launch;

import java.util.List;
import java.util.Optional;

/** A command line read from left to right; {@code --option=value} reads as two words. */
public final class Arguments {

    private final List<String> words;
    private int at;
    private String last = "";

    public Arguments(String... words) {
        this.words =
                List.of(words).stream()
                        .flatMap(
                                word ->
                                        word.startsWith("--") && word.indexOf('=') > 0
                                                ? split(word).stream()
                                                : List.of(word).stream())
                        .toList();
    }

    private static List<String> split(String word) {
        int equals = word.indexOf('=');
        return List.of(word.substring(0, equals), word.substring(equals + 1));
    }

    public boolean hasNext() {
        return at < words.size();
    }

    public String next() {
        last = words.get(at++);
        return last;
    }

    /** The word after an option, which must be there. */
    public String value() {
        if (!hasNext()) {
            throw new Failure(last + " needs a value.");
        }
        return words.get(at++);
    }

    /** The word after an option that may stand alone. */
    public Optional<String> optionalValue() {
        boolean given = hasNext() && !words.get(at).startsWith("--");
        return given ? Optional.of(words.get(at++)) : Optional.empty();
    }

    /** The number after an option, which must be there. */
    public int number() {
        String text = value();
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Failure(last + " takes a number, not " + text + ".", e);
        }
    }
}
