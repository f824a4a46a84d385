package org.crossregion.clearing.analysis;

import org.crossregion.values.RegionCode;

/**
 * The regions an analysis is about, as a range of codes: one region, a province, or the nation.
 *
 * @param first the first code, or what it begins with
 * @param end greater than every code in it
 */
record Area(String first, String end) {

    private static final int PROVINCE_DIGITS = 2;

    /** A character after all digits. */
    private static final char AFTER_DIGITS = ':';

    static Area of(RegionCode code) {
        if (code.equals(RegionCode.NATION)) {
            return new Area("", String.valueOf(AFTER_DIGITS));
        }
        String first =
                code.isProvince() ? code.value().substring(0, PROVINCE_DIGITS) : code.value();
        return new Area(first, first + AFTER_DIGITS);
    }

    boolean contains(RegionCode code) {
        return code.value().compareTo(first) >= 0 && code.value().compareTo(end) < 0;
    }
}
