package org.crossregion.fund.balance;

import org.crossregion.values.Coded;

/** Along which side the pairs' balances are summed up. */
public enum RollUp implements Coded {
    PAIR("pair", "参保地与就医地"),
    INSURED("insured", "参保地"),
    TREATMENT("treatment", "就医地");

    private final String code;
    private final String label;

    RollUp(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static RollUp fromString(String code) {
        return Coded.ofCode(RollUp.class, code);
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
