package org.crossregion.clearing.period;

import org.crossregion.messaging.OutboxEvent;

/** Something of a period that other services are told; those of one period come in their order. */
public interface PeriodEvent extends OutboxEvent {

    String authority();

    String tier();

    String period();

    @Override
    default String key() {
        return authority() + ":" + tier() + ":" + period();
    }

    @Override
    default String topic() {
        return "clearing-events";
    }
}
