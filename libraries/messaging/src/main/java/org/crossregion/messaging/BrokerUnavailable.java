package org.crossregion.messaging;

/** The broker did not do what was asked, for now. */
public final class BrokerUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String attempt, Throwable cause) {
        super(attempt, cause);
    }
}
