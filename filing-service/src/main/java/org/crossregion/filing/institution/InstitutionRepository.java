package org.crossregion.filing.institution;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The table of institutions. */
@Singleton
class InstitutionRepository extends ReferenceTable<Institution> {

    private static final String SELECT =
            """
            select code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, agreement_until, gateway_mode, gateway_networks, referral_right,
                regional_centre, version
            from institution
            """;

    private static final String PUT =
            """
            insert into institution
                (code, name, type, level, region, tertiary_b_or_higher, specialty, networked,
                agreement, agreement_until, gateway_mode, gateway_networks, referral_right,
                regional_centre, version)
            values
                (:code, :name, :type, :level, :region, :tertiaryBOrHigher, :specialty, :networked,
                :agreement, :agreementUntil, :gatewayMode, :networks, :referralRight,
                :regionalCentre, :version)
            on conflict (code) do update set
                name = excluded.name, type = excluded.type, level = excluded.level,
                region = excluded.region, tertiary_b_or_higher = excluded.tertiary_b_or_higher,
                specialty = excluded.specialty, networked = excluded.networked,
                agreement = excluded.agreement, agreement_until = excluded.agreement_until,
                gateway_mode = excluded.gateway_mode,
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
     * Which institutions are asked for; what is empty lets everything pass.
     *
     * @param region the region code it lies in
     * @param area a {@code like} pattern of region codes, such as a province's
     * @param poolingRegion the pooling region it lies in
     * @param flags {@code networked}, {@code tertiary-b-or-higher} and {@code specialty}, each
     *     {@code true}, {@code false} or empty
     * @param name a part of the name
     */
    record Wanted(
            String region,
            String area,
            String poolingRegion,
            String type,
            String level,
            Map<String, String> flags,
            String name) {}

    /** In the order of their codes. */
    List<Institution> page(Wanted wanted, String after, int limit) {
        return rows(
                """
                where code > :after
                    and (:region = '' or region = :region)
                    and region like :area
                    and (:poolingRegion = '' or region in
                        (select r.code from region r where r.pooling_region = :poolingRegion))
                    and (:type = '' or type = :type)
                    and (:level = '' or level = :level)
                    and (:networked = '' or networked::text = :networked)
                    and (:tertiary = '' or tertiary_b_or_higher::text = :tertiary)
                    and (:specialty = '' or specialty::text = :specialty)
                    and (:name = '' or strpos(name, :name) > 0) limit :limit
                """,
                query ->
                        query.bind("after", after)
                                .bind("region", wanted.region())
                                .bind("area", wanted.area())
                                .bind("poolingRegion", wanted.poolingRegion())
                                .bind("type", wanted.type())
                                .bind("level", wanted.level())
                                .bind("networked", wanted.flags().get("networked"))
                                .bind("tertiary", wanted.flags().get("tertiary-b-or-higher"))
                                .bind("specialty", wanted.flags().get("specialty"))
                                .bind("name", wanted.name())
                                .bind("limit", limit));
    }

    /** Those that settle directly in a province on a day, in the order of region and code. */
    List<Institution> networkedIn(RegionCode province, Institution.Type type, LocalDate day) {
        return rows(
                        """
                        where networked and type = :type and region like :area
                            and case when agreement_until is null then agreement = 'active'
                                else agreement_until >= :day end
                        """,
                        query ->
                                query.bind("type", type)
                                        .bind("day", day)
                                        .bind("area", province.value().substring(0, 2) + "%"))
                .stream()
                .sorted(Comparator.comparing(Institution::region).thenComparing(Institution::code))
                .toList();
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
