package org.crossregion.clearing.detail;

/** A detail and where it stands. */
record Standing(Detail detail, Placement placement) {

    /** Whether it clears in a later year than it was settled in (以前年度). */
    boolean isPriorYears() {
        return !placement.period().firstDay().isBefore(detail.origin().year().endDay());
    }
}
