package org.crossregion.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Json;
import org.crossregion.local.launch.Failure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a hospital proves to the gateway who it is. */
interface Proof {

    /** Puts the proof on a request. */
    void on(HttpRequest.Builder request);

    /** The network address is the proof. */
    static Proof network() {
        return request -> {};
    }

    /** The x-tif headers. */
    static Proof tif(String paasid, String secret) {
        return request -> {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            String nonce = UUID.randomUUID().toString().replace("-", "");
            request.header("x-tif-paasid", paasid)
                    .header("x-tif-timestamp", timestamp)
                    .header("x-tif-nonce", nonce)
                    .header("x-tif-signature", sha256(timestamp + secret + nonce + timestamp));
        };
    }

    /** A bearer token, asked for once as Jilin's clients ask for it. */
    static Proof bearer(HttpClient http, String url, String client, String secret, Form form) {
        Map<String, String> fields =
                Map.of(
                        "grant_type",
                        "password",
                        "scope",
                        "all",
                        "username",
                        form.username(),
                        "password",
                        form.password());
        String body =
                fields.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        String basic =
                Base64.getEncoder()
                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/auth/oauth/token"))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        String token = token(http, request);
        return call -> call.header("Authorization", "Bearer " + token);
    }

    /** User and password of the token request, where the agreement has them. */
    record Form(String username, String password) {}

    private static String token(HttpClient http, HttpRequest request) {
        try {
            HttpResponse<String> reply =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode answer = reply.statusCode() == 200 ? Json.read(reply.body()) : Json.object();
            if (!answer.path("access_token").isTextual()) {
                throw new Failure(
                        "No token from %s (HTTP %d): check --client-id and HIS_CHECK_SECRET."
                                .formatted(request.uri(), reply.statusCode()));
            }
            return answer.path("access_token").asText();
        } catch (IOException e) {
            throw new Failure("Nobody answers at " + request.uri() + ": check --url.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 here", e);
        }
    }
}
