package org.crossregion.filing.returns;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.request.RequestId;
import org.crossregion.web.security.ServiceTokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks settlement-service for balances, a thousand at a time. */
@ApplicationScoped
class SettlementBalances implements AccountBalances {

    private static final Logger LOG = Logger.getLogger(SettlementBalances.class);

    private static final int AT_ONCE = 1000;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final URI address;
    private final ServiceTokens tokens;
    private final ObjectMapper json;
    private final HttpClient http;

    SettlementBalances(
            @ConfigProperty(
                            name = "crossregion.settlement.url",
                            defaultValue = "http://127.0.0.1:8082")
                    URI settlement,
            ServiceTokens tokens,
            ObjectMapper json) {
        this.address = URI.create(settlement + "/internal/accounts/balances");
        this.tokens = tokens;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build();
    }

    @Override
    public Map<String, Held> of(Collection<String> personNos, Instant at) {
        Map<String, Held> held = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(personNos);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            for (Told one : ask(some, at)) {
                held.put(
                        one.personNo(),
                        new Held(Money.ofFen(one.balanceFen()), Money.ofFen(one.balanceThenFen())));
            }
        }
        return held;
    }

    private List<Told> ask(List<String> personNos, Instant at) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + tokens.issue())
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .header(RequestId.HEADER, RequestId.current())
                            .POST(
                                    BodyPublishers.ofByteArray(
                                            json.writeValueAsBytes(new Asked(personNos, at))))
                            .build();
            HttpResponse<byte[]> reply = http.send(request, BodyHandlers.ofByteArray());
            if (reply.statusCode() != 200) {
                throw new IOException("status " + reply.statusCode());
            }
            return json.readValue(reply.body(), new TypeReference<List<Told>>() {});
        } catch (IOException e) {
            throw notAnswering(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notAnswering(e);
        }
    }

    private static Refused notAnswering(Exception e) {
        LOG.warnf("settlement-service did not tell balances: %s", e);
        return Refused.forNow(
                SharedRefusal.BUSY,
                "settlement does not tell account balances at the moment",
                RETRY_AFTER_SECONDS);
    }

    /** What is asked. */
    record Asked(List<String> personNos, Instant at) {}

    /** What is told of one account. */
    record Told(String personNo, long balanceFen, long balanceThenFen) {}
}
