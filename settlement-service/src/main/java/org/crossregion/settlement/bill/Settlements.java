package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

/** Computes, settles and takes back bills. */
@ApplicationScoped
public class Settlements {

    /** What the bill would be now; changes nothing. */
    public Settlement preSettle(SettleRequest request) {
        throw new UnsupportedOperationException();
    }

    /**
     * Settles the unsettled lines of a visit. If there are none and the request says again what the
     * last bill was, that bill is the answer.
     */
    public Settlement settle(SettleRequest request) {
        throw new UnsupportedOperationException();
    }

    /** Takes a bill back; the answer is its mirror, with a number of its own. */
    public Settlement cancel(CancelRequest request) {
        throw new UnsupportedOperationException();
    }

    /** A bill or a mirror, if it is that institution's. */
    public Settlement find(String settlementId, String institution) {
        throw new UnsupportedOperationException();
    }
}
