package org.crossregion.fund.audit;

import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.web.security.ServiceTokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks clearing-service what its books say of the fund's notices and of what the fund has lent. */
@ApplicationScoped
class ClearingBooks {

    private final URI address;
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final HttpClient http;

    ClearingBooks(
            @ConfigProperty(
                            name = "crossregion.clearing.url",
                            defaultValue = "http://127.0.0.1:8083")
                    URI clearing,
            ServiceTokens tokens,
            ObjectMapper json) {
        this.address = URI.create(clearing + "/internal/audit/fund");
        this.tokens = tokens;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
    }

    /**
     * What clearing's books say.
     *
     * @param unheard events of the fund that clearing had not heard when it opened them
     * @param untold events of clearing that the broker did not have when it closed them
     */
    record Answer(long unheard, long untold, List<Told> rows) {}

    /**
     * All documents.
     *
     * @throws IOException if clearing does not answer
     */
    Answer ask() throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + tokens.issue())
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        try {
            HttpResponse<byte[]> reply = http.send(request, BodyHandlers.ofByteArray());
            if (reply.statusCode() != 200) {
                throw new IOException("clearing answers with status " + reply.statusCode());
            }
            return json.readValue(reply.body(), Answer.class);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
