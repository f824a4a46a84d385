package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.crossregion.load.stack.BenchStack;
import org.crossregion.load.stack.BenchStack.Instance;
import org.crossregion.web.security.DevTokens;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;

/** clearing-service as finance of its province calls it. */
final class ClearingApi {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BenchStack stack;
    private final Instance service;

    ClearingApi(BenchStack stack, Instance service) {
        this.stack = stack;
        this.service = service;
    }

    Instance service() {
        return service;
    }

    /** What was answered, and after how many milliseconds. */
    record Answer(int status, String body, double millis) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        Answer mustBe(int expected) {
            if (status != expected) {
                throw new IllegalStateException(status + ", not " + expected + ": " + body);
            }
            return this;
        }
    }

    Answer get(String path) {
        return send(request(path, "finance-checker", "checker").GET());
    }

    /** A step of a month or year of the province, by somebody of the role it takes. */
    Answer step(String period, String step, String role) {
        return send(
                request(of(period, "/" + step), role, role + " of " + step)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.noBody()));
    }

    /** The page of a month or year of the province, or what is below it. */
    static String of(String period, String below) {
        return "/api/v1/%s/%s%s?authority=%s&tier=province"
                .formatted(
                        period.contains("-") ? "periods" : "years", period, below, Months.PROVINCE);
    }

    Answer post(String path, String body) {
        return post(path, body, "finance-maker", "finance-maker");
    }

    Answer post(String path, String body, String role, String user) {
        return send(
                request(path, role, user)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Moves business time forward, unless an earlier run over the same data has. */
    void clock(String instant) {
        String clock = service.url("/dev/clock");
        JsonNode now = send(HttpRequest.newBuilder(URI.create(clock)).GET()).mustBe(200).json();
        if (Instant.parse(now.path("instant").asText()).isBefore(Instant.parse(instant))) {
            send(HttpRequest.newBuilder(URI.create(clock))
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString("{\"instant\": \"" + instant + "\"}")))
                    .mustBe(200);
        }
    }

    /** What the audit of the whole system asks; an auditor of no region sees all. */
    JsonNode audit(String path) {
        String token = DevTokens.issue(stack.keys(), "auditor", "auditor", null, null);
        return send(HttpRequest.newBuilder(URI.create(service.url(path)))
                        .header("Authorization", "Bearer " + token)
                        .GET())
                .mustBe(200)
                .json();
    }

    /** Reads a file to its end without keeping it; the bytes there were. */
    long download(String path) {
        try {
            HttpResponse<InputStream> answer =
                    http.send(
                            request(path, "finance-maker", "finance-maker").GET().build(),
                            BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] buffer = new byte[1 << 16];
                long bytes = 0;
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    bytes += read;
                }
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(path + ": " + answer.statusCode());
                }
                return bytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path, String role, String user) {
        String token = DevTokens.issue(stack.keys(), role, user, null, Months.PROVINCE);
        return HttpRequest.newBuilder(URI.create(service.url(path)))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            long from = System.nanoTime();
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), (System.nanoTime() - from) / 1e6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
