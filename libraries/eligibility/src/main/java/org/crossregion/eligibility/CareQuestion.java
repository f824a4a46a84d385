package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;

/**
 * One person at the counter of one institution, on one day.
 *
 * @param insuredRegion the pooling region the person is insured in
 * @param treatmentRegion the pooling region of the institution
 * @param treatmentAdmdvs the institution's own region code, such as a county's
 * @param networked whether the institution is connected (联网)
 * @param agreementActive whether its agreement holds; for a stay, on the day of admission
 * @param insuredRegionOpen whether the insured region has been opened (开通)
 * @param treatmentRegionOpen whether the treatment region has been opened
 * @param insured whether the person is insured on the day of admission
 * @param admittedOn the day of admission; for outpatient care the day itself
 * @param askedOn the day the question is about: admission, or settlement at discharge
 * @param emergency whether the institution marks the care as emergency (急诊抢救)
 */
public record CareQuestion(
        RegionCode insuredRegion,
        RegionCode treatmentRegion,
        RegionCode treatmentAdmdvs,
        String institution,
        boolean networked,
        boolean agreementActive,
        boolean insuredRegionOpen,
        boolean treatmentRegionOpen,
        boolean insured,
        CareType care,
        LocalDate admittedOn,
        LocalDate askedOn,
        boolean emergency) {

    public CareQuestion {
        if (askedOn.isBefore(admittedOn)) {
            throw new IllegalArgumentException(
                    "asked on " + askedOn + ", before the admission on " + admittedOn);
        }
    }

    boolean isOwnRegion() {
        return insuredRegion.equals(treatmentRegion);
    }
}
