package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.Optional;

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
 * @param cause what brought the person there, as far as it was stated; absent for illness
 * @param claimed the person has paid for it and claims: what keeps from direct settlement alone
 *     does not count
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
        boolean emergency,
        Optional<CareCause> cause,
        boolean claimed) {

    public CareQuestion {
        if (askedOn.isBefore(admittedOn)) {
            throw new IllegalArgumentException(
                    "asked on " + askedOn + ", before the admission on " + admittedOn);
        }
    }

    /** The same care, for another reason. */
    public CareQuestion because(Optional<CareCause> stated) {
        return with(admittedOn, askedOn, stated, claimed);
    }

    /** The same care, paid for and claimed afterwards. */
    public CareQuestion asClaim() {
        return with(admittedOn, askedOn, cause, true);
    }

    /**
     * The same question on a later day: of a stay it is the same stay, of care that began on the
     * day it was asked about it is care on that other day.
     */
    CareQuestion on(LocalDate day) {
        boolean moves = care != CareType.INPATIENT && admittedOn.equals(askedOn);
        return with(moves ? day : admittedOn, day, cause, claimed);
    }

    private CareQuestion with(
            LocalDate admitted, LocalDate asked, Optional<CareCause> stated, boolean paid) {
        return new CareQuestion(
                insuredRegion,
                treatmentRegion,
                treatmentAdmdvs,
                institution,
                networked,
                agreementActive,
                insuredRegionOpen,
                treatmentRegionOpen,
                insured,
                care,
                admitted,
                asked,
                emergency,
                stated,
                paid);
    }

    boolean isOwnRegion() {
        return insuredRegion.equals(treatmentRegion);
    }
}
