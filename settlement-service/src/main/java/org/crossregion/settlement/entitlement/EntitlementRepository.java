package org.crossregion.settlement.entitlement;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The rows of copied entitlements and of regions' lists; what visits are said to be for. */
@ApplicationScoped
class EntitlementRepository {

    private static final String OF_PERSON =
            """
            select entitlement_id, person_no, scheme, disease_code, disease_name, valid_from,
                   valid_until, withdrawn_on, institutions
            from entitlement
            where person_no = :personNo
            order by disease_code, valid_from, entitlement_id
            """;

    private static final String KEEP =
            """
            insert into entitlement (entitlement_id, person_no, insured_region, scheme,
                   disease_code, disease_name, valid_from, valid_until, withdrawn_on,
                   institutions, version)
            values (:entitlementId, :personNo, :insuredRegion, :scheme,
                   :diseaseCode, :diseaseName, :validFrom, :validUntil, :withdrawnOn,
                   :institutions, :version)
            on conflict (entitlement_id) do update
            set valid_until = excluded.valid_until, withdrawn_on = excluded.withdrawn_on,
                institutions = excluded.institutions, version = excluded.version
            where entitlement.version < excluded.version
            """;

    private static final String KEEP_DISEASE =
            """
            insert into chronic_disease (region, code, valid_from, name, entitlement_required,
                   max_institutions, version)
            values (:region, :code, :validFrom, :name, :entitlementRequired,
                   :maxInstitutions, :version)
            on conflict (region, code, valid_from) do update
            set name = excluded.name, entitlement_required = excluded.entitlement_required,
                max_institutions = excluded.max_institutions, version = excluded.version
            where chronic_disease.version < excluded.version
            """;

    /**
     * The ladder for each disease: the pooling region's own terms, its province's, the nation's.
     */
    private static final String LIST =
            """
            select distinct on (code) code, name, entitlement_required
            from chronic_disease
            where region in (:region, :province, '100000') and valid_from <= :day
            order by code, case region when :region then 0 when :province then 1 else 2 end,
                     valid_from desc
            """;

    private static final String SAY =
            """
            insert into visit_disease (visit_id, code, name, said_at)
            values (:visitId, :code, :name, :saidAt)
            """;

    private static final String SAID =
            """
            select code
            from visit_disease
            where visit_id = :visitId
            order by id desc
            limit 1
            """;

    private final Jdbi jdbi;

    EntitlementRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A disease on a region's list. */
    record Listed(String code, String name, boolean entitlementRequired) {}

    List<Entitlement> ofPerson(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .mapTo(Entitlement.class)
                                .list());
    }

    void keep(ChronicEntitlementChanged one) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bind("entitlementId", one.entitlementId())
                                .bind("personNo", one.personNo())
                                .bind("insuredRegion", one.insuredRegion())
                                .bind("scheme", one.scheme())
                                .bind("diseaseCode", one.diseaseCode())
                                .bind("diseaseName", one.diseaseName())
                                .bind("validFrom", one.validFrom())
                                .bind("validUntil", one.validUntil())
                                .bind("withdrawnOn", one.withdrawnOn())
                                .bindArray("institutions", String.class, one.institutions())
                                .bind("version", one.version())
                                .execute());
    }

    void keepDisease(ChronicDiseasePublished one) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_DISEASE)
                                .bind("region", one.region())
                                .bind("code", one.code())
                                .bind("validFrom", one.validFrom())
                                .bind("name", one.name())
                                .bind("entitlementRequired", one.entitlementRequired())
                                .bind("maxInstitutions", one.maxInstitutions())
                                .bind("version", one.version())
                                .execute());
    }

    /** What a region entitles persons to on a day; empty if nobody published anything. */
    List<Listed> list(RegionCode insuredRegion, LocalDate day) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("region", insuredRegion)
                                .bind("province", insuredRegion.province())
                                .bind("day", day)
                                .mapTo(Listed.class)
                                .list());
    }

    void say(String visitId, String code, String name, Instant saidAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SAY)
                                .bind("visitId", visitId)
                                .bind("code", code)
                                .bind("name", name)
                                .bind("saidAt", saidAt)
                                .execute());
    }

    Optional<String> said(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SAID)
                                .bind("visitId", visitId)
                                .mapTo(String.class)
                                .findOne());
    }
}
