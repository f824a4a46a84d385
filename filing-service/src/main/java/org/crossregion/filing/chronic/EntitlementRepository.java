package org.crossregion.filing.chronic;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows of entitlements and of the steps of their lives. */
@ApplicationScoped
class EntitlementRepository {

    private static final String SELECT =
            """
            select id, version, person_no, insured_region, scheme, disease_code, disease_name,
                valid_from, valid_until, withdrawn_on, institutions, identified_by, identified_on,
                doctor_code, doctor_name, registered_at
            from entitlement
            """;

    private static final String BY_ID = SELECT + " where id = :id";

    private static final String LOCK = BY_ID + " for update";

    private static final String OF_PERSON =
            SELECT + " where person_no = :personNo order by disease_code, valid_from, id";

    /** Empty filters let everything pass. */
    private static final String PAGE =
            SELECT
                    + """
                      where insured_region like :scope and id > :after
                          and (:personNo = '' or person_no = :personNo)
                          and (:disease = '' or disease_code = :disease)
                      order by id
                      limit :limit
                      """;

    private static final String ADD =
            """
            insert into entitlement
                (id, version, person_no, insured_region, scheme, disease_code, disease_name,
                valid_from, valid_until, withdrawn_on, institutions, identified_by, identified_on,
                doctor_code, doctor_name, registered_at)
            values
                (:id, :version, :personNo, :insuredRegion, :scheme, :diseaseCode, :diseaseName,
                :validFrom, :validUntil, :withdrawnOn, :institutions, :identifiedBy, :identifiedOn,
                :doctorCode, :doctorName, :registeredAt)
            """;

    private static final String CHANGE =
            """
            update entitlement
            set version = :version, valid_until = :validUntil, withdrawn_on = :withdrawnOn,
                institutions = :institutions
            where id = :id and version = :version - 1
            """;

    private static final String ADD_STEP =
            """
            insert into entitlement_step
                (entitlement_id, version, step, valid_until, institutions, at, author, reason)
            values
                (:id, :version, :step, :validUntil, :institutions, :at, :author, :reason)
            """;

    private static final String STEPS =
            """
            select version, step, valid_until, institutions, at, author, reason
            from entitlement_step
            where entitlement_id = :id
            order by version
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    EntitlementRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'C', "entitlement_number");
    }

    /** A new id for an entitlement of an insured region, registered on a day. */
    String nextId(RegionCode insuredRegion, LocalDate day) {
        return numbers.next(insuredRegion, day);
    }

    Optional<Entitlement> find(String id) {
        return list(BY_ID, query -> query.bind("id", id)).stream().findFirst();
    }

    /** The entitlement, and nobody else changes it until the transaction ends. */
    Optional<Entitlement> lock(String id) {
        return list(LOCK, query -> query.bind("id", id)).stream().findFirst();
    }

    List<Entitlement> ofPerson(String personNo) {
        return list(OF_PERSON, query -> query.bind("personNo", personNo));
    }

    /**
     * In the order of their ids.
     *
     * @param scope a {@code like} pattern of the pooling regions that may be seen
     */
    List<Entitlement> page(String scope, String personNo, String disease, String after, int limit) {
        return list(
                PAGE,
                query ->
                        query.bind("scope", scope)
                                .bind("personNo", personNo)
                                .bind("disease", disease)
                                .bind("after", after)
                                .bind("limit", limit));
    }

    private List<Entitlement> list(String sql, UnaryOperator<Query> binding) {
        return database.withHandle(
                handle -> binding.apply(handle.createQuery(sql)).mapTo(Entitlement.class).list());
    }

    void add(Entitlement one) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bind("id", one.id())
                                .bind("version", one.version())
                                .bind("personNo", one.personNo())
                                .bind("insuredRegion", one.insuredRegion())
                                .bind("scheme", one.scheme())
                                .bind("diseaseCode", one.diseaseCode())
                                .bind("diseaseName", one.diseaseName())
                                .bind("validFrom", one.validFrom())
                                .bind("validUntil", one.validUntil())
                                .bind("withdrawnOn", one.withdrawnOn())
                                .bindArray("institutions", String.class, one.institutions())
                                .bind("identifiedBy", one.identifiedBy())
                                .bind("identifiedOn", one.identifiedOn())
                                .bind("doctorCode", one.doctorCode())
                                .bind("doctorName", one.doctorName())
                                .bind("registeredAt", one.registeredAt())
                                .execute());
    }

    /** Writes the next version of one that is locked. */
    void change(Entitlement one) {
        int rows =
                database.withHandle(
                        handle ->
                                handle.createUpdate(CHANGE)
                                        .bind("id", one.id())
                                        .bind("version", one.version())
                                        .bind("validUntil", one.validUntil())
                                        .bind("withdrawnOn", one.withdrawnOn())
                                        .bindArray("institutions", String.class, one.institutions())
                                        .execute());
        if (rows != 1) {
            throw new IllegalStateException("entitlement " + one.id() + " was not locked");
        }
    }

    void addStep(String id, EntitlementStep step) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD_STEP)
                                .bind("id", id)
                                .bind("version", step.version())
                                .bind("step", step.step())
                                .bind("validUntil", step.validUntil())
                                .bindArray("institutions", String.class, step.institutions())
                                .bind("at", step.at())
                                .bind("author", step.author())
                                .bind("reason", step.reason())
                                .execute());
    }

    List<EntitlementStep> steps(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(STEPS)
                                .bind("id", id)
                                .mapTo(EntitlementStep.class)
                                .list());
    }
}
