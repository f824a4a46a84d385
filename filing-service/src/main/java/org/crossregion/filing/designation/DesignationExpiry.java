package org.crossregion.filing.designation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Ends the designations whose last day has passed, every Beijing midnight. */
@ApplicationScoped
class DesignationExpiry implements BusinessJob {

    /** Who is on record for it. */
    private static final String AUTHOR = "system";

    private static final int BATCH = 500;

    private final DesignationRepository rows;
    private final Designations designations;

    DesignationExpiry(DesignationRepository rows, Designations designations) {
        this.rows = rows;
        this.designations = designations;
    }

    @Override
    public String name() {
        return "designation-expiry";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    /** Each in a transaction of its own: one that cannot be ended whole holds up no other. */
    @Override
    public void run(Instant due) {
        LocalDate today = Beijing.day(due);
        List<Designation> found;
        do {
            found = rows.endedBefore(today, BATCH);
            found.forEach(this::end);
        } while (found.size() == BATCH);
    }

    private void end(Designation one) {
        try {
            designations.expire(one, AUTHOR);
        } catch (Refused refused) {
            designations.lapse(one, AUTHOR, refused.detail());
        }
    }
}
