package org.crossregion.settlement.filing;

import org.crossregion.eligibility.AdmissionTold;

import java.time.LocalDate;

/** A stay that the insured region was told of, as filing-service tells it; see docs/contracts. */
record NoticeTold(
        String noticeId,
        String personNo,
        String institution,
        LocalDate admittedOn,
        LocalDate toldOn,
        boolean withPhone) {

    AdmissionTold told() {
        return new AdmissionTold(noticeId, institution, admittedOn, toldOn, withPhone);
    }
}
