package org.crossregion.filing.designation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.database.RecordArguments;
import org.crossregion.filing.designation.DesignationPaper.Agent;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String PAGE =
            SELECT
                    + """
                    where person_no = any(:persons) and insured_region like :scope and id > :after
                    order by id
                    limit :limit
                    """;

    private static final String ADD_PAPER =
            """
            insert into designation_paper
                (designation_id, phone, address, memo, agent_name, agent_certificate_type,
                agent_cipher, agent_index, agent_key_id, agent_phone, agent_address,
                agent_relation)
            values
                (:id, :phone, :address, :memo, :agentName, :agentCertificateType, :agentCipher,
                :agentIndex, :agentKeyId, :agentPhone, :agentAddress, :agentRelation)
            """;

    private static final String FIND_PAPER =
            """
            select phone, address, memo, agent_name, agent_certificate_type, agent_cipher,
                agent_index, agent_key_id, agent_phone, agent_address, agent_relation
            from designation_paper
            where designation_id = :id
            """;

    private static final String STEPS =
            """
            select step, at, author, reason
            from designation_step
            where designation_id = :id
            order by at, step desc
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

    /** Beside a designation that was just made. */
    void add(String id, DesignationPaper paper) {
        Optional<Agent> agent = paper.agent();
        Optional<ProtectedIdentity> identity = agent.flatMap(Agent::identity);
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD_PAPER)
                                .bind("id", id)
                                .bind("phone", paper.phone())
                                .bind("address", paper.address())
                                .bind("memo", paper.memo())
                                .bind("agentName", agent.map(Agent::name))
                                .bind("agentCertificateType", agent.map(Agent::certificateType))
                                .bind("agentCipher", identity.map(ProtectedIdentity::cipher))
                                .bind("agentIndex", identity.map(ProtectedIdentity::index))
                                .bind("agentKeyId", identity.map(ProtectedIdentity::keyId))
                                .bind("agentPhone", agent.map(Agent::phone))
                                .bind("agentAddress", agent.map(Agent::address))
                                .bind("agentRelation", agent.map(Agent::relation))
                                .execute());
    }

    /** What was said beside it, as far as that is known. */
    DesignationPaper paper(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(FIND_PAPER)
                                .bind("id", id)
                                .map((row, context) -> paper(row))
                                .findOne()
                                .orElse(DesignationPaper.UNKNOWN));
    }

    private static DesignationPaper paper(ResultSet row) throws SQLException {
        Optional<ProtectedIdentity> identity =
                row.getString("agent_cipher") == null
                        ? Optional.empty()
                        : Optional.of(
                                new ProtectedIdentity(
                                        row.getString("agent_cipher"),
                                        row.getString("agent_index"),
                                        row.getString("agent_key_id")));
        Optional<Agent> agent =
                row.getString("agent_name") == null
                        ? Optional.empty()
                        : Optional.of(
                                new Agent(
                                        row.getString("agent_name"),
                                        row.getString("agent_certificate_type"),
                                        identity,
                                        row.getString("agent_phone"),
                                        row.getString("agent_address"),
                                        row.getString("agent_relation")));
        return new DesignationPaper(
                row.getString("phone"), row.getString("address"), row.getString("memo"), agent);
    }

    List<DesignationView.Step> steps(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(STEPS)
                                .bind("id", id)
                                .mapTo(DesignationView.Step.class)
                                .list());
    }

    /**
     * Those of some numbers, also those that have ended, in the order of their ids.
     *
     * @param scope a {@code like} pattern of the insured regions that may be seen
     */
    List<Designation> page(List<String> persons, String scope, String after, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PAGE)
                                .bindArray("persons", String.class, persons)
                                .bind("scope", scope)
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Designation.class)
                                .list());
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
