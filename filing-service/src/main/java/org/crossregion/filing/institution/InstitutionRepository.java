package org.crossregion.filing.institution;

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

/** The table of institutions. */
@ApplicationScoped
class InstitutionRepository implements ReferenceStore<Institution> {

    private static final String SELECT =
            """
            select code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, gateway_mode, gateway_networks, version
            from institution
            """;

    private static final String PUT =
            """
            insert into institution
                (code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, gateway_mode, gateway_networks, version)
            values
                (:code, :name, :type, :level, :region, :tertiaryBOrHigher, :specialty, :networked,
                :agreement, :gatewayMode, :networks, :version)
            on conflict (code) do update set
                name = excluded.name, type = excluded.type, level = excluded.level,
                region = excluded.region, tertiary_b_or_higher = excluded.tertiary_b_or_higher,
                specialty = excluded.specialty, networked = excluded.networked,
                agreement = excluded.agreement, gateway_mode = excluded.gateway_mode,
                gateway_networks = excluded.gateway_networks, version = excluded.version
            """;

    private final Jdbi database;

    InstitutionRepository(Jdbi database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "institutions";
    }

    @Override
    public String codeOf(Institution institution) {
        return institution.code();
    }

    @Override
    public Map<String, Versioned<Institution>> find(Collection<String> codes) {
        Map<String, Versioned<Institution>> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(SELECT + " where code = any(:codes) order by code")
                                .bindArray("codes", String.class, codes)
                                .mapTo(Row.class)
                                .forEach(
                                        row ->
                                                found.put(
                                                        row.institution().code(),
                                                        new Versioned<>(
                                                                row.institution(),
                                                                row.version()))));
        return found;
    }

    /**
     * In the order of their codes.
     *
     * @param region only those with this region code; all if empty
     */
    List<Institution> page(String region, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where code > :after"
                                                + " and (:region = '' or region = :region)"
                                                + " order by code limit :limit")
                                .bind("after", after)
                                .bind("region", region)
                                .bind("limit", limit)
                                .mapTo(Row.class)
                                .map(Row::institution)
                                .list());
    }

    @Override
    public void put(List<Versioned<Institution>> institutions) {
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(PUT);
                    for (Versioned<Institution> institution : institutions) {
                        batch.bindMethods(institution.value())
                                .bindArray(
                                        "networks",
                                        String.class,
                                        institution.value().gatewayNetworks())
                                .bind("version", institution.version())
                                .add();
                    }
                    batch.execute();
                });
    }

    @Override
    public OutboxEvent published(Versioned<Institution> row, Instant at) {
        return InstitutionPublished.of(row, at);
    }

    @Override
    public ReferenceDigest digest() {
        return database.withHandle(
                handle -> ReferenceImport.digest(handle, kind(), "institution", "code"));
    }

    /** One row as it is read. */
    record Row(@Nested Institution institution, int version) {}
}
