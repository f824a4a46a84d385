package org.crossregion.filing.chronic;

import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person is to be entitled to a chronic disease.
 *
 * @param scheme absent if the insurance that holds decides
 * @param validUntil absent if the region's terms decide
 * @param institutions the designated ones
 * @param identifiedBy the institution that found the disease; empty if not said
 * @param registeredAt the hospital that asks; empty if the agency does
 */
record Registration(
        String personNo,
        Optional<Scheme> scheme,
        String diseaseCode,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        List<String> institutions,
        String identifiedBy,
        Optional<LocalDate> identifiedOn,
        String doctorCode,
        String doctorName,
        String registeredAt) {

    Registration {
        institutions = List.copyOf(institutions);
    }

    boolean isByHospital() {
        return !registeredAt.isEmpty();
    }
}
