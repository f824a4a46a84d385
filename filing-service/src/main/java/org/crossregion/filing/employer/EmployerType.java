package org.crossregion.filing.employer;

import org.crossregion.values.Coded;

/** What kind of unit an employer is, which decides to whom account money is returned (S0 三). */
public enum EmployerType implements Coded {
    NORMAL("normal", "正常单位"),
    RESTRUCTURED("restructured", "改制单位"),
    BANKRUPT("bankrupt", "破产单位"),
    SCHOOL("school", "学校"),
    DISPATCH("dispatch", "劳务派遣机构"),
    INTERMEDIARY("intermediary", "职业中介机构");

    private final String code;
    private final String label;

    EmployerType(String code, String label) {
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
