package org.crossregion.settlement.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The rows of visits. */
@ApplicationScoped
class VisitRepository {

    private static final String COLUMNS =
            """
            select visit_id, institution, person_no, scheme, insured_region, insured_admdvs,
                   treatment_region, treatment_admdvs, care_type, med_type, stay, inpatient_no,
                   department_code, department_name, bed, doctor_code, doctor_name,
                   certificate_type, emergency, injury, cause, began_at, ended_at, discharge_way, state,
                   settled, open_round, diagnoses::text as diagnoses, registered_at, message_id
            from visit
            """;

    private static final String FIND = COLUMNS + "where visit_id = :visitId\n";

    private static final String LOCK = FIND + "for update\n";

    private static final String BY_NUMBER =
            COLUMNS
                    + """
                    where institution = :institution and inpatient_no = :inpatientNo
                      and inpatient_no <> '' and state <> 'cancelled'
                    order by registered_at desc
                    limit 1
                    """;

    private static final String TRY_LOCK =
            """
            select 1 from visit where visit_id = :visitId for update skip locked
            """;

    /**
     * The stays of a person that stand. One that is settled and never said to be discharged ends
     * with its last bill.
     */
    private static final String STAYS =
            """
            select visit_id, institution,
                   (began_at at time zone 'Asia/Shanghai')::date as began_on,
                   case when occupying then null
                        when state = 'discharged'
                        then (ended_at at time zone 'Asia/Shanghai')::date
                        else (select max(bill.ended_on)
                              from settlement bill
                              where bill.visit_id = visit.visit_id and bill.kind = 'settlement'
                                and not bill.mid_stay
                                and not exists (select 1 from mirror
                                    where mirror.original_id = bill.settlement_id))
                   end as ended_on
            from visit
            where person_no = :personNo and stay and state <> 'cancelled'
            order by began_at
            """;

    /** One stay of a person is admitted at a time; the first half of the key says of what. */
    private static final String LOCK_STAYS =
            "select pg_advisory_xact_lock(:class, hashtext(:personNo))";

    private static final int STAYS_OF_PERSON = 82_002;

    private static final String OF_INSTITUTION =
            COLUMNS
                    + """
                    where institution = :institution and (:before = '' or visit_id < :before)
                    order by visit_id desc
                    limit :limit
                    """;

    private static final String OF_PERSON =
            COLUMNS
                    + """
                    where person_no = :personNo and institution = :institution
                      and state <> 'cancelled' and began_at >= :from and began_at < :before
                    order by registered_at desc, visit_id desc
                    limit :limit
                    """;

    private static final String HAS_BILLS =
            """
            select coalesce(sum(bills), 0) > 0
            from accumulator_change
            where visit_id = :visitId
            """;

    private static final String NEXT_NUMBER = "select nextval('visit_number')";

    private static final String ADD =
            """
            insert into visit (visit_id, institution, person_no, scheme, insured_region,
                   insured_admdvs, treatment_region, treatment_admdvs, care_type, med_type, stay,
                   occupying, inpatient_no, department_code, department_name, bed, doctor_code,
                   doctor_name, certificate_type, emergency, injury, cause, began_at, state, diagnoses,
                   registered_at, message_id)
            values (:visitId, :institution, :personNo, :scheme, :insuredRegion,
                   :insuredAdmdvs, :treatmentRegion, :treatmentAdmdvs, :careType, :medType, :stay,
                   :stay, :inpatientNo, :departmentCode, :departmentName, :bed, :doctorCode,
                   :doctorName, :certificateType, :emergency, :injury, :cause, :beganAt, :state,
                   cast(:diagnoses as jsonb), :registeredAt, :messageId)
            on conflict do nothing
            """;

    private static final String END =
            """
            update visit
            set state = :state, occupying = :occupying, ended_at = :endedAt, discharge_way = :way,
                department_code = :departmentCode, department_name = :departmentName, bed = :bed,
                diagnoses = cast(:diagnoses as jsonb)
            where visit_id = :visitId
            """;

    private static final String CHANGE =
            """
            update visit
            set care_type = :careType, med_type = :medType, emergency = :emergency,
                injury = :injury, cause = :cause, began_at = :beganAt, department_code = :departmentCode,
                department_name = :departmentName, bed = :bed, doctor_code = :doctorCode,
                doctor_name = :doctorName, diagnoses = cast(:diagnoses as jsonb)
            where visit_id = :visitId
            """;

