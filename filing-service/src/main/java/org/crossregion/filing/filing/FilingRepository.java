package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.filing.Dossier.AgentOnFile;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of filings, their places, materials and steps. */
@ApplicationScoped
class FilingRepository {

    private static final String SELECT =
            """
            select id, version, person_no, insured_region, scheme, type, category, state,
                treatment_regions, institutions, channel, valid_from, valid_until, on_promise,
                promised, proof_due, proof_missed, account_suspended, home_care, reason,
                suspended_on, replaces, district, agency, review_due
            from filing
            """;

    /**
     * A page is read along an index in the order of ids, however many filings there are: what is
     * not asked for is no condition, as one that may hold or not is one that no index serves.
     */
    private static final String PAGE =
            SELECT
                    + """
                    where id > :after %s
                    order by id
                    limit :limit
                    """;

    /** An id begins with the insured region, as a pattern of regions does. */
    private static final String OF_SCOPE =
            """
            and id >= :from and id < :before and insured_region like :scope
            """;

    private static final String WITH_PERSON =
            """
            and person_no = any(person_numbers(:personNo))
            """;

    private static final String IN_STATE =
            """
            and state = :state
            """;

    private static final String OF_AGENCY =
            """
            and agency = :agency
            """;

    private static final String OF_AGENCIES =
            """
            and agency = any(:agencies)
            """;

    /**
     * Late filings day by day, each day along an index in the order of ids: of the many that wait
     * and are not late none is read.
     */
    private static final String OVERDUE_PAGE =
            """
            with recursive day (due) as (
                select min(review_due)
                from filing
                where state = 'submitted' and review_due < :today
                union all
                select (
                    select min(review_due)
                    from filing
                    where state = 'submitted' and review_due > day.due and review_due < :today)
                from day
                where day.due is not null)
            select late.*
            from day
            cross join lateral ("""
                    + SELECT
                    + """
                where state = 'submitted' and review_due = day.due and id > :after %s
                order by id
                limit :limit) late
            order by id
            limit :limit
            """;

    /** Under all numbers of the person. */
    private static final String OF_PERSON =
            SELECT
                    + """
                    where person_no = any(person_numbers(:personNo))
                    order by id
                    """;

    private static final String STANDING =
            SELECT
                    + """
                      where person_no = any(:persons) and state not in ('cancelled', 'refused')
                      order by id
                      """;

    /**
     * Filings that held on a day of the span, if only until they were cancelled; of merged persons
     * the number that stays, whose account it is.
     */
    private static final String ACCOUNTS_SUSPENDED =
            """
            select distinct coalesce(p.merged_into, f.person_no) as person_no
            from filing f
            join person p on p.person_no = f.person_no
            where f.insured_region = :region and f.account_suspended
                and (f.state in ('active', 'suspended')
                    or (f.state in ('cancelled', 'expired') and f.valid_until is not null))
                and f.valid_from <= :until and (f.valid_until is null or f.valid_until >= :from)
            order by person_no
            """;

    private static final String TO_EXPIRE =
            SELECT
                    + """
                    where state in ('active', 'suspended') and valid_until < :day
                    order by id
                    limit :limit
                    for update
                    """;

    private static final String PROOF_OVERDUE =
            SELECT
                    + """
                    where state = 'active' and on_promise and not proof_missed
                        and proof_due < :day
                    order by id
                    limit :limit
                    for update
                    """;

    private static final String CHANGE_PENDING =
            """
            select id
            from filing
            where replaces = :id and state = 'submitted'
            """;

    private static final String INSERT_MATERIAL =
            """
            insert into filing_material
                (filing_id, line, kind, reference, since, until, document, filing_version)
            select :id, coalesce(max(line), 0) + 1, :kind, :reference, :since, :until, :document,
                :version
            from filing_material
            where filing_id = :id
            """;

    private static final String UPDATE =
            """
            update filing
            set version = :version, state = :state, valid_until = :validUntil,
                on_promise = :onPromise, proof_due = :proofDue, proof_missed = :proofMissed,
                home_care = :homeCare, suspended_on = :suspendedOn
            where id = :id
            """;

    private static final String UPDATE_PLACES =
            """
            update filing_place
            set held = daterange(:validFrom, :validUntil, '[]'), open = :open
            where filing_id = :id
            """;

    private static final String INSERT_STEP =
            """
            insert into filing_transition
                (filing_id, version, transition, state, valid_until, at, author, reason)
            values (:id, :version, :transition, :state, :validUntil, :at, :author, :reason)
            """;

    private static final String STEPS =
            """
            select version, transition, state, valid_until, at, author, reason
            from filing_transition
            where filing_id = :id
            order by version
            """;

    private static final String MATERIALS =
            """
            select kind, reference, since, until, document
            from filing_material
            where filing_id = :id
            order by line
            """;

    private static final String ATTACH =
            """
            update filing_material
            set document = :document
            where filing_id = :id and line = :line and document is null
            """;

    private static final String OF_OTHERS =
            """
            select distinct m.document
            from filing_material m
            join filing f on f.id = m.filing_id
            where m.document = any(:documents) and f.person_no <> :personNo
            order by m.document
            """;

