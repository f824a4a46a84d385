package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DatedNumbers;
import org.crossregion.database.RecordArguments;
import org.crossregion.filing.filing.Dossier.AgentOnFile;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Writes new filings: the filing, its places, materials and steps by one statement. */
@ApplicationScoped
class NewFilingRepository {

    private static final int NUMBERS = 50;

    private static final String ADD =
            """
            with filed as (
                insert into filing
                    (id, version, person_no, insured_region, scheme, type, category, state,
                    treatment_regions, institutions, channel, valid_from, valid_until, on_promise,
                    promised, proof_due, proof_missed, account_suspended, home_care, reason,
                    replaces, district, agency, review_due, policy_region, policy_valid_from,
                    policy_version, referred_by, referral_diagnosis, agent_name,
                    agent_relation, agent_phone, agent_cipher, agent_index, agent_key_id,
                    agent_person_shown, confirmation_demanded, submitted_at)
                values
                    (:id, :version, :personNo, :insuredRegion, :scheme, :type, :category, :state,
                    :regions, :named, :channel, :validFrom, :validUntil, :onPromise,
                    :promised, :proofDue, :proofMissed, :accountSuspended, :homeCare, :reason,
                    :replaces, :district, :agency, :reviewDue, :policyRegion, :policyValidFrom,
                    :policyVersion, :referredBy, :diagnosis,
                    :agentName, :agentRelation, :agentPhone, :agentCipher, :agentIndex, :agentKeyId,
                    :agentPersonShown, :confirmationDemanded, :submittedAt)),
                placed as (
                insert into filing_place (filing_id, region, person_no, held, open)
                select :id, place.region, :personNo, daterange(:validFrom, :validUntil, '[]'),
                    :open
                from unnest(cast(:regions as text[])) as place (region)),
                handed_in as (
                insert into filing_material
                    (filing_id, line, kind, reference, since, until, document, filing_version)
                select :id, line, kind, reference, since, until, document, 1
                from unnest(cast(:kinds as text[]), cast(:references as text[]),
                    cast(:sinces as date[]), cast(:untils as date[]),
                    cast(:documents as text[])) with ordinality
                    as material (kind, reference, since, until, document, line))
            insert into filing_transition
                (filing_id, version, transition, state, valid_until, at, author, reason)
            select :id, step.version, step.transition, step.state, step.valid_until, step.at,
                step.author, step.reason
            from unnest(cast(:stepVersions as integer[]), cast(:stepTransitions as text[]),
                cast(:stepStates as text[]), cast(:stepUntils as date[]),
                cast(:stepTimes as timestamptz[]), cast(:stepAuthors as text[]),
                cast(:stepReasons as text[]))
                as step (version, transition, state, valid_until, at, author, reason)
            """;

    private final Jdbi database;
    private final DatedNumbers numbers;

    NewFilingRepository(Jdbi database) {
        this.database = database;
        this.numbers = DatedNumbers.some(database, 'F', "filing_number", NUMBERS);
    }

    /** A new id for a filing of an insured region, submitted on a day. */
    String nextId(RegionCode insuredRegion, LocalDate day) {
        return numbers.next(insuredRegion, day);
    }

    /** All of them go to the database together. */
    void add(List<NewFiling> filings) {
        if (filings.isEmpty()) {
            return;
        }
        database.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD);
                    for (NewFiling one : filings) {
                        bind(batch, one);
                        batch.add();
                    }
                    batch.execute();
                });
    }

    private static void bind(PreparedBatch batch, NewFiling one) {
        Filing filing = one.filing();
        List<Material> materials = one.materials();
        List<Step> steps = one.steps();
        batch.bindNamedArgumentFinder(RecordArguments.of(filing))
                .bindNamedArgumentFinder(RecordArguments.of(one.dossier()))
                .bindArray(
                        "regions",
                        String.class,
                        filing.treatmentRegions().stream().map(RegionCode::value).toList())
                .bindArray("named", String.class, filing.institutions())
                .bind("open", filing.keepsItsPlaces())
                .bind("kinds", materials.stream().map(Material::kind).toList())
                .bind("references", materials.stream().map(Material::reference).toList())
                .bind("sinces", days(materials.stream().map(Material::since).toList()))
                .bind("untils", days(materials.stream().map(Material::until).toList()))
                .bind(
                        "documents",
                        materials.stream().map(given -> given.document().orElse(null)).toList())
                .bind("stepVersions", steps.stream().map(Step::version).toList())
                .bind("stepTransitions", steps.stream().map(Step::transition).toList())
                .bind("stepStates", steps.stream().map(Step::state).toList())
                .bind("stepUntils", days(steps.stream().map(Step::validUntil).toList()))
                .bind("stepTimes", steps.stream().map(Step::at).toList())
                .bind("stepAuthors", steps.stream().map(Step::author).toList())
                .bind("stepReasons", steps.stream().map(Step::reason).toList());
        bind(batch, one.dossier().agent());
    }

    private static void bind(PreparedBatch batch, Optional<AgentOnFile> agent) {
        Optional<ProtectedIdentity> identity = agent.map(AgentOnFile::identity);
        batch.bind("agentName", agent.map(AgentOnFile::name))
                .bind("agentRelation", agent.map(AgentOnFile::relation))
                .bind("agentPhone", agent.map(AgentOnFile::phone))
                .bind("agentCipher", identity.map(ProtectedIdentity::cipher))
                .bind("agentIndex", identity.map(ProtectedIdentity::index))
                .bind("agentKeyId", identity.map(ProtectedIdentity::keyId))
                .bind("agentPersonShown", agent.filter(AgentOnFile::personShown).isPresent());
    }

    private static List<LocalDate> days(List<Optional<LocalDate>> days) {
        return days.stream().map(day -> day.orElse(null)).toList();
    }
}
