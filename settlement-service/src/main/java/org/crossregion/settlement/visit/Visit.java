package org.crossregion.settlement.visit;

import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One stay or one outpatient registration of a person at an institution (就诊登记).
 *
 * @param visitId mdtrt_id: S, insured region, day, seven digits
 * @param insuredRegion the pooling region that pays
 * @param treatmentRegion the pooling region of the institution
 * @param medType 医疗类别 of the national interface
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
        String inpatientNo,
        String departmentCode,
        String departmentName,
        String bed,
        String doctorCode,
        String doctorName,
        String certificateType,
        boolean emergency,
        boolean injury,
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
        return isStay(careType, medType);
    }

    /** Maternity may be either; the national med_type 52 is the inpatient kind. */
    static boolean isStay(CareType careType, String medType) {
        return careType == CareType.INPATIENT
                || (careType == CareType.MATERNITY && !medType.equals("51"));
    }

    Visit ended(Discharge discharge) {
        return with(
                VisitState.DISCHARGED,
                Optional.of(discharge.endedAt()),
                discharge.way(),
                given(discharge.departmentCode(), departmentCode),
                given(discharge.departmentName(), departmentName),
                given(discharge.bed(), bed),
                discharge.diagnoses().isEmpty() ? diagnoses : discharge.diagnoses());
    }

    Visit in(VisitState next) {
        return with(next, Optional.empty(), "", departmentCode, departmentName, bed, diagnoses);
    }

    private static String given(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private Visit with(
            VisitState newState,
            Optional<Instant> newEnd,
            String newWay,
            String newDepartmentCode,
            String newDepartmentName,
            String newBed,
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
                careType,
                medType,
                inpatientNo,
                newDepartmentCode,
                newDepartmentName,
                newBed,
                doctorCode,
                doctorName,
                certificateType,
                emergency,
                injury,
                beganAt,
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
