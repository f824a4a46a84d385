package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.load.clearing.Months.Month;
import org.crossregion.load.scale.Sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month of details as XLSX and as CSV: clearing-service's export, from when it is begun to when
 * it can be fetched, against the same rows written by the library and by {@code copy} alone, in
 * turn.
 */
public final class S6 extends Bench {

    private static final Setting USUAL =
            new Setting(
                    List.of(10_000, 1_000_000),
                    3,
                    1,
                    0,
                    Optional.empty(),
                    "",
                    List.of("-XX:+UseSerialGC", "-Xmx256m"),
                    Optional.empty());

    private static final Setting SMOKE =
            new Setting(
                    List.of(10_000, 20_000),
                    2,
                    0,
                    0,
                    Optional.empty(),
                    "",
                    S2.QUICK,
                    Optional.empty());

    private static final Pattern COLLECTION =
            Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private Path log;

    private S6(Setting setting, Path root) {
        super("s6", setting, root);
    }

    private S6(Path root, Shared shared) {
        super("s6", SMOKE, root, shared);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USUAL.usage("s6", ""));
            return;
        }
        run(Path.of(System.getProperty("crossregion.root")), arguments);
    }

    static JsonNode run(Path root, String... arguments) throws Exception {
        try (S6 bench = new S6(USUAL.with(SMOKE, arguments), root)) {
            return bench.run();
        }
    }

    /** As short as can be, over what others share. */
    static JsonNode smoke(Path root, Shared shared) throws Exception {
        try (S6 bench = new S6(root, shared)) {
            return bench.run();
        }
    }

    /** What an export came to. */
    private record Export(double seconds, double answered, long rows, long bytes, String state) {}

    @Override
    void measure() throws Exception {
        List<Month> months = Months.of(setting().sizes());
        log = collections(stack());
        ClearingApi api = withMonths(months, collectionsIn(stack()));
        Month small = months.get(0);
        // The larger month of the first two: s2 and s3 may have loaded a third.
        Month large = months.get(1);
        String select = select(api, large);
        Path file = stack().data().resolve("bare");
        for (int i = 0; i < setting().warmUp(); i++) {
            export(api, large, "xlsx");
            bare(select, file, true);
        }
        pause();
        heap("of " + small.size() + " rows", "heap-small", () -> export(api, small, "xlsx"));
        Figures copy = new Figures();
        Figures csv = new Figures();
        Figures library = new Figures();
        Figures xlsx = new Figures();
        AtomicReference<Export> last = new AtomicReference<>();
        for (int round = 0; round < setting().rounds(); round++) {
            copy.add(bare(select, file, false));
            last.set(export(api, large, "csv"));
            csv.add(last.get().seconds());
            library.add(bare(select, file, true));
            xlsx.add(export(api, large, "xlsx").seconds());
        }
        line(
                "S6: %,d details as a file, %d columns, %d rounds",
                last.get().rows(), columns(api), setting().rounds());
        line("copy … to stdout into a file", "copy", copy, 2, " s");
        line("export as CSV", "csv", csv, 2, " s");
        line("  ratio", "ratio-csv", csv.against(copy), 3, " (goal 1.3)");
        line("the library from a cursor into a file", "library", library, 2, " s");
        line("export as XLSX", "xlsx", xlsx, 2, " s");
        line("  ratio", "ratio-xlsx", xlsx.against(library), 3, " (goal 1.3)");
        heap("of " + large.size() + " rows as CSV", "heap-csv", () -> export(api, large, "csv"));
        heap("of " + large.size() + " rows as XLSX", "heap-xlsx", () -> export(api, large, "xlsx"));
    }

    /** Something that fills the heap. */
    private interface Work {
        Export run() throws Exception;
    }

    /** What the collections during an export found, and what they left. */
    private void heap(String of, String key, Work work) throws Exception {
        long from = Files.size(log);
        Export export = work.run();
        byte[] all = Files.readAllBytes(log);
        Matcher found =
                COLLECTION.matcher(
                        new String(all, (int) from, all.length - (int) from, "US-ASCII"));
        int before = 0;
        int after = 0;
        int capacity = 0;
        while (found.find()) {
            before = Math.max(before, Integer.parseInt(found.group(1)));
            after = Math.max(after, Integer.parseInt(found.group(2)));
            capacity = Math.max(capacity, Integer.parseInt(found.group(3)));
        }
        report().putObject(key)
                .put("mostBeforeCollections", before)
                .put("mostLeftByCollections", after)
                .put("capacity", capacity)
                .put("bytes", export.bytes());
        line(
                "heap during the export %s: at most %d MB, at most %d MB left by a collection; file %,d bytes",
                of, before, after, export.bytes());
    }

    private Export export(ClearingApi api, Month month, String format) {
        long from = System.nanoTime();
        String id =
                api.post(
                                "/api/v1/detail-exports",
                                "{\"originPeriod\": \"%s\", \"state\": \"all\", \"format\": \"%s\"}"
                                        .formatted(month.month(), format))
                        .mustBe(201)
                        .json()
                        .path("id")
                        .asText();
        String address = "/api/v1/detail-exports/" + id;
        AtomicReference<JsonNode> seen = new AtomicReference<>();
        stack().await(
                        "the export",
                        Duration.ofMinutes(5),
                        () -> {
                            seen.set(api.get(address).mustBe(200).json());
                            return List.of("done", "failed")
                                    .contains(seen.get().path("state").asText());
                        });
        double answered = since(from);
        JsonNode done = seen.get();
        if (!done.path("state").asText().equals("done")
                || done.path("rowsDone").asLong() < month.size()) {
            throw new IllegalStateException(done.toString());
        }
        long bytes = api.download(address + "/file");
        if (bytes != done.path("bytes").asLong()) {
            throw new IllegalStateException(bytes + " bytes, not " + done.path("bytes"));
        }
        return new Export(
                Duration.between(time(done, "startedAt"), time(done, "finishedAt")).toNanos() / 1e9,
                answered,
                done.path("rowsDone").asLong(),
                bytes,
                done.path("state").asText());
    }

    /** Those of an export that chooses none. */
    private static long columns(ClearingApi api) {
        long columns = 0;
        for (JsonNode one : api.get("/api/v1/detail-exports/columns").mustBe(200).json()) {
            columns += one.path("byDefault").asBoolean() ? 1 : 0;
        }
        return columns;
    }

    private static OffsetDateTime time(JsonNode export, String field) {
        return OffsetDateTime.parse(export.path(field).asText());
    }

    private double bare(String select, Path file, boolean workbook)
            throws SQLException, IOException {
        try (Connection connection = stack().connect()) {
            BareExport bare = new BareExport(connection, select, file);
            long from = System.nanoTime();
            if (workbook) {
                bare.workbook();
            } else {
                bare.copied();
            }
            return since(from);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * What the service reads, seen while it does; so what it reads tomorrow is compared tomorrow.
     */
    private String select(ClearingApi api, Month month) throws Exception {
        Sql sql = new Sql(stack()::connect);
        AtomicReference<String> seen = new AtomicReference<>("");
        Thread watch =
                new Thread(
                        () -> {
                            try {
                                while (seen.get().isEmpty()) {
                                    seen.set(
                                            sql.text(
                                                    """
                                                    select query from pg_stat_activity
                                                    where query like 'copy (%' and state = 'active'
                                                      and pid <> pg_backend_pid()
                                                    """));
                                }
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        "watch");
        watch.setDaemon(true);
        watch.start();
        export(api, month, "csv");
        watch.join(5_000);
        String copy = seen.get();
        if (copy.isEmpty()) {
            throw new IllegalStateException("the export's statement was not seen");
        }
        return copy.substring("copy (".length(), copy.lastIndexOf(") to stdout"));
    }
}
