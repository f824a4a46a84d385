package org.crossregion.settlement.platform;

/** The other platform has reversed this request before, and will never book it. */
final class ReversedThere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReversedThere(String detail) {
        super(detail);
    }
}
