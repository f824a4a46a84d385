package org.crossregion.values;

/** The insurance scheme (险种) a person belongs to. Money is never netted across schemes. */
public enum Scheme implements Coded {
    /** 职工基本医疗保险. */
    EMPLOYEE("employee", "职工"),
    /** 城乡居民基本医疗保险. */
    RESIDENT("resident", "居民");

    private final String code;
    private final String label;

    Scheme(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static Scheme fromString(String code) {
        return Coded.ofCode(Scheme.class, code);
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
