package org.crossregion.filing.agency;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The table of agencies. */
@Singleton
class AgencyRepository extends ReferenceTable<Agency> {

    private static final String SELECT =
            """
            select code, name, region, districts, parent, valid_from, valid_until, version
            from agency
            """;

    private static final String PUT =
            """
            insert into agency
                (code, name, region, districts, parent, valid_from, valid_until, version)
            values
                (:code, :name, :region, :competentFor, :parent, :validFrom, :validUntil, :version)
            on conflict (code) do update set
                name = excluded.name, region = excluded.region, districts = excluded.districts,
                parent = excluded.parent, valid_from = excluded.valid_from,
                valid_until = excluded.valid_until, version = excluded.version
            """;

    /** Regions where an agency begins, or began to be missing, on a day. */
    private static final String TURNING =
            """
            select distinct region
            from agency
            where valid_from = :day or valid_until = :day - 1
            order by region
            """;

    private final Jdbi database;

    AgencyRepository(Jdbi database) {
        super(
                database,
                "agencies",
                Agency.class,
                new Statements("agency", "code", "code", SELECT, PUT));
        this.database = database;
    }

    @Override
    public String codeOf(Agency agency) {
        return agency.code();
    }

    List<RegionCode> turningOn(LocalDate day) {
        return database.withHandle(
                handle ->
                        handle.createQuery(TURNING)
                                .bind("day", day)
                                .mapTo(RegionCode.class)
                                .list());
    }

    /**
     * In the order of their codes.
     *
     * @param region only those of this pooling region; all if empty
     */
    List<Agency> page(String region, String after, int limit) {
        return rows(
                " where code > :after and (:region = '' or region = :region) limit :limit",
                query -> query.bind("after", after).bind("region", region).bind("limit", limit));
    }

    @Override
    protected void bind(PreparedBatch batch, Agency agency) {
        super.bind(batch, agency);
        batch.bindArray(
                "competentFor",
                String.class,
                agency.districts().stream().map(RegionCode::value).toList());
    }

    @Override
    public OutboxEvent published(Versioned<Agency> row, Instant at) {
        return AgencyPublished.of(row, at);
    }
}
