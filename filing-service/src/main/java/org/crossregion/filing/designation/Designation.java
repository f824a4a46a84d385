package org.crossregion.filing.designation;

import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A hospital is one of a person's designated institutions (2505 人员定点备案).
 *
 * @param id D, insured region, day, seven digits; trt_dcla_detl_sn of the national interface
 * @param kind 业务申请类型, see {@link Kind}
 * @param orderNo 定点排序号 as it was sent
 * @param subjects the filing or the entitlements that it touched
 */
record Designation(
        String id,
        String personNo,
        RegionCode insuredRegion,
        Kind kind,
        String institution,
        String orderNo,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        List<String> subjects) {

    Designation {
        subjects = List.copyOf(subjects);
    }

    boolean isOfChronicDiseases() {
        return kind == Kind.CHRONIC;
    }
}
