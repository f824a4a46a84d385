package org.crossregion.filing.returns;

import org.crossregion.values.Coded;

/** To whom account money goes (S0 三.1, 三.2). */
public enum Payee implements Coded {
    EMPLOYER("employer", "单位返还"),
    PERSON("person", "个人返还");

    private final String code;
    private final String label;

    Payee(String code, String label) {
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
