package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Whatever fails and however often: each event has its effect once, in order, or is parked. */
class PartByPartPropertyTest {

    /** One event of a batch: its key, and what is wrong with it. */
    record Plan(String key, Kind kind) {}

    enum Kind {
        GOOD,
        FAILS,
        BLAMED,
        FAILS_ONCE,
        NO_EVENT
    }

    @Property
    void every_event_is_handled_or_parked_in_the_order_of_its_key(
            @ForAll @Size(max = 40) List<@IntRange(max = 29) Integer> dice, @ForAll long seed) {
        List<Plan> plans = dice.stream().map(PartByPartPropertyTest::plan).toList();
        List<Incoming> batch = new ArrayList<>();
        Model model = new Model(new Random(seed));
        for (int i = 0; i < plans.size(); i++) {
            Incoming one = incoming(plans.get(i), i);
            batch.add(one);
            model.plans.put(one.event(), plans.get(i));
        }

        Backoff backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));
        new PartByPart(model, backoff).give(batch);

        Map<String, List<Long>> expectedEffects = new HashMap<>();
        Map<String, List<Long>> expectedParked = new HashMap<>();
        Set<String> blocked = new HashSet<>();
        for (Incoming one : batch) {
            Plan plan = model.plans.get(one.event());
            boolean poison = plan.kind() != Kind.GOOD && plan.kind() != Kind.FAILS_ONCE;
            boolean parks = poison || blocked.contains(plan.key());
            if (parks) {
                blocked.add(plan.key());
            }
            (parks ? expectedParked : expectedEffects)
                    .computeIfAbsent(plan.key(), key -> new ArrayList<>())
                    .add(one.event().offset());
        }
        assertThat(model.effects).isEqualTo(expectedEffects);
        assertThat(model.parked).isEqualTo(expectedParked);
    }

    private static Plan plan(int die) {
        Kind[] kinds = Kind.values();
        int kind = die / 3;
        return new Plan("key " + die % 3, kind < kinds.length ? kinds[kind] : Kind.GOOD);
    }

    private static Incoming incoming(Plan plan, int place) {
        var event =
                new ReceivedEvent(
                        EventIds.next(), "t", plan.key(), 0, place, Instant.EPOCH, null, "{}");
        Optional<String> fault =
                plan.kind() == Kind.NO_EVENT ? Optional.of("no event") : Optional.empty();
        return new Incoming(event, fault, null);
    }

    /** A database of lists: all of a part or nothing, parked keys block, trouble comes and goes. */
    private static final class Model implements PartByPart.Steps {

        private final Map<ReceivedEvent, Plan> plans = new LinkedHashMap<>();
        private final Map<String, List<Long>> effects = new HashMap<>();
        private final Map<String, List<Long>> parked = new HashMap<>();
        private final Set<ReceivedEvent> failedOnce = new HashSet<>();
        private final Random random;

        Model(Random random) {
            this.random = random;
        }

        @Override
        public void process(List<ReceivedEvent> part) {
            maybeTrouble();
            for (ReceivedEvent event : part) {
                if (parked.containsKey(event.key())) {
                    continue;
                }
                Kind kind = plans.get(event).kind();
                if (kind == Kind.FAILS || (kind == Kind.FAILS_ONCE && failedOnce.add(event))) {
                    throw new IllegalStateException("bad");
                }
                if (kind == Kind.BLAMED) {
                    throw new IllegalStateException(new PoisonedEvent(event, "bad"));
                }
            }
            for (ReceivedEvent event : part) {
                boolean behind = parked.containsKey(event.key());
                (behind ? parked : effects)
                        .computeIfAbsent(event.key(), key -> new ArrayList<>())
                        .add(event.offset());
            }
        }

        @Override
        public void park(ReceivedEvent event, String reason, Throwable failure) {
            maybeTrouble();
            parked.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(event.offset());
        }

        private void maybeTrouble() {
            if (random.nextInt(4) == 0) {
                throw new IllegalStateException(
                        new SQLTransientConnectionException("away", "08006"));
            }
        }

        @Override
        public void passed() {
            // Nothing to note.
        }

        @Override
        public void troubled(Throwable trouble) {
            assertThat(Trouble.isTransient(trouble)).isTrue();
        }

        @Override
        public void waitOut(Duration time) {
            // Time does not matter here.
        }
    }
}
