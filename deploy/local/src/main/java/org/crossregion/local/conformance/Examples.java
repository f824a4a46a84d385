package org.crossregion.local.conformance;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.crossregion.local.launch.Failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps one request and one reply of each transaction for people to read. Ids and times are always
 * the same ones, so that two runs write the same files.
 */
final class Examples {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private static final int MOST_ROWS = 2;

    /** Amounts keep their decimals. */
    private static final JsonMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private final Path directory;
    private final Set<String> written = new HashSet<>();

    Examples(Path directory) {
        this.directory = directory;
    }

    /** Keeps the first success of a transaction. */
    void keep(Reply reply, String request, String text, LocalDateTime now) {
        String infno = reply.sent().infno();
        if (!reply.isSuccess() || request.isEmpty() || !written.add(infno)) {
            return;
        }
        try {
            Files.createDirectories(directory);
            write(infno + ".request.json", request, now);
            write(infno + ".reply.json", text, now);
        } catch (IOException e) {
            throw new Failure("Cannot write to " + directory + ".", e);
        }
    }

    private void write(String name, String message, LocalDateTime now) throws IOException {
        JsonNode tree = EXACT.readTree(message);
        shorten(tree);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        String text = EXACT.writer(printer).writeValueAsString(tree);
        Files.writeString(directory.resolve(name), neutral(text, now) + "\n");
    }

    /** Leaves two rows of every list: enough to see what a row is. */
    private static void shorten(JsonNode tree) {
        if (tree instanceof ArrayNode list) {
            while (list.size() > MOST_ROWS) {
                list.remove(MOST_ROWS);
            }
        }
        tree.forEach(Examples::shorten);
    }

    /** The text with made-up ids and times in place of the run's own. */
    static String neutral(String text, LocalDateTime now) {
        String today = DAY.format(now);
        String yesterday = DAY.format(now.minusDays(1));
        return text.replaceAll("([HP][0-9]{11})[0-9]{18}\"", "$1202610100930000001\"")
                .replaceAll("\"([0-9]{6})[0-9]{24}\"", "\"$1202610100930000000000001\"")
                .replaceAll("\"[0-9]{17}\"", "\"20261010093000123\"")
                .replaceAll("\"([SAC][0-9]{6})[0-9]{13}\"", "\"$12610100000001\"")
                .replaceAll("\"HC[0-9A-Z]+([A-Z])\"", "\"HIS2026000001$1\"")
                .replaceAll("(" + today + "|" + yesterday + ") [0-9:]{8}", "$1 09:30:00")
                .replace(today, "2026-10-10")
                .replace(yesterday, "2026-10-09");
    }
}
