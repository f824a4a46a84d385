package org.crossregion.local.story;

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

/** The story's own small tables and the sample reference files: a header, then rows by name. */
final class Csv {

    private Csv() {}

    static List<Map<String, String>> resource(String name) {
        try (InputStream in = Csv.class.getResourceAsStream("/story/" + name)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Map<String, String>> file(Path path) {
        try (var reader = Files.newBufferedReader(path)) {
            return read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<String, String>> read(Reader in) throws IOException {
        BufferedReader reader = new BufferedReader(in);
        String[] names = reader.readLine().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            String[] values = line.split(",", -1);
            if (values.length != names.length) {
                throw new IllegalStateException("not " + names.length + " columns: " + line);
            }
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], values[i]);
            }
            rows.add(row);
        }
        return rows;
    }
}
