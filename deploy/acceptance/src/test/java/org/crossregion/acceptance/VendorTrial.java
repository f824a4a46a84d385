package org.crossregion.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a hospital system's vendor does first: runs the conformance kit, and pastes the guide. */
final class VendorTrial {

    static final String KIT = "org.crossregion.local.conformance.HisCheck";

    private static final Path GUIDE = RunningStack.root().resolve("docs/guides/his-integration.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```");

    private VendorTrial() {}

    /** What the kit complains about where one transaction's successes are spoilt on the way. */
    static List<String> failures(
            RunningStack stack, String gateway, String infno, UnaryOperator<String> spoil)
            throws IOException {
        HttpClient http = HttpClient.newHttpClient();
        HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        proxy.setExecutor(Executors.newCachedThreadPool());
        proxy.createContext(
                "/",
                exchange -> {
                    String request =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    String reply = passedOn(http, gateway + exchange.getRequestURI(), request);
                    boolean spoilt =
                            request.contains("\"infno\":\"" + infno + "\"")
                                    && reply.contains("\"infcode\":\"0\"");
                    answer(exchange, spoilt ? spoil.apply(reply) : reply);
                });
        proxy.start();
        try {
            List<String> said = new ArrayList<>();
            String url = "http://127.0.0.1:" + proxy.getAddress().getPort();
            int code = stack.exitCode(said, KIT, "--url", url, "--transaction", infno);
            assertThat(code).as(said.toString()).isEqualTo(1);
            return said;
        } finally {
            proxy.stop(0);
        }
    }

    private static String passedOn(HttpClient http, String url, String request) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(request))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .body();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String reply) throws IOException {
        byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /**
     * What the bash blocks of the guide print, run as one script that stops at the first failure.
     */
    static String guideSession(Layout layout) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -euo pipefail\n");
        Matcher blocks = BLOCK.matcher(Files.readString(GUIDE));
        while (blocks.find()) {
            script.append(blocks.group(1));
        }
        assertThat(script.toString()).contains("his 2304", "his 2601", "his 2207");
        Path output = Files.createTempFile("session", ".txt");
        ProcessBuilder session =
                new ProcessBuilder("bash", "-c", script.toString())
                        .directory(RunningStack.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        session.environment().put("GATEWAY", layout.url(ServiceName.SETTLEMENT, ""));
        session.environment().put("FILING", layout.url(ServiceName.FILING, ""));
        session.environment().put("OFFSET", Integer.toString(layout.portOffset()));
        session.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = session.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        String said = Files.readString(output);
        Files.delete(output);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return said;
    }
}
