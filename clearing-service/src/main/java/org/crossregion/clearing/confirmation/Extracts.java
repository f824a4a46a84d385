package org.crossregion.clearing.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Period;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Hands a hospital its details of a period a page at a time (3260). A listing keeps the order in
 * which it first had its rows: what moves to another month meanwhile stays where it is in it, what
 * arrives stands at its end, so that no page skips or repeats a row.
 */
@ApplicationScoped
class Extracts {

    /** As many rows as the national interface allows in one answer. */
    static final int PAGE = 100;

    /** How long a hospital may take to fetch all pages. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final ExtractRepository repository;
    private final Clock clock;

    Extracts(ExtractRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * One page.
     *
     * @param message which all pages of a listing have in common; a client that numbers each page
     *     anew goes on with the listing that it began last
     * @param startRow from 1
     */
    @Transactional
    List<ExtractRow> page(String institution, Period period, String message, long startRow) {
        repository.lock(institution, period);
        Instant now = clock.instant();
        Instant since = now.minus(KEPT);
        Optional<Long> known =
                message.isEmpty()
                        ? Optional.empty()
                        : repository.find(institution, period, message, since);
        if (known.isEmpty() && startRow > 1) {
            known = repository.find(institution, period, "", since);
        }
        long extract = known.orElseGet(() -> open(institution, period, message, now));
        long last = repository.last(extract);
        if (startRow + PAGE - 1 > last) {
            repository.append(extract, last, institution, period);
        }
        return repository.page(extract, startRow, PAGE);
    }

    private long open(String institution, Period period, String message, Instant now) {
        repository.forget(institution, now.minus(KEPT));
        return repository.open(institution, period, message, now);
    }
}
