package org.crossregion.local.conformance;

import org.crossregion.local.launch.Failure;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.Finding;
import org.crossregion.settlement.envelope.Finding.Weight;
import org.crossregion.settlement.envelope.Review;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Holds request envelopes of a vendor's own system against the field definitions, without sending
 * them anywhere: what would be refused, what would be put right with which warning, what nobody
 * reads.
 */
final class MessageCheck {

    private static final int MOST_FINDINGS = 200;

    private final Review review = new Review(Definitions.load());
    private final PrintStream out;
    private final String contentType;
    private int refused;
    private int warned;

    MessageCheck(PrintStream out, String charset) {
        this.out = out;
        this.contentType = "application/json; charset=" + charset;
    }

    /** Whether none of the messages would be refused. */
    boolean run(Path place) {
        List<Path> files = files(place);
        if (files.isEmpty()) {
            throw new Failure("There is no .json file in " + place + ".");
        }
        files.forEach(this::file);
        out.printf(
                "%d messages: %d would be refused, %d taken with a warning%n",
                files.size(), refused, warned);
        return refused == 0;
    }

    private static List<Path> files(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        try (Stream<Path> all = Files.walk(place)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith("reply.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure("Cannot read " + place + ": name a file or a directory.", e);
        }
    }

    private void file(Path file) {
        List<Finding> findings = review.of(read(file), contentType);
        boolean fails = findings.stream().anyMatch(one -> one.weight() == Weight.REFUSED);
        boolean warns = findings.stream().anyMatch(one -> one.weight() == Weight.WARNED);
        refused += fails ? 1 : 0;
        warned += warns && !fails ? 1 : 0;
        out.printf("%s %s%n", fails ? "FAIL" : warns ? "WARN" : "PASS", file);
        for (Weight weight : Weight.values()) {
            findings.stream()
                    .filter(one -> one.weight() == weight)
                    .limit(MOST_FINDINGS)
                    .forEach(this::line);
            long more = findings.stream().filter(one -> one.weight() == weight).count();
            if (more > MOST_FINDINGS) {
                out.printf("  … 还有 %d 项 / %d more%n", more - MOST_FINDINGS, more - MOST_FINDINGS);
            }
        }
    }

    private void line(Finding finding) {
        String said =
                switch (finding.weight()) {
                    case REFUSED -> "拒绝 refused ";
                    case WARNED -> "提示 warning ";
                    case IGNORED -> "不读 ignored ";
                };
        out.printf(
                "  %s %s [%s]%n      %s%n      %s%n",
                said,
                finding.path().isEmpty() ? "(message)" : finding.path(),
                finding.code(),
                finding.chinese(),
                finding.english());
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ".", e);
        }
    }
}
