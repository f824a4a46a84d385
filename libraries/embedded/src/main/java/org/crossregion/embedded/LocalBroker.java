package org.crossregion.embedded;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A Kafka broker and controller in this JVM, in a directory that keeps its cluster id, topics and
 * offsets across restarts; bound to the loopback address only.
 */
public final class LocalBroker implements AutoCloseable {

    private static final int NODE = 1;

    private static final List<String> SINGLE =
            List.of(
                    "default.replication.factor",
                    "min.insync.replicas",
                    "offsets.topic.replication.factor",
                    "transaction.state.log.replication.factor",
                    "transaction.state.log.min.isr",
                    "transaction.state.log.num.partitions",
                    "share.coordinator.state.topic.replication.factor",
                    "share.coordinator.state.topic.min.isr",
                    "share.coordinator.state.topic.num.partitions",
                    "log.cleaner.threads");

    private final KafkaRaftServer server;
    private final int port;

    private LocalBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker.
     *
     * @param port 0 for a free one
     * @param controllerPort 0 for a free one; a kept directory wants the same port each time
     */
    public static LocalBroker start(Path dir, int port, int controllerPort) {
        Quiet.loggers();
        Path home = dir.toAbsolutePath();
        int listen = Ports.orFree(port);
        try {
            Path data = Directories.data(home);
            format(data);
            var config = KafkaConfig.fromProps(properties(data, listen, controllerPort), false);
            var server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            Directories.markComplete(home);
            return new LocalBroker(server, listen);
        } catch (IOException e) {
            throw new UncheckedIOException("starting Kafka in " + dir, e);
        } catch (Exception e) {
            throw new IllegalStateException("starting Kafka in " + dir, e);
        }
    }

    private static void format(Path data) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .run();
    }

    private static Properties properties(Path data, int port, int controllerPort) {
        String control = "127.0.0.1:" + Ports.orFree(controllerPort);
        String listener = "PLAINTEXT://127.0.0.1:" + port;
        var properties = new Properties();
        SINGLE.forEach(name -> properties.put(name, "1"));
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@" + control);
        properties.put("listeners", listener + ",CONTROLLER://" + control);
        properties.put("advertised.listeners", listener);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", data.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.put("num.partitions", "12");
        properties.put("offsets.topic.num.partitions", "3");
        // A directory that is opened again after weeks still knows who has read what.
        properties.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        return properties;
    }

    public int port() {
        return port;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** Stops in order; what was acknowledged is there at the next start. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Waits for as long as the broker runs. */
    void await() {
        server.awaitShutdown();
    }
}
