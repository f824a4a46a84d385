package org.crossregion.local.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/**
 * Sends a request until it is answered. A connection that fails, and an answer that says "busy",
 * are sent again with the same content until patience ends: every call made through here is
 * idempotent, by nature or by a key.
 */
public final class Http {

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final Duration patience;

    /** How long a service may be away before the call gives up. */
    public Http(Duration patience) {
        this.patience = patience;
    }

    /** Sends, and sends again while the other side is away or busy. */
    public Answer send(HttpRequest request) {
        long end = System.nanoTime() + patience.toNanos();
        String call = request.method() + " " + request.uri();
        while (true) {
            String trouble;
            try {
                HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
                boolean late = System.nanoTime() > end;
                if (!BUSY.contains(response.statusCode()) || late) {
                    return new Answer(call, response.statusCode(), response.body());
                }
                trouble = "answered " + response.statusCode();
            } catch (IOException e) {
                trouble = e.getClass().getSimpleName() + " " + e.getMessage();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted during " + call, e);
            }
            if (System.nanoTime() > end) {
                throw new Unreachable(
                        call + " found nobody for " + patience.toSeconds() + " s: " + trouble);
            }
            pause(PAUSE);
        }
    }

    public Answer get(String url, String token) {
        return send(to(url, token).GET().build());
    }

    public Answer postJson(String url, String token, Object body, String idempotencyKey) {
        return send(
                to(url, token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(Json.write(body)))
                        .build());
    }

    /** A request under way, with everything but its method. */
    public static HttpRequest.Builder to(String url, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(120));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Waits a moment. */
    public static void pause(Duration moment) {
        try {
            Thread.sleep(moment.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /** Nobody answered for longer than patience allows. */
    public static final class Unreachable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreachable(String message) {
            super(message);
        }
    }
}
