package org.crossregion.filing.document;

import org.crossregion.web.document.FileNames;

import java.util.Optional;

/** How a document is handed out; its name is that of its sender. */
public final class DocumentNames {

    private DocumentNames() {}

    /**
     * The name a file is to have; never a path.
     *
     * @throws org.crossregion.web.problem.Refused if it is too long or not text
     */
    public static String of(Optional<String> given) {
        return FileNames.of(given);
    }

    /** To be saved under its name, never shown in place. */
    public static String disposition(Document document) {
        return FileNames.disposition(document.name());
    }

    /** Without its parameters. */
    public static String mediaType(String contentType) {
        return FileNames.mediaType(contentType);
    }
}
