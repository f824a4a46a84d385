package org.crossregion.filing.chronic;

import org.crossregion.values.Scheme;
import org.crossregion.web.his.HisRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What 2503 asks for. The national interface has no field for designated institutions: the one that
 * found the disease is designated, where the region's terms demand one at all.
 */
record HisRegistration(HisRequest request) {

    private static final String NODE = "data";

    /** 险种类型: 310 employees, 390 residents; any other leaves it to the insurance that holds. */
    private static Optional<Scheme> scheme(String insutype) {
        return switch (insutype) {
            case "310" -> Optional.of(Scheme.EMPLOYEE);
            case "390" -> Optional.of(Scheme.RESIDENT);
            default -> Optional.empty();
        };
    }

    Registration registration() {
        return new Registration(
                text("psn_no"),
                scheme(text("insutype")),
                text("opsp_dise_code"),
                request.day(NODE, "begndate").orElseThrow(),
                request.day(NODE, "enddate"),
                List.of(identifiedBy()),
                identifiedBy(),
                request.day(NODE, "hosp_ide_date"),
                text("diag_dr_codg"),
                text("diag_dr_name"),
                request.institution());
    }

    private String identifiedBy() {
        String said = text("ide_fixmedins_no");
        return said.isEmpty() ? request.institution() : said;
    }

    /** What the hospital believed otherwise. */
    List<String> warnings(Entitlement one) {
        List<String> warnings = new ArrayList<>();
        String name = text("opsp_dise_name");
        if (!name.isEmpty() && !name.equals(one.diseaseName())) {
            warnings.add("病种 " + one.diseaseCode() + " 在参保地名为" + one.diseaseName());
        }
        if (one.validUntil().isPresent() && text("enddate").isEmpty()) {
            warnings.add("有效期至 " + one.validUntil().get());
        }
        return warnings;
    }

    /** A reason is always on record. */
    static String reason(String memo) {
        return memo.isEmpty() ? "定点医药机构撤销（2504）" : memo;
    }

    private String text(String field) {
        return request.text(NODE, field);
    }
}
