package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.crossregion.embedded.SharedServices;
import org.crossregion.embedded.TestServices;
import org.crossregion.messaging.Instances.RelayInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

class RelayTest {

    private static final Duration TICK = Duration.ofMillis(300);

    private final Instances instances = new Instances();
    private Store store;
    private Broker broker;

    @BeforeEach
    void freshDatabaseAndTopics() {
        SharedServices services = TestServices.shared();
        store = Store.in(services.freshDatabase());
        broker = new Broker(services.bootstrap(), services.freshTopicPrefix());
    }

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void an_event_reaches_its_topic_with_its_headers_and_leaves_the_outbox() {
        instances.relay(store, broker, TICK);
        Happened event = Happened.to("a", 1);

        store.add(event);
        awaitEmptyOutbox();

        ConsumerRecord<String, String> record = broker.records(Happened.TOPIC).get(0);
        assertThat(record.key()).isEqualTo("a");
        assertThat(record.value()).isEqualTo(Events.write(event));
        assertThat(Header.get(record.headers(), Header.EVENT_ID))
                .contains(event.eventId().toString());
        assertThat(Header.get(record.headers(), Header.EVENT_TYPE)).contains("happened.v1");
        assertThat(Header.get(record.headers(), Header.OCCURRED_AT))
                .contains("2026-10-20T02:00:00Z");
        assertThat(Header.get(record.headers(), Header.REQUEST_ID)).contains("request-1");
    }

    @Test
    void a_commit_wakes_the_relay_without_waiting_for_its_tick() {
        RelayInstance one = instances.relay(store, broker, Instances.NEVER);
        awaitWorking(one);
        store.add(Happened.to("warm up", 0));
        one.committed().raise();
        awaitEmptyOutbox();

        List<Long> delays = new ArrayList<>();
        for (int i = 1; i <= 31; i++) {
            store.add(Happened.to("a", i));
            long committed = System.nanoTime();
            one.committed().raise();
            awaitEmptyOutbox();
            delays.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - committed));
        }

        assertThat(broker.records(Happened.TOPIC)).hasSize(32);
        LoggerFactory.getLogger(RelayTest.class)
                .info("Median publish delay when idle: {} ms", delays.stream().sorted().toList());
    }

    @Test
    void a_commit_in_an_instance_that_stands_by_wakes_the_one_that_works() {
        RelayInstance working = instances.relay(store, broker, Instances.NEVER);
        awaitWorking(working);
        RelayInstance standing = instances.relay(store, broker, Instances.NEVER);
        await().until(() -> standing.relay().state() == Relay.State.STANDING_BY);

        for (int i = 0; i < 5; i++) {
            store.add(Happened.to("a", i));
            standing.committed().raise();
            awaitEmptyOutbox();
        }

        assertThat(working.relay().sent()).isEqualTo(5);
        assertThat(standing.relay().sent()).isZero();
    }

    @Test
    void another_instance_takes_over_when_the_working_one_ends_or_loses_its_session() {
        RelayInstance first = instances.relay(store, broker, TICK);
        awaitWorking(first);
        RelayInstance second = instances.relay(store, broker, TICK);
        await().until(() -> second.relay().state() == Relay.State.STANDING_BY);

        first.close();
        store.add(Happened.to("a", 1));
        awaitEmptyOutbox();
        assertThat(second.relay().sent()).isEqualTo(1);

        RelayInstance third = instances.relay(store, broker, TICK);
        await().until(() -> third.relay().state() == Relay.State.STANDING_BY);
        terminateWorkingSession();
        store.add(Happened.to("a", 2));
        awaitEmptyOutbox();

        assertThat(numbers()).containsExactly(Map.entry("a", List.of(1L, 2L)));
    }

    private void terminateWorkingSession() {
        store.jdbi()
                .useHandle(
                        handle ->
                                handle.execute(
                                        "select pg_terminate_backend(pid) from pg_locks"
                                                + " where locktype = 'advisory' and granted"
                                                + " and database = (select oid from pg_database"
                                                + " where datname = current_database())"));
    }

    @Test
    void two_relays_keep_the_order_of_each_key_while_one_of_them_is_cut_off_again_and_again()
            throws Exception {
        instances.relay(store, broker, Duration.ofMillis(50));
        instances.relay(store, broker, Duration.ofMillis(50));

        for (int round = 0; round < 30; round++) {
            for (String key : List.of("a", "b", "c")) {
                Happened[] events =
                        LongStream.range(round * 10L, round * 10L + 10)
                                .mapToObj(number -> Happened.to(key, number))
                                .toArray(Happened[]::new);
                store.add(events);
            }
            if (round % 6 == 5) {
                terminateWorkingSession();
            }
            Thread.sleep(20);
        }
        awaitEmptyOutbox();

        List<Long> all = LongStream.range(0, 300).boxed().toList();
        assertThat(numbers()).isEqualTo(Map.of("a", all, "b", all, "c", all));
    }

    @Test
    void an_event_too_large_for_the_broker_stops_its_own_key_only() {
        RelayInstance relay = instances.relay(store, broker, TICK);
        store.add(Happened.to("before", 1));
        awaitEmptyOutbox();

        Happened large = Happened.to("x".repeat(Topics.LARGEST_RECORD), 2);
        Happened behind = new Happened(EventIds.next(), large.occurredAt(), large.subject(), 3);
        store.add(large, behind, Happened.to("b", 4), Happened.to("b", 5));

        await().atMost(60, TimeUnit.SECONDS).until(() -> store.backlog() == 2);
        store.add(Happened.to("b", 6));
        await().atMost(60, TimeUnit.SECONDS).until(() -> relay.relay().sent() == 4);
        assertThat(numbers()).isEqualTo(Map.of("before", List.of(1L), "b", List.of(4L, 5L, 6L)));
    }

    @Test
    void thousands_of_events_leave_in_one_go() {
        Happened[] many =
                LongStream.range(0, 5_000)
                        .mapToObj(number -> Happened.to("key " + number % 1_000, number))
                        .toArray(Happened[]::new);
        store.jdbi()
                .useTransaction(
                        handle ->
                                OutboxTable.addAll(
                                        handle,
                                        List.of(many),
                                        Collections.nCopies(many.length, null)));
        long began = System.nanoTime();

        RelayInstance relay = instances.relay(store, broker, TICK);
        awaitEmptyOutbox();

        LoggerFactory.getLogger(RelayTest.class)
                .info("5,000 events in {} ms", (System.nanoTime() - began) / 1_000_000);
        // Whoever acknowledges late is sent it again, which does no harm: so each at least once.
        assertThat(relay.relay().sent()).isEqualTo(5_000);
        assertThat(broker.ids(Happened.TOPIC).stream().distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(many).map(Happened::eventId).toList());
        assertThat(numbers().get("key 7")).containsExactly(7L, 1007L, 2007L, 3007L, 4007L);
    }

    /** The numbers of each subject in the order of their first arrival. */
    private Map<String, List<Long>> numbers() {
        return broker.records(Happened.TOPIC).stream()
                .map(one -> Incoming.of(one).event())
                .map(event -> Events.read(event, Happened.class))
                .distinct()
                .collect(groupingBy(Happened::subject, mapping(Happened::number, toList())));
    }

    private static void awaitWorking(RelayInstance one) {
        await().until(() -> one.relay().state() == Relay.State.WORKING);
    }

    private void awaitEmptyOutbox() {
        await().atMost(60, TimeUnit.SECONDS)
                .pollDelay(Duration.ofMillis(2))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> store.backlog() == 0);
    }
}
