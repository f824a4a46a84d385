package org.crossregion.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.util.Optional;

/** What an installation may set about messaging. */
@ConfigMapping(prefix = "crossregion.messaging")
interface MessagingConfig {

    /** Off, nothing is sent and nothing read: events wait in the outbox. */
    @WithDefault("true")
    boolean enabled();

    /** Put before every topic and consumer group, for installations that share a broker. */
    Optional<String> topicPrefix();

    /** Of topics that this service creates; those there are stay as they are. */
    @WithDefault("12")
    int partitions();

    /** How long the broker keeps records of topics that are not compacted; negative for ever. */
    @WithDefault("P90D")
    Duration retention();

    /** How often the relay looks without being told, and a standing one tries to take over. */
    @WithDefault("1s")
    Duration tick();
}
