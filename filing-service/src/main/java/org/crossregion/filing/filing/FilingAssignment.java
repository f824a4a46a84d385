package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.filing.agency.JurisdictionChanged;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Passes filings on to the agency that is competent now. Only what is open goes over; what has
 * ended stays with the agency that had it.
 */
@ApplicationScoped
class FilingAssignment {

    private static final String REASSIGN =
            """
            with competent as (
                select f.id, f.agency as from_agency,
                    coalesce(
                        (select a.code
                        from agency a
                        where a.region = f.insured_region and f.district = any(a.districts)
                            and :day between a.valid_from and coalesce(a.valid_until, :day)
                        order by a.code
                        limit 1),
                        (select a.code
                        from agency a
                        where a.region = f.insured_region and a.parent = ''
                            and :day between a.valid_from and coalesce(a.valid_until, :day)
                        order by a.code
                        limit 1)) as to_agency
                from filing f
                where f.insured_region = any(:regions)
                    and f.state in ('submitted', 'active', 'suspended')),
            moved as (
                update filing f
                set agency = c.to_agency
                from competent c
                where f.id = c.id and c.to_agency is distinct from c.from_agency
                returning f.id, c.from_agency, c.to_agency)
            insert into filing_assignment (filing_id, at, from_agency, to_agency, author, reason)
            select id, :at, from_agency, to_agency, :author, :reason
            from moved
            """;

    private final Jdbi database;
    private final AuditTrail audit;
    private final Clock clock;

    FilingAssignment(Jdbi database, AuditTrail audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    void reassign(@Observes JurisdictionChanged change) {
        Instant now = clock.instant();
        int moved =
                database.withHandle(
                        handle ->
                                handle.createUpdate(REASSIGN)
                                        .bindArray(
                                                "regions",
                                                String.class,
                                                change.regions().stream()
                                                        .map(RegionCode::value)
                                                        .toList())
                                        .bind("day", Beijing.day(now))
                                        .bind("at", now)
                                        .bind("author", change.author())
                                        .bind("reason", change.reason())
                                        .execute());
        if (moved > 0) {
            audit.record(
                    "filings-reassigned",
                    "agencies",
                    Map.of("filings", moved, "reason", change.reason()));
        }
    }
}
