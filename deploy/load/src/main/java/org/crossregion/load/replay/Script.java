package org.crossregion.load.replay;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The statements of one settlement.
 *
 * @param before what ran before the transaction, each by itself
 * @param inside what ran in the one transaction
 * @param answer what the service answered
 */
public record Script(List<Step> before, List<Step> inside, String answer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public int roundTrips() {
        return before.size() + inside.size() + 1;
    }

    public void write(Path file) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Script read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
