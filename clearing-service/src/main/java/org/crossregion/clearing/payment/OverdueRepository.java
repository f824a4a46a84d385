package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;

/** Which orders have been found overdue. */
@ApplicationScoped
class OverdueRepository {

    private static final String ADD =
            """
            insert into overdue_notice (number, scheme, deadline, outstanding_fen, found_on)
            values (:number, :scheme, :deadline, :outstanding, :foundOn)
            on conflict (number, scheme) do nothing
            """;

    private final Jdbi jdbi;

    OverdueRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether that is news. */
    boolean add(Notice notice, Scheme scheme, LocalDate deadline, LocalDate foundOn) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(ADD)
                                        .bind("number", notice.number())
                                        .bind("scheme", scheme)
                                        .bind("deadline", deadline)
                                        .bind("outstanding", notice.outstanding(scheme))
                                        .bind("foundOn", foundOn)
                                        .execute())
                > 0;
    }
}
