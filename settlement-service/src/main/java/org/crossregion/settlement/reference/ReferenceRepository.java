package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.recent.Recent;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rows of copied regions and institutions; a newer version replaces an older one. */
@ApplicationScoped
class ReferenceRepository {

    private static final String REGION =
            """
            select code, name, pooling_region, member, valid_from, opening_stage, hosted, version
            from region
            where code = :code and valid_from <= :day
            order by valid_from desc
            limit 1
            """;

    private static final String INSTITUTION =
            """
            select code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                   agreement, agreement_until, gateway_mode, gateway_networks, version
            from institution
            where code = :code
            """;

    private static final String SEARCH =
            """
            select code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                   agreement, agreement_until, gateway_mode, gateway_networks, version
            from institution
            where (:type = '' or type = :type) and position(:name in name) > 0
            order by code
            limit :limit
            """;

    private static final String KEEP_REGION =
            """
            insert into region (code, valid_from, name, pooling_region, member, opening_stage,
                   hosted, version)
            values (:code, :validFrom, :name, :poolingRegion, :member, :openingStage,
                   :hosted, :version)
            on conflict (code, valid_from) do update
            set name = excluded.name, pooling_region = excluded.pooling_region,
                member = excluded.member, opening_stage = excluded.opening_stage,
                hosted = excluded.hosted, version = excluded.version
            where region.version < excluded.version
            """;

    private static final String KEEP_INSTITUTION =
            """
            insert into institution (code, name, type, level, region, tertiary_b_or_higher,
                   specialty, networked, agreement, agreement_until, gateway_mode, gateway_networks,
                   version)
            values (:code, :name, :type, :level, :region, :tertiary, :specialty, :networked,
                   :agreement, :agreementUntil, :gatewayMode, :gatewayNetworks, :version)
            on conflict (code) do update
            set name = excluded.name, type = excluded.type, level = excluded.level,
                region = excluded.region, tertiary_b_or_higher = excluded.tertiary_b_or_higher,
                specialty = excluded.specialty, networked = excluded.networked,
                agreement = excluded.agreement, agreement_until = excluded.agreement_until,
                gateway_mode = excluded.gateway_mode,
                gateway_networks = excluded.gateway_networks, version = excluded.version
            where institution.version < excluded.version
            """;

    /** One line "code version" per row, in the byte order of the codes: as the owner does it. */
    private static final String DIGESTS =
            """
            select 'institutions' as kind, count(*) as count, coalesce(max(version), 0) as version,
                   encode(sha256(convert_to(coalesce(string_agg(
                       code || ' ' || version || chr(10), '' order by code collate "C"), ''),
                       'UTF8')), 'hex') as sha256
            from institution
            union all
            select 'regions', count(*), coalesce(max(version), 0),
                   encode(sha256(convert_to(coalesce(string_agg(
                       code || ' ' || version || chr(10), '' order by code collate "C"), ''),
                       'UTF8')), 'hex')
            from (select code, max(version) as version from region group by code) latest
            order by kind
            """;

    private final Jdbi jdbi;
    private final Recent<RegionOn, Region> regions = new Recent<>();
    private final Recent<String, Institution> institutions = new Recent<>();

    /** A code and the day on which it is asked for. */
    private record RegionOn(RegionCode code, LocalDate day) {}

    ReferenceRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Region> region(RegionCode code, LocalDate day) {
        return regions.get(new RegionOn(code, day), this::read);
    }

    private Optional<Region> read(RegionOn asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(REGION)
                                .bind("code", asked.code())
                                .bind("day", asked.day())
                                .mapTo(Region.class)
                                .findOne());
    }

    List<ReferenceDigest> digests() {
        return jdbi.withHandle(
                handle -> handle.createQuery(DIGESTS).mapTo(ReferenceDigest.class).list());
    }

    Optional<Institution> institution(String code) {
        return institutions.get(code, this::readInstitution);
    }

    private Optional<Institution> readInstitution(String code) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(INSTITUTION)
                                .bind("code", code)
                                .mapTo(Institution.class)
                                .findOne());
    }

    List<Institution> search(String type, String name, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SEARCH)
                                .bind("type", type)
                                .bind("name", name)
                                .bind("limit", limit)
                                .mapTo(Institution.class)
                                .list());
    }

    void keep(Region region) {
        regions.forget();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_REGION)
                                .bind("code", region.code())
                                .bind("validFrom", region.validFrom())
                                .bind("name", region.name())
                                .bind("poolingRegion", region.poolingRegion())
                                .bind("member", region.member())
                                .bind("openingStage", region.openingStage())
                                .bind("hosted", region.hosted())
                                .bind("version", region.version())
                                .execute());
    }

    void keep(Institution institution) {
        institutions.forget();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_INSTITUTION)
                                .bind("code", institution.code())
                                .bind("name", institution.name())
                                .bind("type", institution.type())
                                .bind("level", institution.level())
                                .bind("region", institution.region())
                                .bind("tertiary", institution.tertiaryBOrHigher())
                                .bind("specialty", institution.specialty())
                                .bind("networked", institution.networked())
                                .bind("agreement", institution.agreement())
                                .bind("agreementUntil", institution.agreementUntil())
                                .bind("gatewayMode", institution.gatewayMode())
                                .bindArray(
                                        "gatewayNetworks",
                                        String.class,
                                        institution.gatewayNetworks())
                                .bind("version", institution.version())
                                .execute());
    }
}
