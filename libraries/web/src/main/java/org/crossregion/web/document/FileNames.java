package org.crossregion.web.document;

import org.crossregion.web.problem.Refused;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Names and types as senders write them. */
public final class FileNames {

    private static final int LONGEST = 200;

    private FileNames() {}

    /**
     * The name a file is to have; never a path.
     *
     * @throws Refused if it is too long or not text
     */
    public static String of(Optional<String> given) {
        String name = given.map(String::strip).filter(text -> !text.isEmpty()).orElse("document");
        boolean text =
                name.length() <= LONGEST
                        && name.chars().noneMatch(Character::isISOControl)
                        && name.indexOf('/') < 0
                        && name.indexOf('\\') < 0;
        if (!text) {
            throw Refused.field(
                    "name", "text", "must be a file's name of at most 200 characters, no path");
        }
        return name;
    }

    /** To be saved under its name, never shown in place. */
    public static String disposition(String fileName) {
        String encoded =
                URLEncoder.encode(fileName, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A");
        return "attachment; filename*=UTF-8''" + encoded;
    }

    /** Without its parameters. */
    public static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
