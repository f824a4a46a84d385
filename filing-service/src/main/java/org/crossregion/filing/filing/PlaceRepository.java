package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.Collection;
import java.util.List;

/** The places of open filings. */
@ApplicationScoped
class PlaceRepository {

    private static final String OPEN =
            """
            select p.filing_id, p.person_no, p.region, lower(p.held) as valid_from,
                upper(p.held) - 1 as valid_until, f.type
            from filing_place p
            join filing f on f.id = p.filing_id
            where p.person_no = any(:persons) and p.open
            order by p.filing_id, p.region
            """;

    private final Jdbi database;

    PlaceRepository(Jdbi database) {
        this.database = database;
    }

    /** Under these numbers, in the order of the filings' ids. */
    List<OpenPlace> ofPersons(Collection<String> numbers) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OPEN)
                                .bindArray("persons", String.class, numbers)
                                .mapTo(OpenPlace.class)
                                .list());
    }
}
