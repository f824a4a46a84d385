package org.crossregion.filing.chronic;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A chronic disease entitlement as an agency asks for it.
 *
 * @param validUntil null if the region's terms decide
 * @param identifiedBy the institution that found the disease
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "diseaseCode": "M01600",
                 "validFrom": "2026-10-01", "institutions": ["H22020000001"],
                 "identifiedBy": "H22010000001", "identifiedOn": "2026-09-28",
                 "doctorCode": "D9999001", "doctorName": "样医师", "reason": "符合糖尿病门诊慢特病标准"}
                """)
record EntitlementRequest(
        @NotBlank @Size(max = 30) String personNo,
        Scheme scheme,
        @NotBlank @Size(max = 30) String diseaseCode,
        @NotNull LocalDate validFrom,
        LocalDate validUntil,
        @Size(max = 20) List<@NotBlank @Size(max = 30) String> institutions,
        @Size(max = 30) String identifiedBy,
        LocalDate identifiedOn,
        @Size(max = 30) String doctorCode,
        @Size(max = 50) String doctorName,
        @NotBlank @Size(max = 500) String reason) {

    /**
     * Another last day or other institutions.
     *
     * @param validUntil null for no end
     */
    @Schema(
            examples =
                    """
                    {"validUntil": "2028-09-30", "institutions": ["H22020000001"], "reason": "续期"}
                    """)
    record Changed(
            LocalDate validUntil,
            @Size(max = 20) List<@NotBlank @Size(max = 30) String> institutions,
            @NotBlank @Size(max = 500) String reason) {

        Entitlements.Change change() {
            return new Entitlements.Change(Optional.ofNullable(validUntil), orNone(institutions));
        }
    }

    /** Why it is withdrawn. */
    @Schema(examples = "{\"reason\": \"登记有误\"}")
    record Withdrawn(@NotBlank @Size(max = 500) String reason) {}

    Registration registration() {
        return new Registration(
                personNo,
                Optional.ofNullable(scheme),
                diseaseCode,
                validFrom,
                Optional.ofNullable(validUntil),
                orNone(institutions),
                orEmpty(identifiedBy),
                Optional.ofNullable(identifiedOn),
                orEmpty(doctorCode),
                orEmpty(doctorName),
                "");
    }

    private static List<String> orNone(List<String> given) {
        return given == null ? List.of() : given;
    }

    private static String orEmpty(String given) {
        return given == null ? "" : given;
    }
}
