package org.crossregion.settlement.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.settlement.filing.Counter;
import org.crossregion.settlement.filing.StayReports;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.DatedNumber;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Admits, discharges and finds visits. */
@ApplicationScoped
public class Visits {

    /** What keeps a person from being admitted at all; a missing filing does not, yet. */
    private static final Set<EligibilityReason> HARD =
            Set.of(
                    EligibilityReason.NOT_INSURED,
                    EligibilityReason.CAUSE_EXCLUDED,
                    EligibilityReason.PERSON_SUSPENDED,
                    EligibilityReason.INSTITUTION_NOT_NETWORKED,
                    EligibilityReason.AGREEMENT_NOT_ACTIVE,
                    EligibilityReason.INSURED_REGION_NOT_OPEN,
                    EligibilityReason.TREATMENT_REGION_NOT_OPEN);

    private final VisitRepository visits;
    private final Persons persons;
    private final Reference reference;
    private final Counter counter;
    private final StayReports reports;
    private final Months months;
    private final AuditTrail audit;
    private final Clock clock;

    Visits(
            VisitRepository visits,
            Persons persons,
            Reference reference,
            Counter counter,
            StayReports reports,
            Months months,
            AuditTrail audit,
            Clock clock) {
        this.visits = visits;
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
        this.reports = reports;
        this.months = months;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Admits, or registers. The same admission again, by the hospital's number, answers the same
     * visit; with other content while that one is open it is refused.
     */
    @Transactional
    public Visit admit(Admission admission) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Institution institution = reference.institution(admission.institution());
        mustOffer(institution, admission.careType());
        InsuredPerson person = persons.find(admission.personNo());
        Optional<Visit> known = registered(admission);
        if (known.isPresent()) {
            return known.get();
        }
        Insurance insurance = insurance(person, admission);
        mustBeAdmissible(admission, now);
        CareQuestion question = mustBeOpen(admission, institution, insurance, now);
        Visit visit = visit(admission, institution, insurance, question, now);
        if (visit.isStay()) {
            visits.lockStays(visit.personNo());
            Optional<Visit> meanwhile = registered(admission);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            mustNotBeInHospital(visit);
        }
        months.ensure(Period.monthOf(now));
        if (!visits.add(visit)) {
            return registered(admission).orElseThrow();
        }
        reports.tell(stay(visit, admission.phone()), question);
        audit.record(
                "visit-admitted",
                visit.visitId(),
                Map.of("institution", visit.institution(), "personNo", visit.personNo()));
        return visit;
    }

    private static StayReports.Stay stay(Visit visit, String phone) {
        return new StayReports.Stay(
                visit.visitId(),
                visit.personNo(),
                visit.institution(),
                Beijing.day(visit.beganAt()),
                visit.departmentName().isEmpty() ? visit.departmentCode() : visit.departmentName(),
                visit.bed(),
                phone);
    }

    private Optional<Visit> registered(Admission admission) {
        Optional<Visit> known =
                visits.byInpatientNo(admission.institution(), admission.inpatientNo());
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Visit visit = known.get();
        List<String> changes = admission.changesOf(visit);
        if (changes.isEmpty()) {
            return known;
        }
        boolean open = visit.state() == VisitState.ADMITTED && !visit.settled();
        if (open || visit.beganAt().equals(admission.beganAt())) {
            throw new Refused(
                    SettlementRefusal.ADMISSION_CHANGED,
                    "住院/门诊号 "
                            + admission.inpatientNo()
                            + " 已登记为 "
                            + visit.visitId()
                            + "，不同的内容："
                            + String.join("、", changes));
        }
        return Optional.empty();
    }

    /**
     * Refused unless it is what such an institution does: a pharmacy sells, and nobody else does.
     */
    public static void mustOffer(Institution institution, CareType care) {
        if (institution.isPharmacy() != (care == CareType.PHARMACY)) {
            throw new Refused(
                    SettlementRefusal.CARE_NOT_OFFERED, institution.name() + " 不提供" + care.label());
        }
    }

