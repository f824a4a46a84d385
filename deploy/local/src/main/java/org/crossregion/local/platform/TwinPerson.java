package org.crossregion.local.platform;

import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An invented person that only this platform knows.
 *
 * @param account what the personal account held at first
 * @param filing for care elsewhere; absent if there is none
 * @param chronic codes of the chronic diseases that the person is entitled to
 */
record TwinPerson(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        String certificateNo,
        String cardNo,
        Scheme scheme,
        String personType,
        RegionCode region,
        LocalDate since,
        String status,
        String employer,
        boolean civilServant,
        Money account,
        Optional<TwinFiling> filing,
        Set<String> chronic) {

    /**
     * A filing (备案) as this platform keeps it.
     *
     * @param regions cities, or provinces as a whole
     * @param until the last day; absent if it has no end
     */
    record TwinFiling(
            FilingType type, List<RegionCode> regions, LocalDate from, Optional<LocalDate> until) {

        boolean opens(RegionCode treatmentRegion) {
            return regions.contains(treatmentRegion)
                    || regions.contains(treatmentRegion.province());
        }
    }

    boolean isInsuredOn(LocalDate day) {
        return status.equals("1") && !since.isAfter(day);
    }
}
