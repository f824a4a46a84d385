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

/** Asks settlement-service for balances, a thousand at a time, and has returns booked. */
@ApplicationScoped
class SettlementBalances implements AccountBalances {

    private static final Logger LOG = Logger.getLogger(SettlementBalances.class);

    private static final int AT_ONCE = 1000;
    private static final int RETRY_AFTER_SECONDS = 5;

    private final URI balances;
    private final URI returns;
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
        this.balances = URI.create(settlement + "/internal/accounts/balances");
        this.returns = URI.create(settlement + "/internal/accounts/returns");
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
            for (Told one : ask(balances, new Asked(some, at))) {
                held.put(
                        one.personNo(),
                        new Held(Money.ofFen(one.balanceFen()), Money.ofFen(one.balanceThenFen())));
            }
        }
        return held;
    }

    @Override
    public Map<String, Held> payBack(List<ReturnItem> items) {
        List<Asked.Item> asked =
                items.stream()
                        .map(
                                item ->
                                        new Asked.Item(
                                                item.personNo(),
                                                item.itemId(),
                                                item.amountFen().fen()))
                        .toList();
        Map<String, Held> less = new LinkedHashMap<>();
        for (Told one : ask(returns, new Asked.Returns(asked))) {
            Money held = Money.ofFen(one.balanceFen());
            less.put(one.personNo(), new Held(held, held));
        }
        return less;
    }

    private List<Told> ask(URI address, Record asked) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + tokens.issue())
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .header(RequestId.HEADER, RequestId.current())
                            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(asked)))
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
        LOG.warnf("settlement-service did not answer about accounts: %s", e);
        return Refused.forNow(
                SharedRefusal.BUSY,
                "settlement does not answer about accounts at the moment",
                RETRY_AFTER_SECONDS);
    }

    /** What is asked. */
    record Asked(List<String> personNos, Instant at) {

        /** What is to be returned. */
        record Returns(List<Item> items) {}

        /** One person's. */
        record Item(String personNo, String itemId, long amountFen) {}
    }

    /** What is told of one account. */
    record Told(String personNo, long balanceFen, long balanceThenFen) {}
}
