package org.crossregion.messaging;

import java.util.Map;

/** How far the consumers of this service are behind, all instances together. */
public interface Lag {

    /**
     * Records that are on the topics and have not had their effect yet, of all consumers.
     *
     * @throws BrokerUnavailable if the broker does not answer, for now
     */
    long total();

    /**
     * The same per consumer.
     *
     * @throws BrokerUnavailable if the broker does not answer, for now
     */
    Map<String, Long> byConsumer();
}
