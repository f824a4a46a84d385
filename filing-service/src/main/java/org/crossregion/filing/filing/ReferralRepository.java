package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.RecordArguments;
import org.crossregion.filing.filing.FilingChanged.Referred;
import org.crossregion.values.FilingType;
import org.jdbi.v3.core.Jdbi;

import java.util.List;
import java.util.Optional;

/** What hospitals' messages said of referrals. */
@ApplicationScoped
class ReferralRepository {

    private static final String SELECT =
            """
            select filing_id, infno, sent_by, reference, sent_at, person_no, referred_to,
                referred_name, region, referral_type, referred_on, diagnosis_code, diagnosis_name,
                condition, reason, opinion, old_visit_id, phone, address
            from referral
            """;

    private static final String ADD =
            """
            insert into referral
                (filing_id, infno, sent_by, reference, sent_at, person_no, referred_to,
                referred_name, region, referral_type, referred_on, diagnosis_code, diagnosis_name,
                condition, reason, opinion, old_visit_id, phone, address)
            values
                (:filingId, :infno, :sentBy, :reference, :sentAt, :personNo, :referredTo,
                :referredName, :region, :referralType, :referredOn, :diagnosisCode,
                :diagnosisName, :condition, :reason, :opinion, :oldVisitId, :phone, :address)
            """;

    /** By the hospital's message if there was one, else by the application. */
    private static final String TOLD =
            """
            select coalesce(r.diagnosis_code, f.referral_diagnosis, '') as diagnosis_code,
                coalesce(r.diagnosis_name, '') as diagnosis_name,
                coalesce(r.condition, '') as condition,
                coalesce(r.sent_by, f.referred_by, '') as referred_by,
                coalesce(r.referred_to, '') as referred_to,
                coalesce(r.referred_name, '') as referred_name,
                r.referred_on,
                coalesce(nullif(r.reason, ''), f.reason) as reason
            from filing f
            left join referral r on r.filing_id = f.id
            where f.id = :filingId
            """;

    private final Jdbi database;

    ReferralRepository(Jdbi database) {
        this.database = database;
    }

    void add(Referral referral) {
        database.useHandle(
                handle ->
                        handle.createUpdate(ADD)
                                .bindNamedArgumentFinder(RecordArguments.of(referral))
                                .execute());
    }

    Optional<Referral> find(String filingId) {
        return database.withHandle(
                handle ->
                        handle.createQuery(SELECT + " where filing_id = :filingId")
                                .bind("filingId", filingId)
                                .mapTo(Referral.class)
                                .findOne());
    }

    /** What is told of a referral; nothing of filings of other types. */
    Optional<Referred> told(Filing filing) {
        if (filing.type() != FilingType.REFERRAL) {
            return Optional.empty();
        }
        return database.withHandle(
                handle ->
                        handle.createQuery(TOLD)
                                .bind("filingId", filing.id())
                                .mapTo(Referred.class)
                                .findOne());
    }

    /** The person's, the latest first. */
    List<Referral> ofPerson(String personNo) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        SELECT
                                                + " where person_no = :personNo"
                                                + " order by sent_at desc, filing_id desc")
                                .bind("personNo", personNo)
                                .mapTo(Referral.class)
                                .list());
    }
}
