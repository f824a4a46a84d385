package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionFactory;
import org.crossregion.embedded.LocalBroker;
import org.crossregion.embedded.LocalPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** One story per server that goes away and comes back, with servers of its own. */
class OutageTest {

    @TempDir Path dir;

    private final Instances instances = new Instances();
    private final int postgresPort = freePort();
    private final int kafkaPort = freePort();
    private final int controllerPort = freePort();
    private LocalPostgres postgres;
    private LocalBroker kafka;
    private Store store;
    private Broker broker;
    private Effects effects;

    @BeforeEach
    void startPostgres() {
        postgres = LocalPostgres.start(dir.resolve("postgres"), postgresPort, false);
        postgres.createDatabaseIfMissing("outage");
        store = Store.in(postgres.jdbcUrl("outage"));
        broker = Broker.impatient("127.0.0.1:" + kafkaPort);
        effects = new Effects(store);
    }

    @AfterEach
    void stop() {
        instances.close();
        if (kafka != null) {
            kafka.close();
        }
        postgres.close();
    }

    private void startKafka() {
        kafka = LocalBroker.start(dir.resolve("kafka"), kafkaPort, controllerPort);
    }

    @Test
    void events_wait_for_a_broker_that_is_not_up_yet_or_goes_away_and_arrive_once_in_order() {
        Relay relay = instances.relay(store, broker, Duration.ofMillis(200)).relay();
        InboxRunner inbox = instances.inbox(effects, store, broker);
        store.add(Happened.to("a", 1), Happened.to("a", 2));
        patiently().until(inbox::isWaiting);
        assertThat(store.backlog()).isEqualTo(2);

        startKafka();
        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L)));

        kafka.close();
        store.add(Happened.to("a", 3), Happened.to("b", 1));
        patiently().until(() -> relay.state() == Relay.State.HELD_UP);
        store.add(Happened.to("a", 4));
        assertThat(store.backlog()).isEqualTo(3);
        assertThat(relay.isHolder()).isTrue();
        assertThatThrownBy(() -> new KafkaLag(broker.topics(), List.of(effects)).total())
                .isInstanceOf(BrokerUnavailable.class);

        startKafka();
        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L, 3L, 4L)));
        patiently().until(() -> store.effects("b").equals(List.of(1L)));
        patiently().until(() -> store.backlog() == 0);
        patiently().until(() -> relay.state() == Relay.State.WORKING);
        assertThat(store.parked()).isEmpty();
    }

    @Test
    void a_database_that_goes_away_is_waited_for_by_relay_and_inbox() {
        startKafka();
        Relay relay = instances.relay(store, broker, Duration.ofMillis(200)).relay();
        InboxRunner inbox = instances.inbox(effects, store, broker);
        store.add(Happened.to("a", 1));
        patiently().until(() -> store.effects("a").equals(List.of(1L)));
        store.add(Happened.to("a", 2), Happened.to("a", 3));

        postgres.close();
        Happened[] meanwhile =
                LongStream.rangeClosed(1, 20)
                        .mapToObj(number -> Happened.to("b", number))
                        .toArray(Happened[]::new);
        broker.send(Happened.TOPIC, meanwhile);
        patiently().until(inbox::isWaiting);
        patiently().until(() -> relay.state() == Relay.State.DISCONNECTED);
        postgres = LocalPostgres.start(dir.resolve("postgres"), postgresPort, false);

        patiently().until(() -> store.effects("a").equals(List.of(1L, 2L, 3L)));
        patiently().until(() -> store.effects("b").size() == 20);
        assertThat(store.effects("b")).isEqualTo(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(store.parked()).isEmpty();
        patiently().until(() -> store.backlog() == 0);
        assertThat(new KafkaLag(broker.topics(), List.of(effects)).byConsumer())
                .isEqualTo(Map.of("effects", 0L));
    }

    private static ConditionFactory patiently() {
        return await().atMost(90, TimeUnit.SECONDS)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
