package org.crossregion.settlement.visit;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One stay or one outpatient registration of a person at an institution (就诊登记).
 *
 * @param visitId mdtrt_id: S, insured region, day, seven digits
 * @param insuredRegion the pooling region that pays
 * @param treatmentRegion the pooling region of the institution
 * @param medType 医疗类别 of the national interface
 * @param stay the patient lies in hospital, as opposed to outpatient or pharmacy care
 * @param cause what brought the person there; absent if it was not said
 * @param settled a bill that is not mid-stay has been settled and not taken back
 * @param openRound the settlement round that new fee lines go into; from 1
 */
public record Visit(
        String visitId,
        String institution,
        String personNo,
        Scheme scheme,
        RegionCode insuredRegion,
        RegionCode insuredAdmdvs,
        RegionCode treatmentRegion,
        RegionCode treatmentAdmdvs,
        CareType careType,
        String medType,
        boolean stay,
        String inpatientNo,
        String departmentCode,
        String departmentName,
        String bed,
        String doctorCode,
        String doctorName,
        String certificateType,
        boolean emergency,
        boolean injury,
        Optional<CareCause> cause,
        Instant beganAt,
        Optional<Instant> endedAt,
        String dischargeWay,
        VisitState state,
        boolean settled,
        int openRound,
        List<Diagnosis> diagnoses,
        Instant registeredAt,
        String messageId) {

    public Visit {
        diagnoses = List.copyOf(diagnoses);
    }

    /** Whether the patient lies in hospital, as opposed to outpatient or pharmacy care. */
    public boolean isStay() {
        return stay;
    }

    /** The same visit with its care of another kind, as one of its bills may be. */
    public Visit as(CareKind kind) {
        CareKind now =
                new CareKind(
                        kind.careType(),
                        kind.medType(),
                        emergency || kind.emergency(),
                        injury || kind.injury());
        return with(now, cause, beganAt, state, endedAt, dischargeWay, ward(), diagnoses);
    }

    /**
     * The day that a bill made today reaches to.
     *
     * @param midStay the stay goes on after it
     */
    public LocalDate billedUntil(LocalDate today, boolean midStay) {
        LocalDate ended = midStay ? today : endedAt.map(Beijing::day).orElse(today);
        LocalDate began = Beijing.day(beganAt);
        return ended.isBefore(began) ? began : ended;
    }

    /** Whether it asks the same of the patient's filings and insurance as another state of it. */
    public boolean asksAs(Visit other) {
        return kind().equals(other.kind())
                && cause.equals(other.cause)
                && beganAt.equals(other.beganAt)
                && scheme == other.scheme;
    }

    private CareKind kind() {
        return new CareKind(careType, medType, emergency, injury);
    }

    Ward ward() {
        return new Ward(departmentCode, departmentName, bed, doctorCode, doctorName);
    }

    Visit changed(VisitChange change) {
        return with(
                change.care().orElse(kind()),
                change.cause().or(() -> cause),
                change.beganAt().orElse(beganAt),
                state,
                endedAt,
                dischargeWay,
                change.ward().map(one -> one.or(ward())).orElse(ward()),
                change.diagnoses().isEmpty() ? diagnoses : change.diagnoses());
    }

    Visit ended(Discharge discharge) {
        Ward left =
                new Ward(
                        discharge.departmentCode(),
                        discharge.departmentName(),
                        discharge.bed(),
                        "",
                        "");
        return with(
                kind(),
                cause,
                beganAt,
                VisitState.DISCHARGED,
                Optional.of(discharge.endedAt()),
                discharge.way(),
                left.or(ward()),
                discharge.diagnoses().isEmpty() ? diagnoses : discharge.diagnoses());
    }

    Visit in(VisitState next) {
        return with(kind(), cause, beganAt, next, Optional.empty(), "", ward(), diagnoses);
    }

    private Visit with(
            CareKind newKind,
            Optional<CareCause> newCause,
            Instant newBegin,
            VisitState newState,
            Optional<Instant> newEnd,
            String newWay,
            Ward newWard,
            List<Diagnosis> newDiagnoses) {
        return new Visit(
                visitId,
                institution,
                personNo,
                scheme,
                insuredRegion,
                insuredAdmdvs,
                treatmentRegion,
                treatmentAdmdvs,
                newKind.careType(),
                newKind.medType(),
                stay,
                inpatientNo,
                newWard.departmentCode(),
                newWard.departmentName(),
                newWard.bed(),
                newWard.doctorCode(),
                newWard.doctorName(),
                certificateType,
                newKind.emergency(),
                newKind.injury(),
                newCause,
                newBegin,
                newEnd,
                newWay,
                newState,
                settled,
                openRound,
                newDiagnoses,
                registeredAt,
                messageId);
    }
}
