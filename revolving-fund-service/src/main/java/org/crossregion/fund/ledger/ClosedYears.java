package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.values.RegionPair;

import java.time.Instant;
import java.util.List;

/** Which years have been closed, and whose money they carried over. */
@ApplicationScoped
public class ClosedYears {

    private final ClosedYearRepository repository;

    ClosedYears(ClosedYearRepository repository) {
        this.repository = repository;
    }

    /** Notes that a circle's year is closed; false if it was closed before. */
    @Transactional(TxType.MANDATORY)
    public boolean close(Circle circle, int year, Instant at) {
        return repository.add(circle, year, at);
    }

    public boolean isClosed(RegionPair pair, int year) {
        return openYear(pair, year) != year;
    }

    /** The year on whose accounts something of a year is booked: the first one not closed yet. */
    public int openYear(RegionPair pair, int year) {
        List<ClosedYearRepository.Closed> closed = repository.all();
        int open = year;
        while (isClosed(closed, pair, open)) {
            open++;
        }
        return open;
    }

    private static boolean isClosed(
            List<ClosedYearRepository.Closed> closed, RegionPair pair, int year) {
        return closed.stream().anyMatch(one -> one.year() >= year && one.circle().encloses(pair));
    }
}
