package org.crossregion.web.document;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/**
 * Why a file is not taken. A service that takes files has refusals of these names among its own,
 * each with its section in docs/reference/problems.md.
 */
public enum FileRefusal implements Refusal {
    DOCUMENT_TOO_LARGE(413, "The document is too large"),
    DOCUMENT_TYPE_REFUSED(415, "The document is not of a type that is taken, or not what it says"),
    DOCUMENT_BROKEN(422, "The document cannot be read"),
    DOCUMENT_ENCRYPTED(422, "The document is encrypted"),
    DOCUMENT_UNSAFE(422, "The document is not safe to open");

    private final int status;
    private final String title;

    FileRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
