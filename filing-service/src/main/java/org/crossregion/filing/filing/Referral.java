package org.crossregion.filing.filing;

import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a hospital's message (2501, 2501A 转院备案) says of a referral, beside the filing it makes.
 *
 * @param infno 2501, or 2501A with {@code oldVisitId}
 * @param sentBy the hospital that sent it
 * @param reference the gateway's number of the message
 * @param referredTo the institution referred to, with its name as the hospital writes it
 * @param region where that is, as it was sent
 * @param condition 疾病病情描述
 * @param oldVisitId the visit before the referral; empty in 2501
 */
record Referral(
        String filingId,
        String infno,
        String sentBy,
        String reference,
        Instant sentAt,
        String personNo,
        String referredTo,
        String referredName,
        RegionCode region,
        String referralType,
        LocalDate referredOn,
        String diagnosisCode,
        String diagnosisName,
        String condition,
        String reason,
        String opinion,
        String oldVisitId,
        String phone,
        String address) {

    /** Whether another message means the same referral: who, by whom, where to, since when. */
    boolean isSameAs(Referral other) {
        return personNo.equals(other.personNo)
                && sentBy.equals(other.sentBy)
                && referredTo.equals(other.referredTo)
                && region.equals(other.region)
                && referredOn.equals(other.referredOn)
                && diagnosisCode.equals(other.diagnosisCode);
    }
}
