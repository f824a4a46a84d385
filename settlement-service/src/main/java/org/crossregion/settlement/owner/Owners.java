package org.crossregion.settlement.owner;

import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.ServiceTokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Carries questions to the other services, each under a token that lives a minute. */
@ApplicationScoped
public class Owners {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration SLOWLY = Duration.ofMinutes(1);

    private final FilingServiceConfig filing;
    private final ClearingServiceConfig clearing;
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final HttpClient http;

    Owners(
            FilingServiceConfig filing,
            ClearingServiceConfig clearing,
            ServiceTokens tokens,
            ObjectMapper json) {
        this.filing = filing;
        this.clearing = clearing;
        this.tokens = tokens;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_WITHIN)
                        .build();
    }

    /** What a service answered, whatever it was. */
    public record Reply(int status, byte[] body) {}

    /**
     * @throws IOException if there is no answer in time
     */
    public Reply get(OwnerService service, String path) throws IOException {
        return send(service, path, request -> request.GET());
    }

    /**
     * @throws IOException if there is no answer in time
     */
    public Reply post(OwnerService service, String path, Object body) throws IOException {
        return send(service, path, posted(body));
    }

    /**
     * The same where the owner has much to do: it has a minute.
     *
     * @throws IOException if there is no answer in time
     */
    public Reply postSlowly(OwnerService service, String path, Object body) throws IOException {
        Completion posted = posted(body);
        return send(service, path, request -> posted.of(request).timeout(SLOWLY));
    }

    private Completion posted(Object body) throws IOException {
        byte[] written = json.writeValueAsBytes(body);
        return request ->
                request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(written));
    }

    /** How a request is completed. */
    private interface Completion {

        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private Reply send(OwnerService service, String path, Completion completion)
            throws IOException {
        OwnerAddress address =
                switch (service) {
                    case FILING -> filing;
                    case CLEARING -> clearing;
                };
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address.url() + path))
                        .timeout(address.timeout())
                        .header("Authorization", "Bearer " + tokens.issue())
                        .header("Accept", "application/json")
                        .header(RequestId.HEADER, RequestId.current());
        try {
            HttpResponse<byte[]> reply =
                    http.send(completion.of(request).build(), BodyHandlers.ofByteArray());
            return new Reply(reply.statusCode(), reply.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
