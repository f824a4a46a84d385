package org.crossregion.clearing.deduction;

import org.crossregion.values.Coded;

/** Why money is deducted from a settlement (扣款原因). */
public enum Reason implements Coded {
    IMPROPER_CHARGE("improper-charge", "违规收费"),
    DUPLICATE_CHARGE("duplicate-charge", "重复收费"),
    OVER_STANDARD("over-standard", "超标准收费"),
    OUT_OF_SCOPE("out-of-scope", "超范围支付"),
    SPLIT_STAY("split-stay", "分解住院"),
    ABSENT_BED("absent-bed", "挂床住院"),
    SWAPPED_ITEM("swapped-item", "串换项目"),
    NOT_INDICATED("not-indicated", "无指征检查/用药"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    Reason(String code, String label) {
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
