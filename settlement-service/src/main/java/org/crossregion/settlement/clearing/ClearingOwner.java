package org.crossregion.settlement.clearing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.ServiceTokens;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Asks clearing-service for institutions; what it refuses is refused in its own words. */
@ApplicationScoped
public class ClearingOwner {

    private static final Logger LOG = Logger.getLogger(ClearingOwner.class);

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int MOST_NAMED = 3;

    private final ClearingServiceConfig config;
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final HttpClient http;

    ClearingOwner(ClearingServiceConfig config, ServiceTokens tokens, ObjectMapper json) {
        this.config = config;
        this.tokens = tokens;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.timeout())
                        .build();
    }

    /** Which page of an institution's details is asked for. */
    private record Page(String institution, Period period, long startRow) {}

    /** A page of details as it is answered. */
    private record Extract(List<ClearingDetail> rows) {}

    /** What an institution is told. */
    private record Outcome(String said) {}

    /** At most a hundred of an institution's details of a month, from a row on. */
    public List<ClearingDetail> details(String institution, Period period, long startRow) {
        return ask("3260", new Page(institution, period, startRow), Extract.class).rows();
    }

    /**
     * Passes on what an institution says of its details.
     *
     * @return the control totals, in words
     */
    public String confirm(Word word) {
        return ask("3261", word, Outcome.class).said();
    }

    /** Passes on that an institution takes its word back. */
    public String withdraw(Withdrawal withdrawal) {
        return ask("3262", withdrawal, Outcome.class).said();
    }

    private <T> T ask(String transaction, Object question, Class<T> type) {
        try {
            HttpResponse<byte[]> reply =
                    http.send(
                            request(transaction, json.writeValueAsBytes(question)),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (reply.statusCode() == 200) {
                ObjectReader reader =
                        json.readerFor(type)
                                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
                return reader.readValue(reply.body());
            }
            if (reply.statusCode() == 422) {
                throw new Refused(SettlementRefusal.CLEARING_REFUSED, said(reply.body()));
            }
            LOG.warnf("clearing-service answered %s with %d", transaction, reply.statusCode());
        } catch (IOException e) {
            LOG.warnf("clearing-service did not answer: %s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Refused.forNow(
                SettlementRefusal.CLEARING_NOT_ANSWERING,
                SettlementRefusal.CLEARING_NOT_ANSWERING.title(),
                RETRY_AFTER_SECONDS);
    }

    private HttpRequest request(String transaction, byte[] body) {
        return HttpRequest.newBuilder(URI.create(config.url() + "/internal/his/" + transaction))
                .timeout(config.timeout())
                .header("Authorization", "Bearer " + tokens.issue())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(RequestId.HEADER, RequestId.current())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    /** The first of what is wrong, each with the bill it is about. */
    private String said(byte[] problem) throws IOException {
        JsonNode read = json.readTree(problem);
        List<String> named = new ArrayList<>();
        for (JsonNode one : read.path("violations")) {
            if (named.size() < MOST_NAMED) {
                named.add(one.path("field").asText() + " " + one.path("message").asText());
            }
        }
        int more = read.path("violations").size() - named.size();
        return String.join("；", named) + (more > 0 ? "；另" + more + "笔" : "");
    }
}
