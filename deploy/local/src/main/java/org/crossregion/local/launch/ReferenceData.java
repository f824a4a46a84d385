package org.crossregion.local.launch;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Loads the sample reference data as an administrator would, over REST, in the order in which one
 * file refers to another. A file that these databases were given before, as it is now, is not given
 * again: what has happened since, such as an emergency increase of the fund, stands.
 */
final class ReferenceData {

    private static final List<File> FILES =
            List.of(
                    new File(ServiceName.FILING, "regions", "csv"),
                    new File(ServiceName.FILING, "agencies", "csv"),
                    new File(ServiceName.FILING, "working-days", "yaml"),
                    new File(ServiceName.FILING, "institutions", "csv"),
                    new File(ServiceName.FILING, "fiscal-accounts", "csv"),
                    new File(ServiceName.FILING, "filing-policies", "yaml"),
                    new File(ServiceName.FILING, "chronic-diseases", "csv"),
                    new File(ServiceName.FILING, "persons", "csv"),
                    new File(ServiceName.FILING, "special-identities", "csv"),
                    new File(ServiceName.FILING, "employers", "csv"),
                    new File(ServiceName.FILING, "employments", "csv"),
                    new File(ServiceName.FILING, "person-bank-accounts", "csv"),
                    new File(ServiceName.FILING, "chronic-entitlements", "csv"),
                    new File(ServiceName.SETTLEMENT, "catalogue", "csv"),
                    new File(ServiceName.SETTLEMENT, "benefit-policies", "yaml"),
                    new File(ServiceName.SETTLEMENT, "account-balances", "csv"),
                    new File(ServiceName.CLEARING, "clearing-policies", "yaml"),
                    new File(ServiceName.FUND, "quota-policies", "yaml"),
                    new File(ServiceName.FUND, "quota-bases", "csv"),
                    new File(ServiceName.FUND, "paid-in", "csv"));

    private static final Duration EVENTS_WITHIN = Duration.ofSeconds(60);

    private ReferenceData() {}

    /** One reference file and the service that owns its kind. */
    private record File(ServiceName owner, String kind, String extension) {

        Path in(Layout layout) {
            return layout.reference().resolve(kind + "." + extension);
        }

        String mediaType() {
            return extension.equals("csv") ? "text/csv" : "application/yaml";
        }
    }

    /** The owners beside each other; what one owner has, in the order of the list. */
    static void load(Layout layout, DataDirectory data, Console console) {
        Path keys = data.keys();
        LoadedFiles loaded = LoadedFiles.in(data.path());
        Http http = new Http(Duration.ofSeconds(60));
        Tokens tokens = new Tokens(keys);
        List<File> present =
                FILES.stream()
                        .filter(file -> Files.exists(file.in(layout)))
                        .filter(file -> !loaded.has(file.in(layout)))
                        .toList();
        List<CompletableFuture<Long>> owners =
                Arrays.stream(ServiceName.values())
                        .map(
                                owner ->
                                        CompletableFuture.supplyAsync(
                                                () -> load(layout, http, tokens, present, owner),
                                                task -> new Thread(task, owner.module()).start()))
                        .toList();
        try {
            long rows = owners.stream().mapToLong(CompletableFuture::join).sum();
            present.forEach(file -> loaded.add(file.in(layout)));
            console.line("reference data: %d files, %d rows", present.size(), rows);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static long load(
            Layout layout, Http http, Tokens tokens, List<File> files, ServiceName owner) {
        return files.stream()
                .filter(file -> file.owner() == owner)
                .mapToLong(file -> load(layout, http, tokens, file))
                .sum();
    }

    private static Answer post(Http http, Tokens tokens, String url, File file, Layout layout)
            throws IOException {
        return http.send(
                Http.to(url, tokens.of("administrator"))
                        .header("Content-Type", file.mediaType())
                        .POST(BodyPublishers.ofFile(file.in(layout)))
                        .build());
    }

    /** Persons are filing's, and settlement hears of them by events, a moment later. */
    private static boolean awaitsPersons(Answer answer, File file) {
        return file.kind().equals("account-balances")
                && answer.status() == 422
                && answer.text().contains("\"known\"");
    }

    private static long load(Layout layout, Http http, Tokens tokens, File file) {
        String url = layout.url(file.owner(), "/api/v1/reference/" + file.kind());
        try {
            long end = System.nanoTime() + EVENTS_WITHIN.toNanos();
            Answer answer = post(http, tokens, url, file, layout);
            while (awaitsPersons(answer, file) && System.nanoTime() < end) {
                Http.pause(Duration.ofMillis(200));
                answer = post(http, tokens, url, file, layout);
            }
            if (!answer.isSuccess()) {
                throw new Failure(
                        file.in(layout)
                                + " was refused: "
                                + answer.text()
                                + " Correct the file, then run this again.");
            }
            JsonNode result = answer.json();
            return result.path("imported").asLong() + result.path("unchanged").asLong();
        } catch (IOException e) {
            throw new Failure("Cannot read " + file.in(layout) + ": " + e.getMessage(), e);
        }
    }
}
