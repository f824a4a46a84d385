package org.crossregion.messaging;

import java.util.List;

/**
 * A consumer of one topic, implemented as an application scoped bean; the library reads for it.
 *
 * <p>{@link #handle} runs in one transaction with the memory of the event ids, so it is given each
 * event once; events of one key come in their order. An exception that is not a passing trouble of
 * the database or the network marks an event as poisonous and parks it with its key; say {@link
 * PoisonedEvent} where the reason is known.
 */
public interface EventInbox {

    /** The name of this consumer, its consumer group; must never change. */
    String consumer();

    /** The topic without the prefix of the installation. */
    String topic();

    /**
     * How many readers of an instance share the topic's partitions, so that one works while another
     * waits for the database. More than one needs a handler that takes different partitions at the
     * same time, as those of two instances do anyway; events of one key keep their order.
     */
    default int readers() {
        return 1;
    }

    /** Gives a batch its effect. Types this consumer does not know are to be passed over. */
    void handle(List<ReceivedEvent> batch);
}
