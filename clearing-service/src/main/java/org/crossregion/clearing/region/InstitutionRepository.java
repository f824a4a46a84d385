package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import java.util.Collection;
import java.util.List;

/** The copies of institutions; the newest version wins. */
@ApplicationScoped
class InstitutionRepository {

    private static final String PUT =
            """
            insert into institution (code, name, level, region, version)
            values (:code, :name, :level, :region, :version)
            on conflict (code) do update
            set name = excluded.name, level = excluded.level, region = excluded.region,
                version = excluded.version
            where institution.version <= excluded.version
            """;

    private static final String SOME =
            """
            select code, name, level, region, version
            from institution
            where code = any(:codes)
            """;

    private final Jdbi jdbi;

    InstitutionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void put(Institution institution) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(PUT)
                                .bind("code", institution.code())
                                .bind("name", institution.name())
                                .bind("level", institution.level())
                                .bind("region", institution.region())
                                .bind("version", institution.version())
                                .execute());
    }

    List<Institution> some(Collection<String> codes) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SOME)
                                .bindArray("codes", String.class, codes)
                                .mapTo(Institution.class)
                                .list());
    }
}
