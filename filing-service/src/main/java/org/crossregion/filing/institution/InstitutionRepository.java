package org.crossregion.filing.institution;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;

/** The table of institutions. */
@Singleton
class InstitutionRepository extends ReferenceTable<Institution> {

    private static final String SELECT =
            """
            select code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, gateway_mode, gateway_networks, referral_right, regional_centre, version
            from institution
            """;

    private static final String PUT =
            """
            insert into institution
                (code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, gateway_mode, gateway_networks, referral_right, regional_centre, version)
            values
                (:code, :name, :type, :level, :region, :tertiaryBOrHigher, :specialty, :networked,
                :agreement, :gatewayMode, :networks, :referralRight,
                :regionalCentre, :version)
            on conflict (code) do update set
                name = excluded.name, type = excluded.type, level = excluded.level,
                region = excluded.region, tertiary_b_or_higher = excluded.tertiary_b_or_higher,
                specialty = excluded.specialty, networked = excluded.networked,
                agreement = excluded.agreement, gateway_mode = excluded.gateway_mode,
                gateway_networks = excluded.gateway_networks,
                referral_right = excluded.referral_right,
                regional_centre = excluded.regional_centre, version = excluded.version
            """;

    InstitutionRepository(Jdbi database) {
        super(
                database,
                "institutions",
                Institution.class,
                new Statements("institution", "code", "code", SELECT, PUT));
    }

    @Override
    public String codeOf(Institution institution) {
        return institution.code();
    }

    /**
     * In the order of their codes.
     *
     * @param region only those with this region code; all if empty
     */
    List<Institution> page(String region, String after, int limit) {
        return rows(
                " where code > :after and (:region = '' or region = :region) limit :limit",
                query -> query.bind("after", after).bind("region", region).bind("limit", limit));
    }

    @Override
    protected void bind(PreparedBatch batch, Institution institution) {
        super.bind(batch, institution);
        batch.bindArray("networks", String.class, institution.gatewayNetworks());
    }

    @Override
    public OutboxEvent published(Versioned<Institution> row, Instant at) {
        return InstitutionPublished.of(row, at);
    }
}
