package org.crossregion.clearing.bank;

import org.crossregion.values.Coded;

/** Why a line of a bank statement, or a rest of it, is left to a person. */
enum Reason implements Coded {
    NONE("none", ""),
    NO_NOTICE("no-notice", "没有付款方、收款方和金额都相符的通知书"),
    AMBIGUOUS("ambiguous", "不止一份通知书相符"),
    CODE_UNKNOWN("code-unknown", "附言中的汇款识别码有误或不存在"),
    NOTHING_OPEN("nothing-open", "所引通知书已结清"),
    ADVICE("advice", "所引为收款通知书，由拨付结清"),
    SCHEME_UNCLEAR("scheme-unclear", "部分付款，无法判断险种"),
    MORE_THAN_OPEN("more-than-open", "多于应付，余额待认领"),
    TOLD_OTHERWISE("told-otherwise", "该流水号已登记为其他金额"),
    CHANGED_MEANWHILE("changed-meanwhile", "匹配时通知书已变动，请重新匹配");

    private final String code;
    private final String label;

    Reason(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For reading it back; an unknown code is an {@link IllegalArgumentException}. */
    public static Reason fromString(String code) {
        return Coded.ofCode(Reason.class, code);
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
