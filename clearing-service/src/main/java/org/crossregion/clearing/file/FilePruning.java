package org.crossregion.clearing.file;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.util.Optional;

/** Lets files go whose time is over, every night. */
@ApplicationScoped
class FilePruning implements BusinessJob {

    private static final int HOUR = 4;

    private final HisFiles files;

    FilePruning(HisFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "his-file-pruning";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        Instant today = Beijing.instant(Beijing.day(after).atTime(HOUR, 0));
        return Optional.of(
                today.isAfter(after)
                        ? today
                        : Beijing.instant(Beijing.day(after).plusDays(1).atTime(HOUR, 0)));
    }

    @Override
    public void run(Instant due) {
        files.prune();
    }
}
