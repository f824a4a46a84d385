package org.crossregion.settlement.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.AdmissionTold;
import org.crossregion.eligibility.FiledPermission;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.eligibility.PersonRecord;
import org.crossregion.eligibility.PersonSuspension;
import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.settlement.person.SamePerson;
import org.crossregion.settlement.recent.Recent;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows of copied filings, suspensions, notices and filing policies; a newer version replaces an
 * older one.
 */
@ApplicationScoped
class FilingRepository {

    /**
     * One statement: the counter waits for it. Under whichever number of the person: the one asked
     * for, the one that stays, the others.
     */
    private static final String OF_PERSON =
            """
            with number as (%s)
            select 'filing' as what, filing_id as id, type as kind, state, treatment_regions,
                   institutions, valid_from as first_day, valid_until as last_day,
                   null::date as decided_on, on_promise as flag, account_suspended, home_care,
                   category
            from filing
            where person_no = any(array(select person_no from number))
            union all
            select 'suspension', suspension_id, kind, null, null, null, valid_from, valid_until,
                   released_on, false, false, null, null
            from person_suspension
            where person_no = any(array(select person_no from number))
            union all
            select 'notice', notice_id, institution, null, null, null, admitted_on, told_on,
                   null, with_phone, false, null, null
            from admission_notice
            where person_no = any(array(select person_no from number))
            order by what, id
            """
                    .formatted(SamePerson.NUMBERS);

    private static final String KEEP =
            """
            insert into filing (filing_id, person_no, insured_region, type, state,
                   treatment_regions, institutions, valid_from, valid_until, on_promise,
                   account_suspended, home_care, category, version)
            values (:filingId, :personNo, :insuredRegion, :type, :state,
                   :treatmentRegions, :institutions, :validFrom, :validUntil, :onPromise,
                   :accountSuspended, :homeCare, :category, :version)
            on conflict (filing_id) do update
            set type = excluded.type, state = excluded.state,
                treatment_regions = excluded.treatment_regions,
                institutions = excluded.institutions, valid_from = excluded.valid_from,
                valid_until = excluded.valid_until, on_promise = excluded.on_promise,
                account_suspended = excluded.account_suspended,
                home_care = excluded.home_care, category = excluded.category,
                version = excluded.version
            where filing.version < excluded.version
            """;

    private static final String KEEP_SUSPENSION =
            """
            insert into person_suspension (suspension_id, person_no, kind, valid_from, valid_until,
                   released_on, version)
            values (:id, :personNo, :kind, :from, :until, :releasedOn, :version)
            on conflict (suspension_id) do update
            set released_on = excluded.released_on, version = excluded.version
            where person_suspension.version < excluded.version
            """;

    private static final String KEEP_REFERRAL =
            """
            insert into filing_referral (filing_id, version, diagnosis_code, diagnosis_name,
                   condition, referred_by, referred_to, referred_name, referred_on, reason)
            values (:filingId, :version, :diagnosisCode, :diagnosisName, :condition, :referredBy,
                   :referredTo, :referredName, :referredOn, :reason)
            on conflict (filing_id) do update
            set version = excluded.version, diagnosis_code = excluded.diagnosis_code,
                diagnosis_name = excluded.diagnosis_name, condition = excluded.condition,
                referred_by = excluded.referred_by, referred_to = excluded.referred_to,
                referred_name = excluded.referred_name, referred_on = excluded.referred_on,
                reason = excluded.reason
            where filing_referral.version < excluded.version
            """;

    private static final String REFERRALS =
            """
            select filing_id, diagnosis_code, diagnosis_name, condition, referred_by, referred_to,
                   referred_name, referred_on, reason
            from filing_referral
            where filing_id = any(:filings)
            """;

    private static final String KEEP_NOTICE =
            """
            insert into admission_notice (notice_id, person_no, institution, admitted_on, told_on,
                   with_phone)
            values (:id, :personNo, :institution, :admittedOn, :toldOn, :withPhone)
            on conflict (notice_id) do nothing
            """;

    /** The ladder: the pooling region's own policy, its province's, the nation's. */
    private static final String RULES =
            """
            select rules::text
            from filing_policy
            where region in (:region, :province, '100000') and valid_from <= :day
            order by case region when :region then 0 when :province then 1 else 2 end,
                     valid_from desc
            limit 1
            """;

    private static final String KEEP_POLICY =
            """
            insert into filing_policy (region, valid_from, name, rules, version)
            values (:region, :validFrom, :name, cast(:rules as jsonb), :version)
            on conflict (region, valid_from) do update
            set name = excluded.name, rules = excluded.rules, version = excluded.version
            where filing_policy.version < excluded.version
            """;

    private final Jdbi jdbi;
    private final Recent<RulesOn, String> rules = new Recent<>();

    /** Whose rules, and on which day. */
    private record RulesOn(RegionCode region, LocalDate day) {}

    FilingRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    PersonRecord of(String personNo) {
        List<FiledPermission> filings = new ArrayList<>();
        List<PersonSuspension> suspensions = new ArrayList<>();
        List<AdmissionTold> notices = new ArrayList<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .map(
                                        (row, context) ->
                                                switch (row.getString("what")) {
                                                    case "filing" -> filings.add(filing(row));
                                                    case "suspension" ->
                                                            suspensions.add(suspension(row));
                                                    default -> notices.add(notice(row));
                                                })
                                .list());
        return new PersonRecord(filings, suspensions, notices);
    }

    void keep(PersonSuspensionChanged suspension) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_SUSPENSION)
                                .bind("id", suspension.suspensionId())
                                .bind("personNo", suspension.personNo())
                                .bind("kind", suspension.kind())
                                .bind("from", suspension.from())
                                .bind("until", suspension.until())
                                .bind("releasedOn", suspension.releasedOn())
                                .bind("version", suspension.version())
                                .execute());
    }

    void keep(NoticeTold notice) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_NOTICE)
                                .bind("id", notice.noticeId())
                                .bind("personNo", notice.personNo())
                                .bind("institution", notice.institution())
                                .bind("admittedOn", notice.admittedOn())
                                .bind("toldOn", notice.toldOn())
                                .bind("withPhone", notice.withPhone())
                                .execute());
    }

    void keep(FilingChanged filing) {
        FiledPermission permission = filing.permission();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP)
                                .bind("filingId", filing.filingId())
                                .bind("personNo", filing.personNo())
                                .bind("insuredRegion", filing.insuredRegion())
                                .bind("type", filing.type())
                                .bind("state", filing.state())
                                .bindArray(
                                        "treatmentRegions", String.class, filing.treatmentRegions())
                                .bindArray("institutions", String.class, filing.institutions())
                                .bind("validFrom", filing.validFrom())
                                .bind("validUntil", filing.validUntil())
                                .bind("onPromise", filing.onPromise())
                                .bind("accountSuspended", filing.accountSuspended())
                                .bind("homeCare", permission.homeCare())
                                .bind("category", permission.category())
                                .bind("version", filing.version())
                                .execute());
    }

    void keep(FilingChanged filing, Referred referral) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_REFERRAL)
                                .bind("filingId", filing.filingId())
                                .bind("version", filing.version())
                                .bindMethods(referral)
                                .execute());
    }

    /** What is known of referrals, by the filing. */
    Map<String, Referred> referrals(Collection<String> filings) {
        Map<String, Referred> found = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(REFERRALS)
                                .bindArray("filings", String.class, filings)
                                .map(
                                        (row, context) ->
                                                found.put(
                                                        row.getString("filing_id"), referral(row)))
                                .list());
        return found;
    }

    private static Referred referral(ResultSet row) throws SQLException {
        return new Referred(
                row.getString("diagnosis_code"),
                row.getString("diagnosis_name"),
                row.getString("condition"),
                row.getString("referred_by"),
                row.getString("referred_to"),
                row.getString("referred_name"),
                row.getObject("referred_on", LocalDate.class),
                row.getString("reason"));
    }

    Optional<String> rules(RegionCode region, LocalDate day) {
        return rules.get(new RulesOn(region, day), this::readRules);
    }

    private Optional<String> readRules(RulesOn asked) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(RULES)
                                .bind("region", asked.region())
                                .bind("province", asked.region().province())
                                .bind("day", asked.day())
                                .mapTo(String.class)
                                .findOne());
    }

    void keepPolicy(FilingPolicyPublished policy, String rules) {
        this.rules.forget();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(KEEP_POLICY)
                                .bind("region", policy.region())
                                .bind("validFrom", policy.validFrom())
                                .bind("name", policy.name())
                                .bind("rules", rules)
                                .bind("version", policy.version())
                                .execute());
    }

    private static FiledPermission filing(ResultSet row) throws SQLException {
        return new FiledPermission(
                row.getString("id"),
                FilingType.fromString(row.getString("kind")),
                FilingState.fromString(row.getString("state")),
                texts(row, "treatment_regions").map(RegionCode::of).toList(),
                texts(row, "institutions").toList(),
                row.getObject("first_day", LocalDate.class),
                day(row, "last_day"),
                row.getBoolean("flag"),
                row.getBoolean("account_suspended"),
                HomeCare.fromString(row.getString("home_care")),
                row.getString("category"));
    }

    private static PersonSuspension suspension(ResultSet row) throws SQLException {
        return new PersonSuspension(
                row.getString("id"),
                SuspensionKind.fromString(row.getString("kind")),
                row.getObject("first_day", LocalDate.class),
                day(row, "last_day"),
                day(row, "decided_on"));
    }

    private static AdmissionTold notice(ResultSet row) throws SQLException {
        return new AdmissionTold(
                row.getString("id"),
                row.getString("kind"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getBoolean("flag"));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }
}
