package org.crossregion.web.clock;

import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.problem.Violation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One due instant that a job did not get done. */
record JobFailure(String job, Instant due, Throwable cause) {

    /** The refusal that tells whoever moved the clock; jobs are ours, so their words may show. */
    static Refused refused(List<JobFailure> failures) {
        return new Refused(
                SharedRefusal.JOB_FAILED,
                failures.stream()
                        .map(failure -> failure.job + " due " + failure.due)
                        .collect(Collectors.joining(", ", "the clock has moved, but failed: ", "")),
                failures.stream()
                        .map(
                                failure ->
                                        new Violation(
                                                failure.job,
                                                "due " + failure.due,
                                                Optional.ofNullable(failure.cause.getMessage())
                                                        .orElse("see the logs")))
                        .toList());
    }
}
