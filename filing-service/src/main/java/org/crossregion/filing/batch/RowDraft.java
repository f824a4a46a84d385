package org.crossregion.filing.batch;

import org.crossregion.filing.filing.FilingRequest;
import org.crossregion.filing.filing.FilingRequest.MaterialRequest;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a row asks for, as far as it could be read.
 *
 * @param personNo as given; empty if the person is known by the certificate
 * @param certificateNo empty if it was not given or is none
 * @param columns by field of a single application the key of the column it was read from
 * @param faults what could not be read
 */
record RowDraft(
        int row,
        String personNo,
        String name,
        String certificateType,
        String certificateNo,
        Optional<FilingType> type,
        String category,
        List<RegionCode> regions,
        List<String> institutions,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        String reason,
        List<MaterialRequest> materials,
        Map<String, String> columns,
        List<Fault> faults) {

    RowDraft {
        regions = List.copyOf(regions);
        institutions = List.copyOf(institutions);
        materials = List.copyOf(materials);
        columns = Map.copyOf(columns);
        faults = List.copyOf(faults);
    }

    /** Where to point when something is wrong with the person. */
    String personColumn() {
        return certificateNo.isEmpty() && !personNo.isEmpty() ? "person_no" : "certificate_no";
    }

    /** What names the person as long as nobody looked the person up. */
    String personKey() {
        return certificateNo.isEmpty() ? personNo : certificateType + ":" + certificateNo;
    }

    /** The same as a single application; of a draft without faults. */
    FilingRequest request(String person, String channel) {
        return new FilingRequest(
                person,
                type.orElseThrow(),
                category,
                regions,
                institutions,
                channel,
                validFrom.orElseThrow(),
                validUntil.orElse(null),
                materials,
                false,
                reason,
                null,
                null,
                null);
    }
}
