package org.crossregion.settlement.visit;

import org.crossregion.values.Beijing;

import java.time.Instant;
import java.util.List;

/**
 * A stay ends.
 *
 * @param personNo must be the visit's own
 * @param endedAt when the patient left, by the hospital's word
 * @param way 离院方式, such as 1
 * @param diagnoses at discharge; if empty, those of the admission stand
 */
public record Discharge(
        String visitId,
        String institution,
        String personNo,
        Instant endedAt,
        String departmentCode,
        String departmentName,
        String bed,
        String way,
        List<Diagnosis> diagnoses) {

    public Discharge {
        diagnoses = List.copyOf(diagnoses);
    }

    /**
     * The same of a stay; said by its day alone, a discharge on the day of admission is not before
     * it.
     */
    Discharge of(Visit visit) {
        boolean dayAlone = endedAt.equals(Beijing.startOf(Beijing.day(endedAt)));
        boolean sameDay = Beijing.day(endedAt).equals(Beijing.day(visit.beganAt()));
        return dayAlone && sameDay
                ? new Discharge(
                        visitId,
                        institution,
                        personNo,
                        visit.beganAt(),
                        departmentCode,
                        departmentName,
                        bed,
                        way,
                        diagnoses)
                : this;
    }
}
