package org.crossregion.settlement.claim;

import org.crossregion.values.RegionCode;

/**
 * Where the care was given.
 *
 * @param code of the institution; {@link #NOT_REGISTERED} if it is not in the register
 * @param level hosp_lv, 01…11
 * @param region the pooling region
 * @param admdvs the institution's own region code
 */
record ClaimedAt(String code, String name, String level, RegionCode region, RegionCode admdvs) {

    /** Stands for the code of an institution that has none here. */
    static final String NOT_REGISTERED = "-";

    boolean isRegistered() {
        return !code.equals(NOT_REGISTERED);
    }

    /** Whose invoices have numbers of their own: the institution, by whatever it is known by. */
    String issuer() {
        return isRegistered() ? code : admdvs + " " + name.replaceAll("\\s", "");
    }
}
