package org.crossregion.fund.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.util.HashMap;
import java.util.Map;

/** Regions in the database. */
@ApplicationScoped
class RegionRepository {

    private static final String TAKE =
            """
            insert into region (code, name, pooling_region, member, version)
            values (:code, :name, :poolingRegion, :member, :version)
            on conflict (code) do update
            set name = excluded.name,
                pooling_region = excluded.pooling_region,
                member = excluded.member,
                version = excluded.version
            where region.version < excluded.version
            """;

    private static final String NAMES = "select code, name from region order by code";

    private final Jdbi jdbi;

    RegionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Takes over a state unless it is older than the one known. */
    void take(RegionPublished region) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(TAKE)
                                .bind("code", region.code())
                                .bind("name", region.name())
                                .bind("poolingRegion", region.poolingRegion())
                                .bind("member", region.member())
                                .bind("version", region.version())
                                .execute());
    }

    Map<RegionCode, String> names() {
        Map<RegionCode, String> names = new HashMap<>();
        jdbi.withHandle(handle -> handle.createQuery(NAMES).mapTo(Named.class).list())
                .forEach(named -> names.put(named.code(), named.name()));
        return names;
    }

    /** A region and its name. */
    record Named(RegionCode code, String name) {}
}
