package org.crossregion.filing.refusal;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Keys;
import org.crossregion.filing.desk.Sample;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Every endpoint of the description is sent what nobody means; none may fail on it. */
@QuarkusTest
@DeskTest
class HostileInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int ADDRESS = 3000;

    private static final List<String> TEXTS =
            List.of(
                    "' or 1=1 --",
                    "..%2f..%2fetc%2fpasswd",
                    "999999999999999999999999",
                    "-1",
                    "2026-02-30",
                    "9999-12-31",
                    "0001-01-01",
                    "220100",
                    "F2201002601010000000",
                    "\u202E\uFEFF\uD83D\uDE00",
                    "x".repeat(3000));

    /** What stands in every field of a body, of every kind that JSON has. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"2026-02-30\"",
                    "\"9999-12-31\"",
                    "\"0001-01-01\"",
                    "\"referral\"",
                    "-1",
                    "1e999",
                    "true",
                    "[]",
                    "[null]",
                    "[\"220200\"]",
                    "[{\"kind\": \"x\", \"reference\": \"y\", \"since\": \"9999-12-31\"}]",
                    "{}",
                    "{\"a\": {\"b\": []}}");

    /** What stands in one field of a body alone. */
    private static final List<String> ALONE = List.of("\"9999-12-31\"", "-1", "[null]", "{}");

    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "7",
                    "\"x\"",
                    "{\"a\":".repeat(300) + "1" + "}".repeat(300));

    @Inject ServiceTokens services;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void no_endpoint_fails_on_what_nobody_means() throws IOException {
        Sample.load();
        JsonNode description =
                JSON.readTree(
                        given().accept("application/json")
                                .get("/q/openapi?format=json")
                                .then()
                                .statusCode(200)
                                .extract()
                                .asByteArray());
        List<String> failed = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method ->
                                                        attack(
                                                                description,
                                                                path.getKey(),
                                                                method.getKey(),
                                                                method.getValue(),
                                                                failed)));
        assertThat(failed).isEmpty();
    }

    private void attack(
            JsonNode description,
            String path,
            String method,
            JsonNode operation,
            List<String> failed) {
        // The clock only goes forward, and is everybody's.
        if (path.startsWith("/dev") || path.startsWith("/q/")) {
            return;
        }
        for (String text : TEXTS) {
            Map<String, String> query = new LinkedHashMap<>();
            JsonNode parameters = operation.path("parameters");
            // Together no longer than an address may be: beyond that the server hangs up.
            int most = ADDRESS / (parameters.size() + 1);
            String value = text.substring(0, Math.min(text.length(), most));
            for (JsonNode parameter : parameters) {
                if (parameter.path("in").asText().equals("query")) {
                    query.put(parameter.path("name").asText(), value);
                }
            }
            send(method, filled(path, value), query, "{}", failed);
        }
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return;
        }
        String plain = filled(path, "F2201002601010000000");
        BODIES.forEach(body -> send(method, plain, Map.of(), body, failed));
        for (String value : VALUES) {
            send(method, plain, Map.of(), body(description, schema, value), failed);
        }
        for (String name : properties(description, schema)) {
            for (String value : ALONE) {
                send(method, plain, Map.of(), "{\"" + name + "\": " + value + "}", failed);
            }
        }
    }

    private static String filled(String path, String text) {
        return path.replaceAll("\\{[^}]+}", Matcher.quoteReplacement(encoded(text)));
    }

    private static String body(JsonNode description, JsonNode schema, String value) {
        StringBuilder body = new StringBuilder("{");
        for (String name : properties(description, schema)) {
            body.append(body.length() > 1 ? "," : "")
                    .append('"')
                    .append(name)
                    .append("\": ")
                    .append(value);
        }
        return body.append('}').toString();
    }

    private static List<String> properties(JsonNode description, JsonNode schema) {
        JsonNode resolved =
                schema.has("$ref")
                        ? description.at(schema.get("$ref").asText().substring(1))
                        : schema;
        List<String> names = new ArrayList<>();
        if (resolved.path("properties") instanceof ObjectNode properties) {
            properties.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    private void send(
            String method,
            String path,
            Map<String, String> query,
            String body,
            List<String> failed) {
        String token =
                path.startsWith("/internal/")
                        ? services.issue()
                        : path.startsWith("/api/v1/reference")
                                ? Keys.administrator()
                                : Keys.clerk("220100");
        String asked =
                query.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        RestAssured.baseURI
                                                + ":"
                                                + RestAssured.port
                                                + path
                                                + (asked.isEmpty() ? "" : "?" + asked)))
                        .header("Authorization", "Bearer " + token);
        if (method.equals("get")) {
            request.GET();
        } else {
            request.header("Content-Type", "application/json")
                    .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
        }
        HttpResponse<String> answer = answer(request.build());
        if (answer.statusCode() >= 500 || answer.body().contains("Exception")) {
            failed.add(
                    method
                            + " "
                            + path.substring(0, Math.min(90, path.length()))
                            + " "
                            + query.keySet()
                            + " "
                            + body.substring(0, Math.min(90, body.length()))
                            + " -> "
                            + answer.statusCode());
        }
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
