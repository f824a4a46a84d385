package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Fetches forms as finance officers do and keeps them as files. */
public final class FormDesk {

    private static final List<String> FORMATS = List.of("xlsx", "pdf", "json");

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private final SortedMap<String, Integer> kept = new TreeMap<>();

    public FormDesk(Http http, Layout layout, Tokens tokens) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
        empty(layout.story());
    }

    /** How many files were written, by form. */
    public synchronized SortedMap<String, Integer> kept() {
        return new TreeMap<>(kept);
    }

    /** How many files were written. */
    public synchronized int files() {
        return kept.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Keeps a form in every format and returns its canonical JSON. */
    public JsonNode keep(FormRequest request) {
        JsonNode json = null;
        for (String format : FORMATS) {
            Answer answer = fetch(request, format);
            write(file(request, format), answer);
            if (format.equals("json")) {
                json = Json.read(answer.text());
            }
        }
        synchronized (this) {
            kept.merge(request.no(), FORMATS.size(), Integer::sum);
        }
        return json;
    }

    /** A form's canonical JSON, which is not kept. */
    public JsonNode read(FormRequest request) {
        return fetch(request, "json").json();
    }

    private Answer fetch(FormRequest request, String format) {
        String asked =
                request.query().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining("&"));
        String path = "/api/v1/forms/%s?%s&format=%s".formatted(request.no(), asked, format);
        String token = tokens.of("authority", "负责人样丁", "100000");
        return http.get(layout.url(request.service(), path), token).mustSucceed();
    }

    /** Where a form lies. */
    public Path file(FormRequest request, String format) {
        return layout.story().resolve(request.file() + "." + format);
    }

    /** Keeps a table that is no form. */
    public void keepTable(String name, List<String> lines) {
        try {
            Files.createDirectories(layout.story());
            Files.write(layout.story().resolve(name), lines);
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
        try (var old = Files.newDirectoryStream(directory, "*.{xlsx,pdf,json,csv,txt}")) {
            for (Path file : old) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
