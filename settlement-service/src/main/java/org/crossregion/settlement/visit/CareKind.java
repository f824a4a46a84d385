package org.crossregion.settlement.visit;

import org.crossregion.values.CareType;

/**
 * What kind of care a visit, or one bill of it, is.
 *
 * @param medType 医疗类别 of the national interface, such as 11
 * @param emergency 急诊抢救: deemed filed
 * @param injury 外伤
 */
public record CareKind(CareType careType, String medType, boolean emergency, boolean injury) {

    /** 家庭病床; the national table has no value for it, so provinces map theirs to this one. */
    private static final String FAMILY_BED = "9301";

    /**
     * Whether the patient lies in hospital for it. Maternity may be either: 生育门诊, 终止妊娠门诊 and 其他生育门诊
     * are not.
     */
    public static boolean isStay(CareType careType, String medType) {
        return careType == CareType.INPATIENT
                || (careType == CareType.MATERNITY
                        && !medType.equals("51")
                        && !medType.equals("9921")
                        && !medType.equals("9932"));
    }

    /** Whether it is a family bed (家庭病床): settled as a stay, by a quota where policy has one. */
    public static boolean isFamilyBed(String medType) {
        return medType.equals(FAMILY_BED);
    }

    /** The 医疗类别 that a kind of care has if nothing else is said. */
    public static String usualMedType(CareType careType) {
        return switch (careType) {
            case INPATIENT -> "21";
            case OUTPATIENT -> "11";
            case CHRONIC_OUTPATIENT -> "14";
            case PHARMACY -> "41";
            case MATERNITY -> "52";
        };
    }
}
