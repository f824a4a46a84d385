package org.crossregion.clearing.export;

import org.crossregion.values.Coded;

/** What a row of an export is: a detail, or a deduction that stands in a period by itself. */
enum ExportKind implements Coded {
    SETTLEMENT("settlement", "结算"),
    CANCELLATION("cancellation", "撤销"),
    REFUND("refund", "退费"),
    UNDO("undo", "冲正"),
    DEDUCTION("deduction", "扣款"),
    RELEASE("release", "扣款退回");

    private final String code;
    private final String label;

    ExportKind(String code, String label) {
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

    /** Whether it is a detail, which running totals count. */
    boolean isDetail() {
        return this != DEDUCTION && this != RELEASE;
    }
}
