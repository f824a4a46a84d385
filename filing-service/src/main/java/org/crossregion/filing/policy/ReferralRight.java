package org.crossregion.filing.policy;

import org.crossregion.values.Coded;

/** Whose referral a region takes. */
public enum ReferralRight implements Coded {
    /** The paper speaks for itself; who wrote it is not asked. */
    PAPER("paper", "转诊证明材料"),
    /**
     * An institution of the insured region with the right to refer, or a regional medical centre of
     * provincial level or above (吉林, 问答二.3). At a counter its paper speaks for it; a hospital that
     * sends the referral itself, or is named, must be one.
     */
    ENTITLED("entitled", "具有转诊权的定点医疗机构或省级以上区域医疗中心"),
    /**
     * An institution of the insured region that is a specialist hospital, for its specialty, or a
     * general one of tertiary B or above (牡丹江, 第十一条(二)).
     */
    SPECIALTY_OR_TERTIARY_B("specialty-or-tertiary-b", "专科医院或三级乙等以上综合医院");

    private final String code;
    private final String label;

    ReferralRight(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
