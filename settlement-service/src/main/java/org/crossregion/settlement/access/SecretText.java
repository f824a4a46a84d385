package org.crossregion.settlement.access;

import org.eclipse.microprofile.config.spi.Converter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A secret of the configuration: the value itself, or {@code file:/path} for what a file holds. A
 * file that cannot be read stops the start; neither its content nor a value is ever in the message.
 */
public final class SecretText implements Converter<String> {

    private static final String FILE = "file:";
    private static final long serialVersionUID = 1L;

    /** Made by the configuration. */
    public SecretText() {}

    /** Null, by which the configuration knows it to be absent, if nothing is set. */
    @Override
    public String convert(String value) {
        return value.isEmpty() ? null : of(value);
    }

    static String of(String value) {
        if (!value.startsWith(FILE)) {
            return value.strip();
        }
        try {
            return Files.readString(Path.of(value.substring(FILE.length()))).strip();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("the file of a secret cannot be read", e);
        }
    }
}
