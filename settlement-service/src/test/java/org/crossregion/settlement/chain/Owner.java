package org.crossregion.settlement.chain;

import com.sun.net.httpserver.HttpServer;

import org.crossregion.settlement.gateway.NeighbourPorts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A filing-service that says one thing, perhaps too late, and only to those with a token. */
final class Owner {

    /** Nothing is on record of anybody. */
    static final String NOTHING = "{\"filings\": [], \"suspensions\": [], \"admissionsTold\": []}";

    private Owner() {}

    static void saying(int status, String body, int delayMillis, Runnable asked)
            throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(
                                "127.0.0.1", NeighbourPorts.of(NeighbourPorts.FILING)),
                        0);
        server.createContext(
                "/internal/eligibility/record",
                exchange -> {
                    pause(delayMillis);
                    boolean known =
                            exchange.getRequestHeaders().getFirst("Authorization") != null
                                    && exchange.getRequestURI()
                                            .getQuery()
                                            .startsWith("personNo=99995");
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            known ? status : 401, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        try {
            asked.run();
        } finally {
            server.stop(0);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
