package org.crossregion.settlement.visit;

import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;

import java.time.Instant;
import java.util.List;

/**
 * A person is admitted, or registers at the outpatient counter. Texts that were not given are
 * empty.
 *
 * @param medType 医疗类别 of the national interface, such as 21
 * @param beganAt when the care began, by the hospital's word; never later than our clock
 * @param inpatientNo 住院/门诊号, the hospital's own number; one per visit
 * @param certificateType 就诊凭证类型, such as 02
 * @param emergency marked as emergency (急诊抢救): deemed filed
 * @param injury 外伤标识
 * @param thirdParty 涉及第三方标志: somebody else is liable, so it is refused
 * @param messageId the message that asked for it
 */
public record Admission(
        String institution,
        String personNo,
        Scheme scheme,
        CareType careType,
        String medType,
        Instant beganAt,
        String inpatientNo,
        String departmentCode,
        String departmentName,
        String bed,
        String doctorCode,
        String doctorName,
        List<Diagnosis> diagnoses,
        String certificateType,
        boolean emergency,
        boolean injury,
        boolean thirdParty,
        String messageId) {

    public Admission {
        diagnoses = List.copyOf(diagnoses);
    }
}
