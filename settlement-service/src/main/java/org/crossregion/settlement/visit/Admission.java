package org.crossregion.settlement.visit;

import org.crossregion.eligibility.CareCause;
import org.crossregion.values.CareType;
import org.crossregion.values.Scheme;
import org.crossregion.web.identity.IdentityNumbers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person is admitted, or registers at the outpatient counter. Texts that were not given are
 * empty; identity numbers in free texts are masked.
 *
 * @param medType 医疗类别 of the national interface, such as 21
 * @param beganAt when the care began, by the hospital's word; never later than our clock
 * @param inpatientNo 住院/门诊号, the hospital's own number; one per visit
 * @param certificateType 就诊凭证类型, such as 02
 * @param emergency marked as emergency (急诊抢救): deemed filed
 * @param injury 外伤标识
 * @param thirdParty 涉及第三方标志: somebody else is liable, so it is refused
 * @param cause 外伤原因, what brought the person there; absent if it was not said
 * @param phone 联系电话, told to the insured region if it wants to know; not kept here
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
        Optional<CareCause> cause,
        String phone,
        String messageId) {

    public Admission {
        departmentName = IdentityNumbers.maskAll(departmentName);
        bed = IdentityNumbers.maskAll(bed);
        doctorCode = IdentityNumbers.maskAll(doctorCode);
        doctorName = IdentityNumbers.maskAll(doctorName);
        diagnoses = List.copyOf(diagnoses);
        injury = injury || cause.isPresent();
        thirdParty = thirdParty || cause.equals(Optional.of(CareCause.THIRD_PARTY));
    }

    boolean isStay() {
        return CareKind.isStay(careType, medType);
    }

    /**
     * What this admission says otherwise than the visit that its number stands for already. What
     * kind of care an outpatient gets is only said after the registration; where a patient lay and
     * what they had may be otherwise at the discharge.
     */
    List<String> changesOf(Visit visit) {
        List<String> changes = new ArrayList<>();
        compare(changes, "人员", personNo, visit.personNo());
        compare(changes, "险种", scheme, visit.scheme());
        compare(changes, "就诊类别", isStay(), visit.isStay());
        compare(changes, "开始时间", beganAt, visit.beganAt());
        if (isStay()) {
            compare(changes, "医疗类别", medType, visit.medType());
            compare(changes, "外伤标识", injury, visit.injury());
            compare(changes, "外伤原因", cause, visit.cause());
        }
        if (visit.state() == VisitState.ADMITTED) {
            Ward ward = new Ward(departmentCode, departmentName, bed, doctorCode, doctorName);
            compare(changes, "科室、床位或医师", ward, visit.ward());
            if (isStay()) {
                compare(changes, "诊断", diagnoses, visit.diagnoses());
            }
        }
        return changes;
    }

    private static void compare(List<String> changes, String name, Object now, Object before) {
        if (!now.equals(before)) {
            changes.add(name);
        }
    }
}
