package org.crossregion.settlement.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A service that says one thing, perhaps too late, and only to the other services. */
final class FakeOwner {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String setting;

    private final List<Map.Entry<String, JsonNode>> questions =
            Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "";
    private volatile int delayMillis;

    /** Of the service whose address is in a setting. */
    FakeOwner(String setting) {
        this.setting = setting;
    }

    void start() throws IOException {
        int port = NeighbourPorts.of(setting);
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext(
                "/internal/his/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    questions.add(
                            Map.entry(
                                    path.substring(path.lastIndexOf('/') + 1),
                                    JSON.readTree(exchange.getRequestBody())));
                    pause(delayMillis);
                    String bearer = exchange.getRequestHeaders().getFirst("Authorization");
                    boolean known = bearer != null && bearer.startsWith("Bearer ey");
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(
                            known ? status : 401, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    void stop() {
        server.stop(0);
    }

    void says(int newStatus, String newBody) {
        says(newStatus, newBody, 0);
    }

    void says(int newStatus, String newBody, int newDelayMillis) {
        status = newStatus;
        body = newBody;
        delayMillis = newDelayMillis;
    }

    JsonNode asked(String transaction, int which) {
        return questions.stream()
                .filter(one -> one.getKey().equals(transaction))
                .map(Map.Entry::getValue)
                .skip(which)
                .findFirst()
                .orElseThrow();
    }

    private void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
