package org.crossregion.settlement.visit;

import jakarta.enterprise.context.ApplicationScoped;

/** Admits, discharges and finds visits. */
@ApplicationScoped
public class Visits {

    /** The same admission again (institution, inpatient number, content) answers the same visit. */
    public Visit admit(Admission admission) {
        throw new UnsupportedOperationException();
    }

    public Visit discharge(Discharge discharge) {
        throw new UnsupportedOperationException();
    }

    /** Takes a discharge back (2405). */
    public Visit readmit(String visitId, String institution, String personNo) {
        throw new UnsupportedOperationException();
    }

    /** Takes an admission back (2404, 2202, undo of 2401); only while nothing is settled. */
    public Visit cancel(String visitId, String institution, String personNo) {
        throw new UnsupportedOperationException();
    }

    /** The visit, if it is that institution's; else as if there were none. */
    public Visit find(String visitId, String institution) {
        throw new UnsupportedOperationException();
    }
}
