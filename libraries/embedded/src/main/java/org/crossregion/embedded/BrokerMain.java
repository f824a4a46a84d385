package org.crossregion.embedded;

import java.nio.file.Path;

/**
 * Kafka as a process of the local stack: {@code BrokerMain <dir> <port> <controllerPort>}.
 *
 * <p>Prints one line {@code READY <bootstrap>} and stops the broker on SIGTERM.
 */
public final class BrokerMain {

    private BrokerMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: BrokerMain <dir> <port> <controllerPort>");
            System.exit(2);
        }
        var broker =
                LocalBroker.start(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop Kafka"));
        System.out.println("READY " + broker.bootstrap());
        broker.await();
    }
}