    private static Insurance insurance(InsuredPerson person, Admission admission) {
        return person.insurance(admission.scheme())
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.NOT_IN_SCHEME,
                                        admission.personNo()
                                                + " 未参加"
                                                + admission.scheme().label()
                                                + "医保"));
    }

    private static void mustBeAdmissible(Admission admission, Instant now) {
        if (admission.thirdParty()) {
            throw new Refused(
                    SettlementRefusal.THIRD_PARTY_INJURY,
                    SettlementRefusal.THIRD_PARTY_INJURY.title());
        }
        mustHaveBegun(admission.beganAt(), now);
    }

    private static void mustHaveBegun(Instant beganAt, Instant now) {
        if (Beijing.day(beganAt).isAfter(Beijing.day(now))) {
            throw new Refused(
                    SettlementRefusal.ADMITTED_IN_THE_FUTURE,
                    "入院时间 " + Beijing.local(beganAt) + " 晚于当前日期 " + Beijing.day(now));
        }
    }

    private CareQuestion mustBeOpen(
            Admission admission, Institution institution, Insurance insurance, Instant now) {
        LocalDate today = Beijing.day(now);
        CareQuestion question =
                counter.question(
                                insurance,
                                institution,
                                admission.careType(),
                                Beijing.day(admission.beganAt()),
                                today,
                                admission.emergency(),
                                false)
                        .because(admission.cause());
        EligibilityAnswer answer = counter.look(admission.personNo(), question);
        if (HARD.contains(answer.reason())) {
            throw new Refused(SettlementRefusal.of(answer.reason()), answer.text());
        }
        counter.mustBeComputed(question.insuredRegion(), today);
        return question;
    }

    private Visit visit(
            Admission admission,
            Institution institution,
            Insurance insurance,
            CareQuestion question,
            Instant now) {
        return new Visit(
                number(question.insuredRegion(), now),
                institution.code(),
                admission.personNo(),
                admission.scheme(),
                question.insuredRegion(),
                insurance.admdvs(),
                question.treatmentRegion(),
                institution.region(),
                admission.careType(),
                admission.medType(),
                CareKind.isStay(admission.careType(), admission.medType()),
                admission.inpatientNo(),
                admission.departmentCode(),
                admission.departmentName(),
                admission.bed(),
                admission.doctorCode(),
                admission.doctorName(),
                admission.certificateType(),
                admission.emergency(),
                admission.injury(),
                admission.cause(),
                admission.beganAt(),
                Optional.empty(),
                "",
                VisitState.ADMITTED,
                false,
                1,
                admission.diagnoses(),
                now,
                admission.messageId());
    }

    private String number(RegionCode insuredRegion, Instant now) {
        return DatedNumber.of('S', insuredRegion, Beijing.day(now), visits.nextNumber());
    }

    /**
     * Refused while the person lies in hospital, anywhere. The person's stays must be locked, so
     * that nobody else admits them until the transaction ends; of what else is locked, the visit
     * comes before.
     */
    private void mustNotBeInHospital(Visit visit) {
        visits.stays(visit.personNo()).stream()
                .filter(StayDays::goesOn)
                .findFirst()
                .ifPresent(
                        stay -> {
                            throw inHospital(stay);
                        });
    }

    /** That the person lies, or lay, in hospital then. */
    public static Refused inHospital(StayDays stay) {
        return new Refused(
                SettlementRefusal.ALREADY_IN_HOSPITAL,
                "自 "
                        + stay.beganOn()
                        + stay.endedOn().map(end -> " 至 " + end).orElse(" 起")
                        + " 在 "
                        + stay.institution()
                        + " 住院");
    }

    /** The stays of a person that stand, anywhere. */
    public List<StayDays> stays(String personNo) {
        return visits.stays(personNo);
    }

    /** Discharges; the same discharge again changes nothing. */
    @Transactional
    public Visit discharge(Discharge said) {
        Visit visit = lock(said.visitId(), said.institution(), said.personNo());
        Discharge discharge = said.of(visit);
        if (visit.state() == VisitState.DISCHARGED
                && visit.endedAt().equals(Optional.of(discharge.endedAt()))) {
            return visit;
        }
        if (visit.state() != VisitState.ADMITTED) {
            throw new Refused(
                    SettlementRefusal.VISIT_ENDED, visit.visitId() + " " + visit.state().label());
        }
        boolean future = Beijing.day(discharge.endedAt()).isAfter(Beijing.day(clock.instant()));
        if (future || discharge.endedAt().isBefore(visit.beganAt())) {
            throw new Refused(
                    SettlementRefusal.ENDED_BEFORE_BEGUN,
                    "入院 "
                            + Beijing.local(visit.beganAt())
                            + "，出院 "
                            + Beijing.local(discharge.endedAt()));
        }
        Visit ended = visit.ended(discharge);
        visits.end(ended);
        audit.record(
                "visit-discharged",
                visit.visitId(),
                Map.of("endedAt", discharge.endedAt().toString()));
        return ended;
    }

    /** Takes note of what is known of a visit now (2203, 2403); a settled stay stays as it is. */
    @Transactional
    public Visit change(VisitChange change) {
        Visit visit = lock(change.visitId(), change.institution(), change.personNo());
        if (visit.state() == VisitState.CANCELLED) {
            throw new Refused(SettlementRefusal.VISIT_ENDED, visit.visitId() + " 已撤销");
        }
        Visit changed = visit.changed(change);
        if (changed.equals(visit)) {
            return visit;
        }
        if (visit.settled()) {
            throw new Refused(SettlementRefusal.VISIT_HAS_BILLS, visit.visitId() + " 已结算，不可变更");
        }
        change.care().ifPresent(kind -> mustStayAStay(visit, kind));
        mustHaveBegun(changed.beganAt(), clock.instant());
        mustBeginBeforeItsEnd(changed);
        mustBeCovered(changed, change.cause());
        visits.change(changed);
        tellAgain(visit, changed);
        audit.record(
                "visit-changed",
                visit.visitId(),
                Map.of(
                        "medType", visit.medType() + " → " + changed.medType(),
                        "beganAt", visit.beganAt() + " → " + changed.beganAt()));
        return changed;
    }

    /** What its hospital would be told of it now. */
    private CareQuestion question(Visit visit) {
        InsuredPerson person = persons.find(visit.personNo());
        Insurance insurance =
                person.insurance(visit.scheme())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                SettlementRefusal.NOT_IN_SCHEME, visit.personNo()));
        return counter.question(
                        insurance,
                        reference.institution(visit.institution()),
                        visit.careType(),
                        Beijing.day(visit.beganAt()),
                        Beijing.day(clock.instant()),
                        visit.emergency(),
                        visit.isStay())
                .because(visit.cause());
    }

    /** A stay that lies elsewhere in the hospital, or began on another day, is told again. */
    private void tellAgain(Visit before, Visit after) {
        boolean moved =
                !after.ward().equals(before.ward()) || !after.beganAt().equals(before.beganAt());
        if (after.isStay() && moved) {
            reports.tell(stay(after, ""), question(after));
        }
    }

    /** Refused if the insured region never pays for what brought the patient there. */
    public void mustBeCovered(Visit visit, Optional<CareCause> cause) {
        if (cause.isEmpty()) {
            return;
        }
        EligibilityAnswer answer = counter.look(visit.personNo(), question(visit).because(cause));
        if (answer.reason() == EligibilityReason.CAUSE_EXCLUDED) {
            throw new Refused(SettlementRefusal.CAUSE_EXCLUDED, answer.text());
        }
    }

    private static void mustStayAStay(Visit visit, CareKind kind) {
        if (visit.isStay() && !CareKind.isStay(kind.careType(), kind.medType())) {
            throw new Refused(
                    SettlementRefusal.OTHER_KIND_OF_VISIT,
                    visit.visitId() + " 是住院，医疗类别 " + kind.medType() + " 不是");
        }
    }

    private static void mustBeginBeforeItsEnd(Visit visit) {
        if (visit.endedAt().filter(end -> end.isBefore(visit.beganAt())).isPresent()) {
            throw new Refused(
                    SettlementRefusal.ENDED_BEFORE_BEGUN,
                    "入院 " + Beijing.local(visit.beganAt()) + " 晚于出院");
        }
    }

    /** Takes a discharge back (2405). */
    @Transactional
    public Visit readmit(String visitId, String institution, String personNo) {
        Visit visit = lock(visitId, institution, personNo);
        if (visit.state() != VisitState.DISCHARGED) {
            throw new Refused(SettlementRefusal.VISIT_NOT_ENDED, visitId + " 尚未出院");
        }
        if (visit.isStay() && !visit.settled()) {
            visits.lockStays(visit.personNo());
            mustNotBeInHospital(visit);
        }
        Visit admitted = visit.in(VisitState.ADMITTED);
        visits.end(admitted);
        audit.record("visit-discharge-undone", visitId, Map.of());
        return admitted;
    }

    /** Takes an admission back (2404, 2202, undo of 2401); only while nothing is settled. */
    @Transactional
    public Visit cancel(String visitId, String institution, String personNo) {
        Visit visit = lock(visitId, institution, personNo);
        if (visit.state() == VisitState.CANCELLED) {
            return visit;
        }
        if (visits.hasBills(visitId)) {
            throw new Refused(SettlementRefusal.VISIT_HAS_BILLS, visitId + " 有未撤销的结算");
        }
        Visit cancelled = visit.in(VisitState.CANCELLED);
        visits.end(cancelled);
        audit.record("visit-cancelled", visitId, Map.of());
        return cancelled;
    }

    /** The visit, if it is that institution's; else as if there were none. */
    public Visit find(String visitId, String institution) {
        Visit visit = find(visitId);
        mustBeAt(visit, institution);
        return visit;
    }

    /** The visit, whoever's it is. */
    public Visit find(String visitId) {
        return visits.find(visitId).orElseThrow(() -> unknown(visitId));
    }

    /**
     * The visit, locked until the transaction ends.
     *
     * @param personNo must be the visit's own; empty if it was not said
     */
    public Visit lock(String visitId, String institution, String personNo) {
        Visit visit = visits.lock(visitId).orElseThrow(() -> unknown(visitId));
        mustBeAt(visit, institution);
        mustBeOf(visit, personNo);
        return visit;
    }

    /** Locks the visit until the transaction ends, unless somebody else has it locked. */
    public boolean tryLock(String visitId) {
        return visits.tryLock(visitId);
    }

    /** Refused if a person was named and is not the visit's. */
    public static void mustBeOf(Visit visit, String personNo) {
        if (!personNo.isEmpty() && !visit.personNo().equals(personNo)) {
            throw new Refused(
                    SettlementRefusal.VISIT_OF_ANOTHER_PERSON,
                    visit.visitId() + " 不是人员 " + personNo + " 的就诊");
        }
    }

    /** Opens a settlement round; the visit must be locked. */
    public void openRound(String visitId, int round, boolean settled) {
        visits.round(visitId, round, settled);
    }

    /** The visits of an institution, newest first. */
    public List<Visit> ofInstitution(String institution, Optional<String> before, int limit) {
        return visits.ofInstitution(institution, before, limit);
    }

    /** The visits of a person at an institution that began in a time, newest first. */
    public List<Visit> ofPerson(
            String personNo, String institution, Instant from, Instant before, int limit) {
        return visits.ofPerson(personNo, institution, from, before, limit);
    }

    /** Another institution's visit is answered as unknown, and who asked for it is audited. */
    private static void mustBeAt(Visit visit, String institution) {
        if (!visit.institution().equals(institution)) {
            Refused unknown = unknown(visit.visitId());
            throw Refused.concealing(unknown.refusal(), unknown.detail());
        }
    }

    private static Refused unknown(String visitId) {
        return new Refused(SettlementRefusal.VISIT_UNKNOWN, "就诊ID " + visitId + " 不存在");
    }
}
