package org.crossregion.clearing.detail;

/** A detail that cannot be true beside what is known; it is parked, never booked. */
final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String settlementId;

    Contradiction(Detail detail, String why) {
        super(detail.settlementId() + ": " + why);
        this.settlementId = detail.settlementId();
    }

    String settlementId() {
        return settlementId;
    }
}
