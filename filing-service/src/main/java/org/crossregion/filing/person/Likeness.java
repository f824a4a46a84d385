package org.crossregion.filing.person;

import org.crossregion.values.Coded;

/** Why two registered persons may be one. */
enum Likeness implements Coded {
    SAME_NUMBER("same-number", "证件号码相同"),
    SAME_CARD("same-card", "社保卡号相同"),
    SAME_NAME_AND_BIRTH("same-name-and-birth", "姓名、性别、出生日期、统筹区相同");

    private final String code;
    private final String label;

    Likeness(String code, String label) {
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
