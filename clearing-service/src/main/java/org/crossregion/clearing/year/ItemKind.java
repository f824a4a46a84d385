package org.crossregion.clearing.year;

import org.crossregion.clearing.detail.LeftOver;
import org.crossregion.values.Coded;

/** Why an item was left over (类别 of form 15). */
public enum ItemKind implements Coded {
    /** It arrived after December was cut. */
    LATE("late", "迟到"),
    /** An agency has held it back. */
    DISPUTE("dispute", "争议"),
    /** A deduction from a settlement of the year that was taken after December was cut. */
    DEDUCTION("deduction", "扣款"),
    /** A mirror whose original was cleared. */
    REFUND("refund", "退费"),
    OTHER("other", "其他");

    private final String code;
    private final String label;

    ItemKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ItemKind fromString(String code) {
        return Coded.ofCode(ItemKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** What a detail left over is, as long as nobody says otherwise. */
    static ItemKind of(LeftOver item) {
        if (item.kind().isMirror()) {
            return REFUND;
        }
        if (item.deducted()) {
            return DEDUCTION;
        }
        return item.disputed() ? DISPUTE : LATE;
    }
}
