package org.crossregion.fund.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.UUID;

class RegionPublishedTest {

    @Test
    void the_agreed_region_has_a_name() {
        ReceivedEvent event =
                new ReceivedEvent(
                        UUID.randomUUID(),
                        "region-published.v1",
                        "region:220581",
                        0,
                        0,
                        Instant.EPOCH,
                        null,
                        Contracts.example("region-published.v1"));

        assertThat(Events.read(event, RegionPublished.class))
                .isEqualTo(new RegionPublished("220581", "梅河口市", "220581", "220581", 1));
    }
}
