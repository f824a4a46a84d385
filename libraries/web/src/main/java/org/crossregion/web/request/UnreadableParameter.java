package org.crossregion.web.request;

/** A path, query or header parameter is not of its type. */
public final class UnreadableParameter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient Class<?> type;
    private final String value;

    UnreadableParameter(String name, Class<?> type, String value, String message) {
        super(message);
        this.name = name;
        this.type = type;
        this.value = value;
    }

    /** As the client wrote it; empty where only the Java parameter has a name. */
    public String name() {
        return name;
    }

    public Class<?> type() {
        return type;
    }

    public String value() {
        return value;
    }
}
