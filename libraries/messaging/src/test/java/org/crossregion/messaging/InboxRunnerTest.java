package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionFactory;
import org.crossregion.embedded.SharedServices;
import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

class InboxRunnerTest {

    private final Instances instances = new Instances();
    private Store store;
    private Broker broker;
    private Effects effects;

    @BeforeEach
    void freshDatabaseAndTopics() {
        SharedServices services = TestServices.shared();
        store = Store.in(services.freshDatabase());
        broker = new Broker(services.bootstrap(), services.freshTopicPrefix());
        effects = new Effects(store);
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void a_duplicate_has_no_second_effect_in_the_same_batch_or_later() {
        Happened event = Happened.to("a", 1);
        broker.send(Happened.TOPIC, event, event);
        InboxRunner runner = instances.inbox(effects, store, broker);
        patiently().until(() -> store.effects("a").equals(List.of(1L)));

        broker.send(Happened.TOPIC, event, Happened.to("a", 2));

        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L)));
        assertThat(runner.handled()).isEqualTo(2);
        patiently().until(() -> lag() == 0);
    }

    @Test
    void a_reader_started_again_goes_on_where_the_last_one_stopped() throws Exception {
        broker.send(Happened.TOPIC, Happened.to("a", 1));
        InboxRunner first = instances.inbox(effects, store, broker);
        patiently().until(() -> store.effects("a").size() == 1);
        first.close();

        broker.send(Happened.TOPIC, Happened.to("a", 2));
        assertThat(lag()).isEqualTo(1);
        InboxRunner second = instances.inbox(effects, store, broker);

        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L)));
        assertThat(second.handled()).isEqualTo(1);
    }

    @Test
    void poison_and_the_cancellation_behind_it_are_parked_in_order_and_others_pass() {
        effects.hated.add(2L);
        broker.send(
                Happened.TOPIC,
                Happened.to("a", 1),
                Happened.to("b", 10),
                Happened.to("a", 2),
                Happened.to("b", 11),
                Happened.to("a", -2),
                Happened.to("b", 12));
        instances.inbox(effects, store, broker);

        patiently().until(() -> store.parked().size() == 2);
        patiently().until(() -> store.effects("b").equals(List.of(10L, 11L, 12L)));
        assertThat(store.effects("a")).containsExactly(1L);
        ParkedEvent poison = store.parked().get(0);
        assertThat(poison.reason()).isEqualTo("IllegalStateException: cannot bear 2");
        assertThat(poison.behind()).isFalse();
        assertThat(poison.attempts()).isEqualTo(1);
        ParkedEvent cancellation = store.parked().get(1);
        assertThat(Events.read(cancellation.received(), Happened.class).number()).isEqualTo(-2);
        assertThat(cancellation.behind()).isTrue();

        instances.relay(store, broker, Duration.ofMillis(200));
        patiently().until(() -> store.backlog() == 0);
        assertThat(broker.records(Happened.TOPIC + ".parked"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.key()).isEqualTo("a"))
                .first()
                .satisfies(one -> assertThat(one.value()).contains("cannot bear 2"));
    }

    @Test
    void a_replay_that_fails_keeps_all_parked_and_one_that_succeeds_goes_through_in_order() {
        effects.hated.add(2L);
        broker.send(Happened.TOPIC, Happened.to("a", 2), Happened.to("a", -2));
        instances.inbox(effects, store, broker);
        patiently().until(() -> store.parked().size() == 2);
        InboxWork work = new InboxWork(effects, store, new Signal());

        Replayed failed = work.replay("a");
        assertThat(failed.handled()).isZero();
        assertThat(failed.stillParked()).isEqualTo(2);
        assertThat(failed.reason()).contains("IllegalStateException: cannot bear 2");
        assertThat(store.parked().get(0).attempts()).isEqualTo(2);

        effects.hated.clear();
        effects.hated.add(-2L);
        Replayed half = work.replay("a");
        assertThat(half.handled()).isEqualTo(1);
        assertThat(half.stillParked()).isEqualTo(1);
        assertThat(store.parked().get(0).behind()).isFalse();

        effects.hated.clear();
        broker.send(Happened.TOPIC, Happened.to("a", 3));
        patiently().until(() -> store.parked().size() == 2);
        Replayed whole = work.replay("a");
        assertThat(whole).isEqualTo(new Replayed(2, 0, java.util.Optional.empty()));
        assertThat(store.effects("a")).containsExactly(2L, -2L, 3L);

        broker.send(Happened.TOPIC, Happened.to("a", 4));
        patiently().until(() -> store.effects("a").equals(List.of(2L, -2L, 3L, 4L)));
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void events_that_arrive_during_a_replay_are_neither_lost_nor_out_of_order() throws Exception {
        effects.hated.add(0L);
        broker.send(Happened.TOPIC, Happened.to("a", 0));
        instances.inbox(effects, store, broker);
        patiently().until(() -> store.parked().size() == 1);
        effects.hated.clear();
        InboxWork work = new InboxWork(effects, store, new Signal());

        for (long number = 1; number <= 60; number++) {
            broker.send(Happened.TOPIC, Happened.to("a", number));
            if (number % 3 == 0) {
                work.replay("a");
            }
        }
        patiently()
                .until(
                        () -> {
                            work.replay("a");
                            return store.effects("a").size() == 61;
                        });

        List<Long> all = LongStream.rangeClosed(0, 60).boxed().toList();
        assertThat(store.effects("a")).isEqualTo(all);
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void passing_trouble_is_waited_out_and_parks_nothing() {
        effects.troubles.set(4);
        broker.send(Happened.TOPIC, Happened.to("a", 1), Happened.to("a", 2));
        InboxRunner runner = instances.inbox(effects, store, broker);

        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L)));
        assertThat(effects.calls.get()).isGreaterThanOrEqualTo(5);
        assertThat(store.parked()).isEmpty();
        patiently().until(() -> !runner.isWaiting());
    }

    @Test
    void an_event_whose_json_is_wrong_and_a_record_that_is_no_event_are_parked_with_the_reason() {
        broker.sendRaw(Happened.TOPIC, "raw", "{}");
        instances.inbox(effects, store, broker);
        patiently().until(() -> store.parked().size() == 1);
        assertThat(store.parked().get(0).reason()).isEqualTo("the record has no event-id");

        InboxWork work = new InboxWork(effects, store, new Signal());
        ReceivedEvent wrong =
                new ReceivedEvent(
                        EventIds.next(),
                        "happened.v1",
                        "w",
                        0,
                        0,
                        java.time.Instant.now(),
                        null,
                        "{\"subject\":\"w\",\"number\":\"ninety\"}");
        assertThat(Trouble.isTransient(failureOf(() -> work.process(List.of(wrong))))).isFalse();
        assertThat(Trouble.reason(failureOf(() -> work.process(List.of(wrong)))))
                .startsWith("is no Happened")
                .contains("number")
                .doesNotContain("ninety");
    }

    private static Throwable failureOf(Runnable work) {
        try {
            work.run();
            throw new AssertionError("no failure");
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    @Test
    void two_instances_share_the_partitions_and_keep_the_order_of_each_key() throws Exception {
        instances.inbox(effects, store, broker);
        InboxRunner leaving = instances.inbox(effects, store, broker);
        for (int round = 0; round < 10; round++) {
            int from = round * 20;
            for (String key : List.of("a", "b", "c", "d", "e", "f")) {
                broker.send(
                        Happened.TOPIC,
                        LongStream.range(from, from + 20)
                                .mapToObj(number -> Happened.to(key, number))
                                .toArray(Happened[]::new));
            }
            if (round == 4) {
                leaving.close();
            }
            if (round == 6) {
                instances.inbox(effects, store, broker);
            }
        }

        patiently().until(() -> store.effects() == 1_200);
        List<Long> all = LongStream.range(0, 200).boxed().toList();
        for (String key : List.of("a", "b", "c", "d", "e", "f")) {
            assertThat(store.effects(key)).isEqualTo(all);
        }
        patiently().until(() -> lag() == 0);
    }

    @Test
    void two_consumers_of_one_topic_each_have_every_event_once() {
        Effects others = new Effects(store, "others");
        broker.send(Happened.TOPIC, Happened.to("a", 1), Happened.to("a", 2));
        instances.inbox(effects, store, broker);
        instances.inbox(others, store, broker);

        patiently().until(() -> store.effects("a").size() == 4);
        assertThat(store.effects("a")).containsExactlyInAnyOrder(1L, 2L, 1L, 2L);
    }

    @Test
    void what_is_pruned_is_what_was_received_before() {
        broker.send(Happened.TOPIC, Happened.to("a", 1), Happened.to("a", 2));
        instances.inbox(effects, store, broker);
        patiently().until(() -> store.effects("a").size() == 2);

        var longAgo = java.time.Instant.now().minusSeconds(3600);
        int none = store.call(handle -> InboxTable.prune(handle, longAgo, 10));
        var soon = java.time.Instant.now().plusSeconds(3600);
        int both = store.call(handle -> InboxTable.prune(handle, soon, 10));

        assertThat(none).isZero();
        assertThat(both).isEqualTo(2);
    }

    private long lag() {
        return new KafkaLag(broker.topics(), List.of(effects)).total();
    }

    private static ConditionFactory patiently() {
        return await().atMost(60, TimeUnit.SECONDS).pollInterval(Duration.ofMillis(50));
    }
}
