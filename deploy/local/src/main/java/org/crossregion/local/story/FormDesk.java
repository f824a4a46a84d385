package org.crossregion.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fetches forms as finance officers do and keeps them as files. */
final class FormDesk {

    private static final List<String> FORMATS = List.of("xlsx", "pdf", "json");

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private int files;

    FormDesk(Http http, Layout layout, Tokens tokens) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
        empty(layout.story());
    }

    /** How many files were written. */
    int files() {
        return files;
    }

    /**
     * Keeps a form in every format and returns its canonical JSON.
     *
     * @param service who makes the form
     * @param no its number
     * @param region in the file's name, and whose person signs for it
     * @param period in the file's name
     * @param query what the form is asked for, without its format
     */
    JsonNode keep(
            ServiceName service,
            String no,
            String region,
            String period,
            Map<String, String> query) {
        String token = tokens.of("authority", "authority", "220000");
        String asked =
                query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("&"));
        JsonNode json = null;
        for (String format : FORMATS) {
            Answer answer =
                    http.get(
                                    layout.url(
                                            service,
                                            "/api/v1/forms/%s?%s&format=%s"
                                                    .formatted(no, asked, format)),
                                    token)
                            .mustSucceed();
            write(
                    layout.story().resolve("%s-%s-%s.%s".formatted(no, region, period, format)),
                    answer);
            files++;
            if (format.equals("json")) {
                json = Json.read(answer.text());
            }
        }
        return json;
    }

    /** The book of what hospitals were answered, for whoever wants to add it up again. */
    void keepBills(List<Bill> bills) {
        List<String> lines = new ArrayList<>();
        lines.add(Bill.COLUMNS);
        bills.forEach(bill -> lines.add(bill.row()));
        try {
            Files.write(layout.story().resolve("bills.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, Answer answer) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var old = Files.newDirectoryStream(directory, "*.{xlsx,pdf,json,csv}")) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