    private static final String ROUND =
            """
            update visit
            set open_round = :round, settled = :settled,
                occupying = stay and state = 'admitted' and not :settled
            where visit_id = :visitId
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    VisitRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    Optional<Visit> find(String visitId) {
        return visit(FIND, visitId);
    }

    Optional<Visit> lock(String visitId) {
        return visit(LOCK, visitId);
    }

    boolean tryLock(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(TRY_LOCK)
                                .bind("visitId", visitId)
                                .mapTo(Integer.class)
                                .findOne()
                                .isPresent());
    }

    private Optional<Visit> visit(String query, String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("visitId", visitId)
                                .map((row, context) -> visit(row))
                                .findOne());
    }

    Optional<Visit> byInpatientNo(String institution, String inpatientNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BY_NUMBER)
                                .bind("institution", institution)
                                .bind("inpatientNo", inpatientNo)
                                .map((row, context) -> visit(row))
                                .findOne());
    }

    List<StayDays> stays(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(STAYS)
                                .bind("personNo", personNo)
                                .map(
                                        (row, context) ->
                                                new StayDays(
                                                        row.getString("visit_id"),
                                                        row.getString("institution"),
                                                        row.getObject("began_on", LocalDate.class),
                                                        Optional.ofNullable(
                                                                row.getObject(
                                                                        "ended_on",
                                                                        LocalDate.class))))
                                .list());
    }

    void lockStays(String personNo) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_STAYS)
                                .bind("class", STAYS_OF_PERSON)
                                .bind("personNo", personNo)
                                .mapToMap()
                                .list());
    }

    List<Visit> ofInstitution(String institution, Optional<String> before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_INSTITUTION)
                                .bind("institution", institution)
                                .bind("before", before.orElse(""))
                                .bind("limit", limit)
                                .map((row, context) -> visit(row))
                                .list());
    }

    List<Visit> ofPerson(
            String personNo, String institution, Instant from, Instant before, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_PERSON)
                                .bind("personNo", personNo)
                                .bind("institution", institution)
                                .bind("from", from)
                                .bind("before", before)
                                .bind("limit", limit)
                                .map((row, context) -> visit(row))
                                .list());
    }

    boolean hasBills(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(HAS_BILLS)
                                .bind("visitId", visitId)
                                .mapTo(Boolean.class)
                                .one());
    }

    long nextNumber() {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_NUMBER).mapTo(Long.class).one());
    }

    /** Whether it was added; not if it is there already, or another stay is open. */
    boolean add(Visit visit) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(ADD)
                                        .bind("visitId", visit.visitId())
                                        .bind("institution", visit.institution())
                                        .bind("personNo", visit.personNo())
                                        .bind("scheme", visit.scheme())
                                        .bind("insuredRegion", visit.insuredRegion())
                                        .bind("insuredAdmdvs", visit.insuredAdmdvs())
                                        .bind("treatmentRegion", visit.treatmentRegion())
                                        .bind("treatmentAdmdvs", visit.treatmentAdmdvs())
                                        .bind("careType", visit.careType())
                                        .bind("medType", visit.medType())
                                        .bind("stay", visit.isStay())
                                        .bind("inpatientNo", visit.inpatientNo())
                                        .bind("departmentCode", visit.departmentCode())
                                        .bind("departmentName", visit.departmentName())
                                        .bind("bed", visit.bed())
                                        .bind("doctorCode", visit.doctorCode())
                                        .bind("doctorName", visit.doctorName())
                                        .bind("certificateType", visit.certificateType())
                                        .bind("emergency", visit.emergency())
                                        .bind("injury", visit.injury())
                                        .bind("cause", visit.cause())
                                        .bind("beganAt", visit.beganAt())
                                        .bind("state", visit.state())
                                        .bind("diagnoses", text(visit.diagnoses()))
                                        .bind("registeredAt", visit.registeredAt())
                                        .bind("messageId", visit.messageId())
                                        .execute()
                                > 0);
    }

    /** Writes how and whether it ended. */
    void end(Visit visit) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(END)
                                .bind("visitId", visit.visitId())
                                .bind("state", visit.state())
                                .bind(
                                        "occupying",
                                        visit.isStay()
                                                && visit.state() == VisitState.ADMITTED
                                                && !visit.settled())
                                .bind("endedAt", visit.endedAt().orElse(null))
                                .bind("way", visit.dischargeWay())
                                .bind("departmentCode", visit.departmentCode())
                                .bind("departmentName", visit.departmentName())
                                .bind("bed", visit.bed())
                                .bind("diagnoses", text(visit.diagnoses()))
                                .execute());
    }

    /** Writes what is known of it now. */
    void change(Visit visit) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(CHANGE)
                                .bind("visitId", visit.visitId())
                                .bind("careType", visit.careType())
                                .bind("medType", visit.medType())
                                .bind("emergency", visit.emergency())
                                .bind("injury", visit.injury())
                                .bind("cause", visit.cause())
                                .bind("beganAt", visit.beganAt())
                                .bind("departmentCode", visit.departmentCode())
                                .bind("departmentName", visit.departmentName())
                                .bind("bed", visit.bed())
                                .bind("doctorCode", visit.doctorCode())
                                .bind("doctorName", visit.doctorName())
                                .bind("diagnoses", text(visit.diagnoses()))
                                .execute());
    }

    void round(String visitId, int round, boolean settled) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ROUND)
                                .bind("visitId", visitId)
                                .bind("round", round)
                                .bind("settled", settled)
                                .execute());
    }

    private String text(List<Diagnosis> diagnoses) {
        try {
            return json.writeValueAsString(diagnoses);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of diagnoses", e);
        }
    }

    private Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getString("visit_id"),
                row.getString("institution"),
                row.getString("person_no"),
                Scheme.fromString(row.getString("scheme")),
                RegionCode.of(row.getString("insured_region")),
                RegionCode.of(row.getString("insured_admdvs")),
                RegionCode.of(row.getString("treatment_region")),
                RegionCode.of(row.getString("treatment_admdvs")),
                CareType.fromString(row.getString("care_type")),
                row.getString("med_type"),
                row.getBoolean("stay"),
                row.getString("inpatient_no"),
                row.getString("department_code"),
                row.getString("department_name"),
                row.getString("bed"),
                row.getString("doctor_code"),
                row.getString("doctor_name"),
                row.getString("certificate_type"),
                row.getBoolean("emergency"),
                row.getBoolean("injury"),
                Optional.ofNullable(row.getString("cause")).map(CareCause::fromString),
                instant(row, "began_at").orElseThrow(),
                instant(row, "ended_at"),
                row.getString("discharge_way"),
                VisitState.fromString(row.getString("state")),
                row.getBoolean("settled"),
                row.getInt("open_round"),
                diagnoses(row.getString("diagnoses")),
                instant(row, "registered_at").orElseThrow(),
                row.getString("message_id"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    private List<Diagnosis> diagnoses(String text) {
        try {
            return json.readValue(text, new TypeReference<List<Diagnosis>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored diagnoses are not readable", e);
        }
    }
}