    private static final String ADD_AGENT =
            """
            insert into filing_agent
                (filing_id, version, name, relation, phone, cipher, "index", key_id, person_shown)
            values
                (:id, :version, :name, :relation, :phone, :cipher, :index, :keyId, :personShown)
            """;

    private static final String AGENTS =
            """
            select version, name, relation, phone, cipher, "index", key_id, person_shown
            from filing_agent
            where filing_id = :id
            order by version
            """;

    private static final String DOSSIER =
            """
            select submitted_at, policy_region, policy_valid_from, policy_version, referred_by,
                referral_diagnosis as diagnosis,
                agent_name, agent_relation, agent_phone, agent_cipher, agent_index, agent_key_id,
                agent_person_shown, confirmation_demanded
            from filing
            where id = :id
            """;

    private final Jdbi database;

    FilingRepository(Jdbi database) {
        this.database = database;
    }

    Optional<Filing> find(String id) {
        return one(SELECT + " where id = :id", id);
    }

    /** The filing, and nobody else changes it until the transaction ends. */
    Optional<Filing> lock(String id) {
        return one(SELECT + " where id = :id for update", id);
    }

    /** All filings of a person, under whichever number, in the order of their ids. */
    List<Filing> ofPerson(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .mapTo(Filing.class)
                                .list());
    }

    /** Whose accounts were stopped on a day of a span, by filings of a region. */
    List<String> accountsSuspended(RegionCode region, LocalDate from, LocalDate until) {
        return database.withHandle(
                handle ->
                        handle.createQuery(ACCOUNTS_SUSPENDED)
                                .bind("region", region)
                                .bind("from", from)
                                .bind("until", until)
                                .mapTo(String.class)
                                .list());
    }

    /** The filings of these persons that were neither cancelled nor refused. */
    List<Filing> standing(Collection<String> personNos) {
        return database.withHandle(
                handle ->
                        handle.createQuery(STANDING)
                                .bindArray("persons", String.class, personNos)
                                .mapTo(Filing.class)
                                .list());
    }

    /**
     * Which filings are asked for; what is empty lets everything pass.
     *
     * @param scope a {@code like} pattern of the insured regions that may be seen
     * @param personNo any number of a person, whose filings under all numbers are shown
     * @param agencies those that are competent
     * @param overdue only those whose review is late
     */
    record Wanted(
            String scope,
            String personNo,
            String state,
            List<String> agencies,
            boolean overdue,
            LocalDate today) {}

    /** In the order of their ids. */
    List<Filing> page(Wanted wanted, String after, int limit) {
        String first = "F" + wanted.scope().replace("%", "");
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        (wanted.overdue() ? OVERDUE_PAGE : PAGE)
                                                .formatted(conditions(wanted)))
                                .configure(
                                        SqlStatements.class,
                                        statement -> statement.setUnusedBindingAllowed(true))
                                .bind("from", first)
                                // All ids go on with digits, which come before letters.
                                .bind("before", first + "Z")
                                .bind("scope", wanted.scope())
                                .bind("personNo", wanted.personNo())
                                .bind("state", wanted.state())
                                .bind("agency", String.join("", wanted.agencies()))
                                .bindArray("agencies", String.class, wanted.agencies())
                                .bind("today", wanted.today())
                                .bind("after", after)
                                .bind("limit", limit)
                                .mapTo(Filing.class)
                                .list());
    }

    private static String conditions(Wanted wanted) {
        StringBuilder conditions = new StringBuilder();
        if (!wanted.scope().equals("%")) {
            conditions.append(OF_SCOPE);
        }
        if (!wanted.personNo().isEmpty()) {
            conditions.append(WITH_PERSON);
        }
        if (!wanted.state().isEmpty()) {
            conditions.append(IN_STATE);
        }
        if (!wanted.agencies().isEmpty()) {
            conditions.append(wanted.agencies().size() == 1 ? OF_AGENCY : OF_AGENCIES);
        }
        return conditions.toString();
    }

    /** Filings whose last day lies before a day, locked. */
    List<Filing> lockEndedBefore(LocalDate day, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(TO_EXPIRE)
                                .bind("day", day)
                                .bind("limit", limit)
                                .mapTo(Filing.class)
                                .list());
    }

    /** Active filings whose proof should have arrived before a day, locked. */
    List<Filing> lockOverdueProof(LocalDate day, int limit) {
        return database.withHandle(
                handle ->
                        handle.createQuery(PROOF_OVERDUE)
                                .bind("day", day)
                                .bind("limit", limit)
                                .mapTo(Filing.class)
                                .list());
    }

    /** The change of a filing that waits for its review. */
    Optional<String> pendingChange(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(CHANGE_PENDING)
                                .bind("id", id)
                                .mapTo(String.class)
                                .findOne());
    }

    /** Materials that were handed in later, with the step that told of them. */
    void addMaterials(Filing filing, List<Material> materials) {
        database.useHandle(handle -> insertMaterials(handle, filing, materials));
    }

    void change(Filing filing) {
        database.useHandle(
                handle -> {
                    handle.createUpdate(UPDATE)
                            .bind("id", filing.id())
                            .bind("version", filing.version())
                            .bind("state", filing.state())
                            .bind("validUntil", filing.validUntil())
                            .bind("onPromise", filing.onPromise())
                            .bind("proofDue", filing.proofDue())
                            .bind("proofMissed", filing.proofMissed())
                            .bind("homeCare", filing.homeCare())
                            .bind("suspendedOn", filing.suspendedOn())
                            .execute();
                    handle.createUpdate(UPDATE_PLACES)
                            .bind("id", filing.id())
                            .bind("validFrom", filing.validFrom())
                            .bind("validUntil", filing.validUntil())
                            .bind("open", filing.keepsItsPlaces())
                            .execute();
                });
    }

    void addStep(String id, Step step) {
        database.useHandle(
                handle ->
                        handle.createUpdate(INSERT_STEP)
                                .bind("id", id)
                                .bind("version", step.version())
                                .bind("transition", step.transition())
                                .bind("state", step.state())
                                .bind("validUntil", step.validUntil())
                                .bind("at", step.at())
                                .bind("author", step.author())
                                .bind("reason", step.reason())
                                .execute());
    }

    List<Step> steps(String id) {
        return database.withHandle(
                handle -> handle.createQuery(STEPS).bind("id", id).mapTo(Step.class).list());
    }

    List<Material> materials(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(MATERIALS).bind("id", id).mapTo(Material.class).list());
    }

    /** False if the line has a document already, or there is no such line. */
    boolean attach(String id, int line, String document) {
        return database.withHandle(
                handle ->
                        handle.createUpdate(ATTACH)
                                        .bind("id", id)
                                        .bind("line", line)
                                        .bind("document", document)
                                        .execute()
                                == 1);
    }

    /** Those among these documents that filings of other persons name. */
    List<String> documentsOfOthers(Collection<String> documents, String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(OF_OTHERS)
                                .bindArray("documents", String.class, documents)
                                .bind("personNo", personNo)
                                .mapTo(String.class)
                                .list());
    }

    /** Who took a later step for the person. */
    void addAgent(Filing filing, AgentOnFile agent) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD_AGENT)
                                .bind("id", filing.id())
                                .bind("version", filing.version())
                                .bindMethods(agent)
                                .bindMethods(agent.identity())
                                .execute());
    }

    /** Who took which later step for the person, by version. */
    Map<Integer, AgentOnFile> agents(String id) {
        Map<Integer, AgentOnFile> found = new LinkedHashMap<>();
        database.useHandle(
                handle ->
                        handle.createQuery(AGENTS)
                                .bind("id", id)
                                .mapTo(AgentRow.class)
                                .forEach(row -> found.put(row.version(), row.agent())));
        return found;
    }

    Dossier dossier(String id) {
        return database.withHandle(
                handle ->
                        handle.createQuery(DOSSIER)
                                .bind("id", id)
                                .mapTo(DossierRow.class)
                                .one()
                                .dossier());
    }

    private Optional<Filing> one(String query, String id) {
        return database.withHandle(
                handle -> handle.createQuery(query).bind("id", id).mapTo(Filing.class).findOne());
    }

    private static void insertMaterials(Handle handle, Filing filing, List<Material> materials) {
        for (Material material : materials) {
            handle.createUpdate(INSERT_MATERIAL)
                    .bind("id", filing.id())
                    .bind("kind", material.kind())
                    .bind("reference", material.reference())
                    .bind("since", material.since())
                    .bind("until", material.until())
                    .bind("document", material.document())
                    .bind("version", filing.version())
                    .execute();
        }
    }

    /** The agent of one step as they are read. */
    record AgentRow(
            int version,
            String name,
            String relation,
            String phone,
            String cipher,
            String index,
            String keyId,
            boolean personShown) {

        AgentOnFile agent() {
            return new AgentOnFile(
                    name,
                    relation,
                    phone,
                    new ProtectedIdentity(cipher, index, keyId),
                    personShown);
        }
    }

    /** A dossier as it is read. */
    record DossierRow(
            Instant submittedAt,
            RegionCode policyRegion,
            LocalDate policyValidFrom,
            int policyVersion,
            Optional<String> referredBy,
            Optional<String> diagnosis,
            Optional<String> agentName,
            Optional<String> agentRelation,
            Optional<String> agentPhone,
            Optional<String> agentCipher,
            Optional<String> agentIndex,
            Optional<String> agentKeyId,
            boolean agentPersonShown,
            boolean confirmationDemanded) {

        Dossier dossier() {
            return new Dossier(
                    submittedAt,
                    policyRegion,
                    policyValidFrom,
                    policyVersion,
                    referredBy,
                    diagnosis,
                    agentName.map(this::agent),
                    confirmationDemanded);
        }

        private AgentOnFile agent(String name) {
            return new AgentOnFile(
                    name,
                    agentRelation.orElse(""),
                    agentPhone.orElse(""),
                    new ProtectedIdentity(
                            agentCipher.orElseThrow(),
                            agentIndex.orElseThrow(),
                            agentKeyId.orElseThrow()),
                    agentPersonShown);
        }
    }
}
