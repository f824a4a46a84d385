package org.crossregion.filing.designation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Designations and what became of them. */
@ApplicationScoped
class DesignationRepository {

    private static final String SELECT =
            """
            select id, person_no, insured_region, kind, institution, order_no, valid_from,
                valid_until, subjects
            from designation d
            """;

    private static final String STANDS =
            """
            not exists (select from designation_step s
                where s.designation_id = d.id and s.step = 'ended')
            """;

    private static final String OF_PERSON =
            SELECT + " where person_no = :personNo and " + STANDS + " order by id";

    private static final String ENDED_BEFORE =
            SELECT + " where valid_until < :day and " + STANDS + " order by id limit :limit";

    private static final String ADD =
            """
            insert into designation
                (id, person_no, insured_region, kind, institution, order_no, valid_from,
                valid_until, subjects)
            values
                (:id, :personNo, :insuredRegion, :kind, :institution, :orderNo, :validFrom,
                :validUntil, :touched)
            """;

    private static final String ADD_STEP =
            """
            insert into designation_step (designation_id, step, at, author, reason)
            values (:id, :step, :at, :author, :reason)
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    DesignationRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.of(database, 'D', "designation_number");
    }

    String nextId(RegionCode insuredRegion, LocalDate day) {
        return numbers.next(insuredRegion, day);
    }

    void add(Designation one) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(one))
                                .bindArray("touched", String.class, one.subjects())
                                .execute());
    }

    void addStep(String id, String step, Instant at, String author, String reason) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD_STEP)
                                .bind("id", id)
                                .bind("step", step)
                                .bind("at", at)
                                .bind("author", author)
                                .bind("reason", reason)
                                .execute());
    }

    Optional<Designation> find(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " where id = :id")
                                .bind("id", id)
                                .mapTo(Designation.class)
                                .findOne());
    }

    /** Those of a person that have not ended. */
    List<Designation> ofPerson(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .mapTo(Designation.class)
                                .list());
    }

    /** Those whose last day lies before a day and that have not ended yet. */
    List<Designation> endedBefore(LocalDate day, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ENDED_BEFORE)
                                .bind("day", day)
                                .bind("limit", limit)
                                .mapTo(Designation.class)
                                .list());
    }
}
