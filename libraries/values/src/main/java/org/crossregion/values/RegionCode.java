package org.crossregion.values;

/**
 * A medical-insurance region code (医保区划, admdvs) of six digits.
 *
 * <p>Its province and whether two codes share one are read from the digits. Its <em>pooling
 * region</em> is not: 220581 梅河口 pools for itself, although its digits say 通化. That is looked up in
 * reference data.
 *
 * @param value six digits, such as {@code 220100}
 */
public record RegionCode(String value) implements Comparable<RegionCode> {

    /** The nation, authority of the cross-province tier. */
    public static final RegionCode NATION = new RegionCode("100000");

    public RegionCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("a region code has six digits, not " + value);
        }
    }

    /** Whether a text is written as a region code: six digits. */
    public static boolean isCode(String text) {
        return text.length() == 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    public static RegionCode of(String value) {
        return new RegionCode(value);
    }

    /** For Jakarta REST path and query parameters. */
    public static RegionCode fromString(String value) {
        return new RegionCode(value);
    }

    /** The code of the province this code lies in, {@code 220000}; a province's is its own. */
    public RegionCode province() {
        return new RegionCode(value.substring(0, 2) + "0000");
    }

    public boolean isProvince() {
        return value.endsWith("0000") && !equals(NATION);
    }

    public boolean sameProvince(RegionCode other) {
        return value.startsWith(other.value.substring(0, 2));
    }

    @Override
    public int compareTo(RegionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
