package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.util.List;

/** Closed years in the database. */
@ApplicationScoped
class ClosedYearRepository {

    private static final String ADD =
            """
            insert into closed_year (authority, tier, year, closed_at)
            values (:authority, :tier, :year, :at)
            on conflict do nothing
            """;

    private static final String ALL =
            "select authority, tier, year from closed_year order by authority, tier, year";

    private final Jdbi jdbi;

    ClosedYearRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    boolean add(Circle circle, int year, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("authority", circle.authority())
                                        .bind("tier", circle.tier())
                                        .bind("year", year)
                                        .bind("at", at)
                                        .execute()
                                > 0);
    }

    List<Closed> all() {
        return jdbi.withHandle(handle -> handle.createQuery(ALL).mapTo(Closed.class).list());
    }

    /** A circle and a year of it that is closed. */
    record Closed(RegionCode authority, Tier tier, int year) {

        Circle circle() {
            return new Circle(authority, tier);
        }
    }
}
