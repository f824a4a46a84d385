package org.crossregion.filing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.ReferenceDigest;
import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.filing.reference.ReferenceStore;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The table of regions. */
@ApplicationScoped
class RegionRepository implements ReferenceStore<Region> {

    private static final String SELECT =
            """
            select code, name, pooling_region, member, valid_from, opening_stage, hosted, version
            from region
            """;

    private static final String PUT =
            """
            insert into region
                (code, name, pooling_region, member, valid_from, opening_stage, hosted, version)
            values
                (:code, :name, :poolingRegion, :member, :validFrom, :openingStage, :hosted,
                :version)
            on conflict (code) do update set
                name = excluded.name, pooling_region = excluded.pooling_region,
                member = excluded.member, valid_from = excluded.valid_from,
                opening_stage = excluded.opening_stage, hosted = excluded.hosted,
                version = excluded.version
            """;

    private final Jdbi database;

    RegionRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "regions";
    }

    @Override
    public String codeOf(Region region) {
        return region.code().value();
    }

    @Override
    public Map<String, Versioned<Region>> find(Collection<String> codes) {
        Map<String, Versioned<Region>> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(SELECT + " where code = any(:codes) order by code")
                                .bindArray("codes", String.class, codes)
                                .mapTo(Row.class)
                                .forEach(
                                        row ->
                                                found.put(
                                                        codeOf(row.region()),
                                                        new Versioned<>(
                                                                row.region(), row.version()))));
        return found;
    }

    Optional<Region> find(String code) {
        return Optional.ofNullable(find(List.of(code)).get(code)).map(Versioned::value);
    }

    /** In the order of their codes. */
    List<Region> page(String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where code > :after order by code"
                                                + " limit :limit")
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Row.class)
                                .map(Row::region)
                                .list());
    }

    @Override
    public void put(List<Versioned<Region>> regions) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(PUT);
                    for (Versioned<Region> region : regions) {
                        batch.bindMethods(region.value()).bind("version", region.version()).add();
                    }
                    batch.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<Region> row, Instant at) {
        return RegionPublished.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "region", "code"));
    }

    /** One row as it is read. */
    record Row(@Nested Region region, int version) {}
}
