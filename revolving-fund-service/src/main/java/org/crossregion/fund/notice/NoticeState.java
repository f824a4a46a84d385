package org.crossregion.fund.notice;

import org.crossregion.values.Coded;

/** How far a notice has come. */
public enum NoticeState implements Coded {
    ISSUED("issued", "已下达"),
    PART_PAID("part-paid", "部分支付"),
    PAID("paid", "已支付"),
    OVERDUE("overdue", "逾期"),
    VOID("void", "已作废");

    private final String code;
    private final String label;

    NoticeState(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static NoticeState fromString(String code) {
        return Coded.ofCode(NoticeState.class, code);
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
