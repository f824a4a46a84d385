package org.crossregion.clearing.period;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a period has come, and who brought it there.
 *
 * @param version the statement version in force; 0 before generation
 * @param taken every step taken, oldest first
 */
public record Progress(PeriodKey key, PeriodState state, int version, List<Taken> taken) {

    /** A step somebody took. */
    public record Taken(Step step, int version, String takenBy, Instant takenAt) {}

    public Progress {
        taken = List.copyOf(taken);
    }

    /** A period nobody has touched yet. */
    static Progress open(PeriodKey key) {
        return new Progress(key, PeriodState.OPEN, 0, List.of());
    }

    /** The same as of a statement version: who made and signed that one. */
    public Progress ofVersion(int earlier) {
        return new Progress(key, state, earlier, taken);
    }

    /** Who last took a step for the statement version in force. */
    public Optional<Taken> last(Step step) {
        return taken.stream()
                .filter(one -> one.step() == step && one.version() == version)
                .reduce((earlier, later) -> later);
    }

    /** The earlier signer who is the same person, if this one would sign twice. */
    public Optional<Taken> signedBefore(Step step, String user) {
        List<Step> signers = Step.signOff();
        return signers.stream()
                .limit(Math.max(0, signers.indexOf(step)))
                .flatMap(earlier -> last(earlier).stream())
                .filter(one -> one.takenBy().equals(user))
                .findFirst();
    }
}
