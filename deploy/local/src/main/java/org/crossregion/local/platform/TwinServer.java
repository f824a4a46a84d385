package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.crossregion.local.client.Json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The twin on its port: the protocol, its health, and trouble on order. */
final class TwinServer implements AutoCloseable {

    private static final String CALLS = "/platform/v1/";
    private static final int WORKERS = 16;
    private static final int LONGEST = 1 << 20;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Twin twin;
    private final Books books;
    private final Faults faults = new Faults();

    private TwinServer(HttpServer server, Twin twin, Books books) {
        this.server = server;
        this.twin = twin;
        this.books = books;
    }

    /**
     * @param port 0 for a free one
     */
    static TwinServer start(int port, Twin twin, Books books) {
        try {
            HttpServer http =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            TwinServer server = new TwinServer(http, twin, books);
            http.createContext("/", server::serve);
            http.setExecutor(server.workers);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("listening on " + port, e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange);
            } catch (Problem e) {
                answer(exchange, e.status(), problem(e.code(), e.getMessage()));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                answer(exchange, 422, problem("request-unreadable", e.getMessage()));
            } catch (RuntimeException e) {
                System.err.println(exchange.getRequestURI().getPath() + ": " + e);
                answer(exchange, 503, problem("not-available", "平台暂不可用"));
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        if (path.equals("/q/health/ready")) {
            answer(exchange, books.answers() ? 200 : 503, Json.object());
        } else if (path.equals("/platform/dev/faults") && method.equals("PUT")) {
            faults.order(body(exchange));
            answer(exchange, 200, Json.object());
        } else if (path.equals(CALLS + "totals") && method.equals("GET")) {
            answer(exchange, 200, twin.totals(period(exchange)));
        } else if (path.startsWith(CALLS) && method.equals("POST")) {
            call(exchange, path.substring(CALLS.length()));
        } else {
            throw new Problem(404, "call-unknown", path);
        }
    }

    private void call(HttpExchange exchange, String call) throws IOException {
        String fault = faults.of(call);
        JsonNode body = body(exchange);
        switch (fault) {
            case "busy" -> answer(exchange, 503, problem("not-available", "平台繁忙"));
            case "silent" -> {
                // The connection closes without a word, and nothing was done.
            }
            case "lose-reply" -> twin.answer(call, body);
            case "wrong-sum" -> {
                ObjectNode wrong = twin.answer(call, body).deepCopy();
                wrong.put("cash", "0.01");
                answer(exchange, 200, wrong);
            }
            default -> answer(exchange, 200, twin.answer(call, body));
        }
    }

    private static String period(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return query != null && query.startsWith("period=")
                ? query.substring("period=".length())
                : "";
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LONGEST);
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalStateException e) {
            throw new Problem(422, "request-unreadable", "不是JSON");
        }
    }

    private static ObjectNode problem(String code, String detail) {
        ObjectNode problem = Json.object();
        problem.put("code", code);
        problem.put("detail", detail);
        return problem;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body)
            throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
