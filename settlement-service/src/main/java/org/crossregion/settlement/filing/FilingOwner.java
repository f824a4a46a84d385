package org.crossregion.settlement.filing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.ServiceTokens;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks filing-service for a person's filings as they are this second. */
@ApplicationScoped
class FilingOwner {

    private static final Logger LOG = Logger.getLogger(FilingOwner.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final FilingServiceConfig config;
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final HttpClient http;

    FilingOwner(FilingServiceConfig config, ServiceTokens tokens, ObjectMapper json) {
        this.config = config;
        this.tokens = tokens;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.timeout())
                        .build();
    }

    /**
     * All of a person's filings.
     *
     * @param mayDoWithout whether to go on with what is known if there is no answer; otherwise that
     *     is a refusal of its own, and never a wrong "not filed"
     */
    Optional<Filed> current(String personNo, boolean mayDoWithout) {
        try {
            return Optional.of(ask(personNo));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("filing-service did not answer: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (mayDoWithout) {
            return Optional.empty();
        }
        throw Refused.forNow(
                SettlementRefusal.FILING_NOT_ANSWERING,
                SettlementRefusal.FILING_NOT_ANSWERING.title(),
                RETRY_AFTER_SECONDS);
    }

    private Filed ask(String personNo) throws IOException, InterruptedException {
        String query = "personNo=" + URLEncoder.encode(personNo, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(config.url() + "/internal/eligibility/filings?" + query))
                        .timeout(config.timeout())
                        .header("Authorization", "Bearer " + tokens.issue())
                        .header("Accept", "application/json")
                        .GET()
                        .build();
        HttpResponse<byte[]> reply = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (reply.statusCode() != 200) {
            throw new IOException("status " + reply.statusCode());
        }
        return Filed.of(json.readValue(reply.body(), new TypeReference<List<FilingChanged>>() {}));
    }
}
