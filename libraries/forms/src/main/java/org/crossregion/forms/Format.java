package org.crossregion.forms;

/** A file format that every form is available in. */
public enum Format {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PDF("application/pdf"),
    CSV("text/csv;charset=UTF-8"),
    JSON("application/json"),
    HTML("text/html;charset=UTF-8");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /**
     * Reads {@code xlsx}, {@code pdf} and so on; for Jakarta REST parameters.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    public static Format fromString(String name) {
        for (Format format : values()) {
            if (format.extension().equals(name)) {
                return format;
            }
        }
        throw new IllegalArgumentException(name + " is none of xlsx, pdf, csv, json, html");
    }

    public String mediaType() {
        return mediaType;
    }

    /** The file name's ending and the query parameter's value, such as {@code xlsx}. */
    public String extension() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
