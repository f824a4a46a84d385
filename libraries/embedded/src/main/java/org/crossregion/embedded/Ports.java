package org.crossregion.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Finds ports nobody listens on. */
public final class Ports {

    private Ports() {}

    /** The wished port, or a free one if the wish is 0. */
    static int orFree(int wished) {
        if (wished != 0) {
            return wished;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    /**
     * One that stays free until a test wants it, and between two tests: none of those that the
     * system gives to clients.
     */
    public static int unused() {
        return new Random().ints(10_000, 28_000).filter(Ports::isFree).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
