package org.crossregion.settlement.gateway;

import java.util.Map;

/**
 * A counter of the gateway: does the transactions of one kind of business on the engine's verbs.
 */
interface Desk {

    /** What it does, by exact infno. */
    Map<String, Handler> handlers();

    /** Does one transaction; the answer's nodes by name, as the definition lists them. */
    @FunctionalInterface
    interface Handler {

        Map<String, ?> answer(Request request);
    }
}
