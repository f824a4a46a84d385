package org.crossregion.settlement.topup;

import org.crossregion.values.Coded;

/** Why a settlement paid too little (待遇给付不足原因). */
public enum TopUpCause implements Coded {
    PERSON_TYPE("person-type", "人员类别有误"),
    CIVIL_SERVANT("civil-servant", "公务员身份遗漏"),
    /** A filing that was not known, or is recognised only now. */
    FILING("filing", "备案未识别"),
    /** The policy was wrong or lacked a layer, and has been corrected by a new version. */
    POLICY("policy", "待遇政策有误或遗漏");

    private final String code;
    private final String label;

    TopUpCause(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static TopUpCause fromString(String code) {
        return Coded.ofCode(TopUpCause.class, code);
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
