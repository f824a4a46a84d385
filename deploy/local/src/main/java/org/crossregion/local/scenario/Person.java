package org.crossregion.local.scenario;

/**
 * An insured person of the sample; nobody real.
 *
 * @param number the insurance's number
 * @param certificateNo the invented identity number that the hospital reads from the card
 * @param insuredRegion the region code they are insured under
 * @param pooling the region whose funds pay
 * @param scheme {@code employee} or {@code resident}
 */
public record Person(
        String number, String certificateNo, String insuredRegion, String pooling, String scheme) {

    public String insutype() {
        return scheme.equals("employee") ? "310" : "390";
    }
}
