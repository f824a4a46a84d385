package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Json;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.StoryFailure;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How the desks of an office talk to a service: lists read to the end, posts that wait. */
final class Office {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration MOMENT = Duration.ofMillis(150);
    private static final int CONFLICT = 409;
    private static final int UNKNOWN = 404;

    private final Http http;
    private final Layout layout;
    private final Tokens tokens;
    private final ServiceName service;

    Office(Http http, Layout layout, Tokens tokens, ServiceName service) {
        this.http = http;
        this.layout = layout;
        this.tokens = tokens;
        this.service = service;
    }

    /** Someone at an office of a region, or at a hospital. */
    record Person(String role, String name, Optional<String> institution, Optional<String> region) {

        Person(String role, String name, String region) {
            this(role, name, Optional.empty(), Optional.of(region));
        }

        static Person atHospital(String code) {
            return new Person("hospital", "医保办" + code, Optional.of(code), Optional.empty());
        }
    }

    JsonNode get(Person who, String path) {
        return http.get(layout.url(service, path), token(who)).mustSucceed().json();
    }

    /** Every item of a list, page by page. */
    List<JsonNode> list(Person who, String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    get(
                            who,
                            path
                                    + (path.contains("?") ? "&" : "?")
                                    + "limit=500"
                                    + (after.isEmpty() ? "" : "&after=" + after));
            page.path("items").forEach(items::add);
            after = page.path("next").asText("");
        } while (!after.isEmpty());
        return items;
    }

    /** Posts what must succeed at once. */
    JsonNode post(Person who, String path, ObjectNode body, String key) {
        return answerTo(who, path, body, key).mustSucceed().json();
    }

    /** Posts what must be refused by a rule, and for that reason. */
    void mustBeRefused(Person who, String path, ObjectNode body, String key, String code) {
        Answer answer = answerTo(who, path, body, key);
        if (answer.isSuccess() || !answer.text().contains(code)) {
            throw new StoryFailure(
                    "%s should be refused as %s, but: %s".formatted(path, code, answer.text()));
        }
    }

    /** Sends a file, and returns what was answered. */
    JsonNode upload(Person who, String path, byte[] file, String type, String key) {
        return http.send(
                        Http.to(layout.url(service, path), token(who))
                                .header("Content-Type", type)
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofByteArray(file))
                                .build())
                .mustSucceed()
                .json();
    }

    /** Fetches a file. */
    byte[] download(Person who, String path) {
        return http.get(layout.url(service, path), token(who)).mustSucceed().body();
    }

    /**
     * Posts what another service's event may have to come before: a conflict is asked about again
     * for a while, unless somebody else has done it.
     */
    void postPatiently(
            Person who, String path, ObjectNode body, String key, Supplier<Boolean> isDone) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isDone.get()) {
            Answer answer = answerTo(who, path, body, key);
            if (answer.isSuccess()) {
                return;
            }
            boolean mayCome = answer.status() == CONFLICT || answer.status() == UNKNOWN;
            if (!mayCome || System.nanoTime() > end) {
                answer.mustSucceed();
            }
            Http.pause(MOMENT);
        }
    }

    /** The first answer that there is, once events have come through. */
    <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new StoryFailure(
                        what + " did not come within " + PATIENCE.toSeconds() + " s");
            }
            Http.pause(MOMENT);
            found = look.get();
        }
        return found.get();
    }

    static ObjectNode body() {
        return Json.object();
    }

    private Answer answerTo(Person who, String path, ObjectNode body, String key) {
        return http.postJson(layout.url(service, path), token(who), body, key);
    }

    private String token(Person who) {
        return tokens.of(who.role(), who.name(), who.institution(), who.region());
    }
}
