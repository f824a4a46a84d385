package org.crossregion.filing.chronic;

import jakarta.inject.Singleton;

import org.crossregion.filing.reference.ReferenceTable;
import org.crossregion.filing.reference.Versioned;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The table of chronic diseases by region. */
@Singleton
class ChronicDiseaseRepository extends ReferenceTable<ChronicDisease> {

    private static final String SELECT =
            """
            select region, code, name, valid_from, entitlement_required, max_institutions,
                valid_months, hospitals_register, version
            from chronic_disease
            """;

    private static final String PUT =
            """
            insert into chronic_disease
                (region, code, name, valid_from, entitlement_required, max_institutions,
                valid_months, hospitals_register, version)
            values
                (:region, :code, :name, :validFrom, :entitlementRequired, :maxInstitutions,
                :validMonths, :hospitalsRegister, :version)
            on conflict (region, code, valid_from) do update set
                name = excluded.name, entitlement_required = excluded.entitlement_required,
                max_institutions = excluded.max_institutions,
                valid_months = excluded.valid_months,
                hospitals_register = excluded.hospitals_register, version = excluded.version
            """;

    /** The ladder: the pooling region's own list, its province's, the nation's. */
    private static final String IN_FORCE =
            """
            select region, code, name, valid_from, entitlement_required, max_institutions,
                valid_months, hospitals_register
            from chronic_disease
            where code = :code and region in (:region, :province, '100000')
                and valid_from <= :day
            order by case region when :region then 0 when :province then 1 else 2 end,
                valid_from desc
            limit 1
            """;

    private final Jdbi database;

    ChronicDiseaseRepository(Jdbi database) {
        super(
                database,
                "chronic-diseases",
                ChronicDisease.class,
                new Statements(
                        "chronic_disease",
                        "region || ':' || code || '@' || valid_from",
                        "region, code, valid_from",
                        SELECT,
                        PUT));
        this.database = database;
    }

    @Override
    public String codeOf(ChronicDisease disease) {
        return disease.region() + ":" + disease.code() + "@" + disease.validFrom();
    }

    Optional<ChronicDisease> inForce(RegionCode insuredRegion, String code, LocalDate day) {
        return database.withHandle(
                handle ->
                        handle.createQuery(IN_FORCE)
                                .bind("code", code)
                                .bind("region", insuredRegion)
                                .bind("province", insuredRegion.province())
                                .bind("day", day)
                                .mapTo(ChronicDisease.class)
                                .findOne());
    }

    @Override
    public OutboxEvent published(Versioned<ChronicDisease> row, Instant at) {
        return ChronicDiseasePublished.of(row, at);
    }
}
