package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

class EventIdsPropertyTest {

    @Property
    void an_id_is_a_uuid_of_version_7_that_tells_its_millisecond(
            @ForAll @LongRange(min = 0, max = (1L << 47) - 1) long millis,
            @ForAll @LongRange(min = 0, max = 4095) long counter,
            @ForAll long random) {
        UUID id = EventIds.of(millis << 12 | counter, random);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
    }

    @Property
    void a_later_tick_sorts_later_as_text(
            @ForAll @LongRange(min = 0, max = (1L << 59) - 2) long tick,
            @ForAll long random,
            @ForAll long other) {
        String earlier = EventIds.of(tick, random).toString();
        String later = EventIds.of(tick + 1, other).toString();

        assertThat(earlier).isLessThan(later);
    }

    @Property(tries = 5)
    void ids_of_one_process_are_distinct_and_ordered_however_fast_they_are_drawn() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            ids.add(EventIds.next().toString());
        }

        assertThat(ids).isSorted();
        assertThat(new HashSet<>(ids)).hasSize(ids.size());
    }
}
