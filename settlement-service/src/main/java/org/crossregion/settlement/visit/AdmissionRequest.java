package org.crossregion.settlement.visit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A person is admitted or registers as an outpatient.
 *
 * @param cause what brought the person there, such as {@code traffic-accident}; absent for illness
 * @param phone where the patient can be reached; told to the insured region if it asks
 * @param medType 医疗类别; if it is not said, the usual one of the kind of care
 */
@Schema(
        examples =
                """
                {"personNo": "99990000000000000001", "scheme": "employee", "careType": "inpatient",
                 "admittedAt": "2026-10-05T09:00:00+08:00", "inpatientNo": "ZY2026100001",
                 "departmentCode": "A03", "departmentName": "心内科", "bed": "12",
                 "doctorCode": "D220000000001", "doctorName": "示例医师", "certificateType": "02",
                 "diagnoses": [{"type": "1", "main": true, "order": 1, "code": "I21.900",
                                "name": "急性心肌梗死"}]}
                """)
record AdmissionRequest(
        @NotBlank @Size(max = 30) String personNo,
        @NotNull Scheme scheme,
        @NotNull CareType careType,
        @Size(max = 6) String medType,
        @NotNull OffsetDateTime admittedAt,
        @NotBlank @Size(max = 30) String inpatientNo,
        @Size(max = 30) String departmentCode,
        @Size(max = 100) String departmentName,
        @Size(max = 30) String bed,
        @Size(max = 30) String doctorCode,
        @Size(max = 50) String doctorName,
        @Size(max = 3) String certificateType,
        @Size(max = 50) List<@Valid @NotNull DiagnosisView> diagnoses,
        boolean emergency,
        boolean injury,
        boolean thirdParty,
        CareCause cause,
        @Pattern(regexp = "[0-9+\\- ]{5,20}") String phone) {

    Admission admission(String institution) {
        return new Admission(
                institution,
                personNo,
                scheme,
                careType,
                medType == null || medType.isEmpty() ? CareKind.usualMedType(careType) : medType,
                admittedAt.toInstant(),
                inpatientNo,
                text(departmentCode),
                text(departmentName),
                text(bed),
                text(doctorCode),
                text(doctorName),
                Optional.ofNullable(diagnoses).orElse(List.of()).stream()
                        .map(DiagnosisView::diagnosis)
                        .toList(),
                certificateType == null ? "02" : certificateType,
                emergency,
                injury,
                thirdParty,
                Optional.ofNullable(cause),
                text(phone),
                "");
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
