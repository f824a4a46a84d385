package org.crossregion.filing.notice;

import org.crossregion.eligibility.AdmissionTold;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the insured region was told of one stay elsewhere.
 *
 * @param id {@code N}, the insured region, the day as yyMMdd, and seven digits
 * @param ward the room; empty if it was not said
 * @param phone where the patient can be reached, protected; absent if it was not said
 * @param toldOn the Beijing day of {@code toldAt}
 * @param visitId the visit whose admission message told it; absent if somebody told it in person
 */
record AdmissionNotice(
        String id,
        String personNo,
        RegionCode insuredRegion,
        String institution,
        String department,
        String ward,
        String bed,
        Optional<ProtectedIdentity> phone,
        LocalDate admittedOn,
        Instant toldAt,
        LocalDate toldOn,
        Channel channel,
        Optional<String> visitId,
        Instant recordedAt,
        String author) {

    /** What it means for eligibility. */
    AdmissionTold bearing() {
        return new AdmissionTold(id, institution, admittedOn, toldOn, phone.isPresent());
    }
}
