package org.crossregion.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports nobody listens on. */
final class Ports {

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
}
