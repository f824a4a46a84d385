package org.crossregion.clearing.file;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/** Lets files go whose time is over, every night. */
@ApplicationScoped
class FilePruning implements BusinessJob {

    private static final LocalTime NIGHT = LocalTime.of(4, 0);

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
        return Optional.of(Beijing.next(NIGHT, after));
    }

    @Override
    public void run(Instant due) {
        files.prune();
    }
}
