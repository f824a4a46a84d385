package org.crossregion.settlement.visit;

import org.crossregion.eligibility.CareCause;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a visit now (2203, 2403). What is absent stays as it was.
 *
 * @param personNo must be the visit's own
 * @param diagnoses if empty, the old ones stand
 */
public record VisitChange(
        String visitId,
        String institution,
        String personNo,
        Optional<CareKind> care,
        Optional<CareCause> cause,
        Optional<Instant> beganAt,
        Optional<Ward> ward,
        List<Diagnosis> diagnoses) {

    public VisitChange {
        diagnoses = List.copyOf(diagnoses);
    }
}
