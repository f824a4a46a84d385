package org.crossregion.filing.batch;

import org.crossregion.filing.batch.RowOutcome.Kind;
import org.crossregion.values.RegionCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A batch file with its progress.
 *
 * @param declared how many people the employer declared; {@code persons} are on the list
 * @param read rows read from the file
 * @param checked rows that have an outcome: {@code filed}, {@code alreadyFiled} or {@code rejected}
 * @param rowsPerSecond checked since the work began
 */
record BatchView(
        String id,
        RegionCode region,
        String employer,
        String channel,
        String fileName,
        String format,
        BatchState state,
        String stateName,
        int declared,
        int persons,
        int read,
        int checked,
        int filed,
        int alreadyFiled,
        int rejected,
        double rowsPerSecond,
        String uploadedBy,
        Instant uploadedAt,
        Instant startedAt,
        Instant finishedAt,
        String decidedBy,
        String decision) {

    static BatchView of(Batch batch, Map<Kind, Integer> counts, Instant now) {
        int checked = counts.values().stream().mapToInt(Integer::intValue).sum();
        return new BatchView(
                batch.id(),
                batch.region(),
                batch.employer(),
                batch.channel(),
                batch.fileName(),
                batch.format().code(),
                batch.state(),
                batch.state().label(),
                batch.declared(),
                batch.persons(),
                batch.rows(),
                checked,
                counts.getOrDefault(Kind.FILED, 0),
                counts.getOrDefault(Kind.ALREADY_FILED, 0),
                counts.getOrDefault(Kind.REJECTED, 0),
                rate(batch, checked, now),
                batch.uploadedBy(),
                batch.uploadedAt(),
                batch.startedAt().orElse(null),
                batch.finishedAt().orElse(null),
                batch.decidedBy().orElse(null),
                batch.decision().orElse(null));
    }

    private static double rate(Batch batch, int checked, Instant now) {
        return batch.startedAt()
                .map(start -> Duration.between(start, batch.finishedAt().orElse(now)).toMillis())
                .filter(millis -> millis > 0)
                .map(millis -> Math.round(checked * 10_000.0 / millis) / 10.0)
                .orElse(0.0);
    }
}
