package org.crossregion.filing.search;

import jakarta.validation.constraints.Size;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

/**
 * Which filings are looked for; what is absent does not matter.
 *
 * @param region the insured pooling region, or a province for all of its regions
 * @param employer a unit's number
 * @param treatmentRegion one of the regions filed for
 * @param from submitted on this day or later
 * @param until submitted on this day or earlier
 * @param name the person's whole name
 * @param certificateNo the person's, which belongs in no address line
 */
@Schema(
        description = "Which filings are looked for; all of it must hold",
        examples = {
            """
            {"region": "220100", "state": "active", "type": "resettled-retiree",
             "treatmentRegion": "460100", "from": "2026-01-01", "until": "2026-06-30"}
            """
        })
record FilingCriteria(
        RegionCode region,
        FilingState state,
        FilingType type,
        @Size(max = 30) String employer,
        @Size(max = 20) String agency,
        RegionCode treatmentRegion,
        LocalDate from,
        LocalDate until,
        @Size(max = 30) String personNo,
        @Size(max = 100) String name,
        @Size(max = 30) String certificateNo) {

    static final FilingCriteria ALL =
            new FilingCriteria(null, null, null, null, null, null, null, null, null, null, null);
}
