package org.crossregion.load.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.web.security.DevTokens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.UUID;

/** filing-service as its administrator, an agency's clerk and a hospital call it. */
final class FilingApi {

    static final ObjectMapper JSON = new ObjectMapper();

    /** The province whose regions the benchmark's persons are insured in. */
    static final String PROVINCE = "220000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BenchStack stack;
    private final Instance service;

    FilingApi(BenchStack stack, Instance service) {
        this.stack = stack;
        this.service = service;
    }

    int port() {
        return service.port();
    }

    Instance service() {
        return service;
    }

    String clerk(String region) {
        return token("filing-clerk", null, region);
    }

    String hospital() {
        return token("hospital", Exemplars.INSTITUTION, null);
    }

    private String token(String role, String institution, String region) {
        return DevTokens.issue(stack.keys(), role, "load", institution, region);
    }

    void load(String kind, String mediaType, String content) {
        var answer =
                send(
                        request("/api/v1/reference/" + kind, token("administrator", null, null))
                                .header("Content-Type", mediaType)
                                .POST(BodyPublishers.ofString(content)));
        mustSucceed(kind, answer);
    }

    /** Submits an application and returns the number that the filing was given. */
    String submit(String person, String region, String from) {
        var answer =
                send(
                        request("/api/v1/filings", clerk(PROVINCE))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(application(person, region, from))));
        return read(mustSucceed("a filing", answer)).path("id").asText();
    }

    void step(String filing, String step) {
        var answer =
                send(
                        request("/api/v1/filings/" + filing + "/" + step, clerk(PROVINCE))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString("{\"reason\": \"材料齐全\"}")));
        mustSucceed(step, answer);
    }

    /** What an application says. */
    static String application(String person, String region, String from) {
        ObjectNode application =
                JSON.createObjectNode()
                        .put("personNo", person)
                        .put("type", "resettled-retiree")
                        .put("channel", "provincial-web")
                        .put("validFrom", from)
                        .put("promise", false)
                        .put("reason", "随子女居住");
        application.putArray("treatmentRegions").add(region);
        application.putArray("institutions");
        var materials = application.putArray("materials");
        for (String kind : new String[] {"identity-voucher", "settlement-proof"}) {
            materials.addObject().put("kind", kind).put("reference", kind + "-0001");
        }
        return application.toString();
    }

    static String today() {
        return LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString();
    }

    /** The milliseconds that a question took, and its answer. */
    record Timed(double millis, JsonNode answer) {}

    Timed get(String path, String token) {
        long from = System.nanoTime();
        var answer = send(request(path, token).GET());
        double millis = (System.nanoTime() - from) / 1e6;
        return new Timed(millis, read(mustSucceed(path, answer)));
    }

    Timed post(String path, String token, String body) {
        long from = System.nanoTime();
        var answer =
                send(
                        request(path, token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        double millis = (System.nanoTime() - from) / 1e6;
        return new Timed(millis, read(mustSucceed(path, answer)));
    }

    /** Hands in a file as the body itself. */
    JsonNode upload(String path, String token, String text) {
        var answer =
                send(
                        request(path, token)
                                .header("Content-Type", "text/csv")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .POST(BodyPublishers.ofString(text)));
        return read(mustSucceed(path, answer));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(service.url(path)))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String mustSucceed(String what, HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(what + " was refused: " + answer.body());
        }
        return answer.body();
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
