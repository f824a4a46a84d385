package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What treatment places confirmed, and what waits for them. */
@ApplicationScoped
class ConfirmationRepository {

    private static final String FIND =
            """
            select region, institutions, at, author, reason
            from filing_confirmation
            where filing_id = :id
            """;

    private static final String ADD =
            """
            insert into filing_confirmation (filing_id, region, institutions, at, author, reason)
            values (:id, :region, :named, :at, :author, :reason)
            """;

    private static final String PENDING =
            """
            select f.id, p.name, f.insured_region, f.type, f.treatment_regions, f.institutions,
                f.valid_from
            from filing f
            join person p on p.person_no = f.person_no
            where f.state = 'submitted' and f.confirmation_demanded and f.id > :after
                and exists (
                    select 1 from unnest(f.treatment_regions) as r (code) where r.code like :scope)
                and not exists (select 1 from filing_confirmation c where c.filing_id = f.id)
            order by f.id
            limit :limit
            """;

    private final Jdbi database;

    ConfirmationRepository(Jdbi database) {
        this.database = database;
    }

    /** What a treatment place is asked to confirm; no more of the person than it must know. */
    record Pending(
            String id,
            String name,
            RegionCode insuredRegion,
            FilingType type,
            List<RegionCode> treatmentRegions,
            List<String> institutions,
            LocalDate validFrom) {}

    Optional<Confirmation> find(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", id)
                                .mapTo(Confirmation.class)
                                .findOne());
    }

    void add(String id, Confirmation confirmation) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", id)
                                .bind("region", confirmation.region())
                                .bind("at", confirmation.at())
                                .bind("author", confirmation.author())
                                .bind("reason", confirmation.reason())
                                .bindArray("named", String.class, confirmation.institutions())
                                .execute());
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the treatment regions
     */
    List<Pending> pending(String scope, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PENDING)
                                .bind("scope", scope)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Pending.class)
                                .list());
    }
}
