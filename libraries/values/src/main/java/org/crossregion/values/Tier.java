package org.crossregion.values;

/** A circle in which clearing is struck: the pooling regions of one province, or the provinces. */
public enum Tier implements Coded {
    PROVINCE("province", "省内"),
    NATIONAL("national", "跨省");

    private final String code;
    private final String label;

    Tier(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static Tier fromString(String code) {
        return Coded.ofCode(Tier.class, code);
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
