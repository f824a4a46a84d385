package org.crossregion.filing.chronic;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person's right to outpatient benefits for one chronic disease (门诊慢特病待遇), as it stands.
 *
 * @param id C, insured region, day, seven digits; trt_dcla_detl_sn of the national interface
 * @param withdrawnOn the first day it holds no more, whatever its last day was
 * @param institutions the designated ones; empty if every networked one is open
 * @param identifiedBy the institution that found the disease (鉴定医院); empty if not said
 * @param registeredAt the hospital that registered it; empty if the agency did
 */
record Entitlement(
        String id,
        int version,
        String personNo,
        RegionCode insuredRegion,
        Scheme scheme,
        String diseaseCode,
        String diseaseName,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> withdrawnOn,
        List<String> institutions,
        String identifiedBy,
        Optional<LocalDate> identifiedOn,
        String doctorCode,
        String doctorName,
        String registeredAt) {

    Entitlement {
        institutions = List.copyOf(institutions);
    }

    boolean isWithdrawn() {
        return withdrawnOn.isPresent();
    }

    /** The same with another end or other institutions, one version on. */
    Entitlement changed(Optional<LocalDate> until, List<String> designated) {
        return next(until, withdrawnOn, designated);
    }

    /** The same, holding no more from a day on. */
    Entitlement withdrawn(LocalDate day) {
        return next(validUntil, Optional.of(day), institutions);
    }

    private Entitlement next(
            Optional<LocalDate> until, Optional<LocalDate> withdrawn, List<String> designated) {
        return new Entitlement(
                id,
                version + 1,
                personNo,
                insuredRegion,
                scheme,
                diseaseCode,
                diseaseName,
                validFrom,
                until,
                withdrawn,
                designated,
                identifiedBy,
                identifiedOn,
                doctorCode,
                doctorName,
                registeredAt);
    }
}
