package org.crossregion.local.scenario;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The story's own small tables and the sample reference files: a header, then rows by name. Lines
 * that begin with # are for the reader.
 */
final class Csv {

    private Csv() {}

    static List<Map<String, String>> resource(String name) {
        try (InputStream in = Csv.class.getResourceAsStream("/story/" + name)) {
            if (in == null) {
                throw new StoryFailure("there is no table /story/" + name);
            }
            return read(name, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> file(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            return read(path.toString(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> read(String name, Reader in) throws IOException {
        List<String> lines =
                new BufferedReader(in)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        String[] names = lines.get(0).split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            if (values.length != names.length) {
                throw new IllegalStateException(
                        "%s: not %d columns: %s".formatted(name, names.length, line));
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], values[i].strip());
            }
            rows.add(row);
        }
        return rows;
    }
}
