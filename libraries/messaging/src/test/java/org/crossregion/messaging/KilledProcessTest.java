package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.crossregion.embedded.SharedServices;
import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

class KilledProcessTest {

    private final Instances instances = new Instances();

    @AfterEach
    void stop() {
        instances.close();
    }

    @Test
    void a_process_killed_between_send_and_delete_has_its_events_sent_again_to_one_effect()
            throws Exception {
        SharedServices services = TestServices.shared();
        String prefix = services.freshTopicPrefix();
        Store store = Store.in(services.freshDatabase());
        Broker broker = new Broker(services.bootstrap(), prefix);
        store.add(Happened.to("a", 1), Happened.to("a", 2), Happened.to("b", 3));

        Process killed = startChild(store.url(), services.bootstrap(), prefix);
        assertThat(lineOf(killed)).isEqualTo("SENT");
        killed.destroyForcibly().waitFor();
        assertThat(store.backlog()).isEqualTo(3);
        assertThat(broker.records(Happened.TOPIC)).hasSize(3);

        instances.relay(store, broker, Duration.ofMillis(200));
        Effects effects = new Effects(store);
        instances.inbox(effects, store, broker);
        await().atMost(60, TimeUnit.SECONDS).until(() -> store.backlog() == 0);
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> new KafkaLag(broker.topics(), List.of(effects)).total() == 0);

        assertThat(broker.records(Happened.TOPIC)).hasSize(6);
        assertThat(store.effects("a")).containsExactly(1L, 2L);
        assertThat(store.effects("b")).containsExactly(3L);
        assertThat(store.parked()).isEmpty();
    }

    private static Process startChild(String... arguments) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        arguments[0],
                        arguments[1],
                        arguments[2]);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String lineOf(Process process) throws IOException {
        var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.equals("SENT")) {
            line = lines.readLine();
        }
        return line;
    }

    /** A relay that tells when it has sent, and never comes to delete. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws InterruptedException {
            Store store = Store.at(arguments[0]);
            Broker broker = new Broker(arguments[1], arguments[2]);
            try (Instances instances = new Instances()) {
                instances.relay(
                        purpose -> stuckAtDelete(store.open(purpose)),
                        broker,
                        Duration.ofMillis(200));
                Thread.sleep(120_000);
            }
        }

        private static Connection stuckAtDelete(Connection connection) {
            return (Connection)
                    Proxy.newProxyInstance(
                            Child.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, values) -> {
                                if (method.getName().equals("prepareStatement")
                                        && values[0].toString().startsWith("delete")) {
                                    System.out.println("SENT");
                                    Thread.sleep(120_000);
                                }
                                try {
                                    return method.invoke(connection, values);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }
    }
}
