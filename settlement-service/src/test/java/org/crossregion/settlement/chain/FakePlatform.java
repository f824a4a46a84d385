package org.crossregion.settlement.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.crossregion.settlement.gateway.NeighbourPorts;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.io.IOException;
import java.math.RoundingMode;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;

/**
 * Another platform on a real port, as simple as the protocol allows: 60 % of what is in scope above
 * 100.00, once per request; and whatever trouble it is told to make.
 */
final class FakePlatform implements AutoCloseable {

    static final String SETTING = "crossregion.platform.url";

    /** Trouble with the next call of a kind. */
    enum Fault {
        NONE,
        LOSE_REPLY,
        BUSY,
        WRONG_SUM
    }

    private record Booked(JsonNode body, ObjectNode answer, boolean reversed) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, Booked> booked = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> persons = new ConcurrentHashMap<>();
    private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    FakePlatform() throws IOException {
        server =
                HttpServer.create(
                        new InetSocketAddress("127.0.0.1", NeighbourPorts.of(SETTING)), 0);
        server.createContext("/platform/v1/", this::serve);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    void trouble(String call, Fault... next) {
        Deque<Fault> ordered = faults.computeIfAbsent(call, key -> new ConcurrentLinkedDeque<>());
        for (Fault fault : next) {
            ordered.add(fault);
        }
    }

    int calls(String call) {
        return calls.getOrDefault(call, 0);
    }

    /** What stands at this platform: bills that are neither reversed nor cancelled, in fen. */
    long standingFen(String personNo) {
        return booked.entrySet().stream()
                .filter(one -> !one.getValue().reversed())
                .filter(one -> personOf(one.getValue().body()).equals(personNo))
                .filter(one -> !isCancelled(one.getKey()))
                .mapToLong(one -> Money.ofYuan(one.getValue().answer().get("total").asText()).fen())
                .sum();
    }

    /** Whose bill a request books, for the first time or again; empty if it books none. */
    private String personOf(JsonNode body) {
        String restored = body.at("/restoration/settlement").asText();
        return restored.isEmpty()
                ? body.at("/bill/personNo").asText()
                : personOf(booked.get(restored).body());
    }

    private boolean isCancelled(String settlement) {
        return booked.values().stream()
                .anyMatch(
                        one ->
                                !one.reversed()
                                        && one.body()
                                                .at("/cancellation/settlement")
                                                .asText()
                                                .equals(settlement));
    }

    void person(String personNo, String certificateNo, String region) {
        ObjectNode person = json.createObjectNode();
        person.put("personNo", personNo);
        person.put("name", "津" + personNo.substring(17));
        person.put("sex", "1");
        person.put("birthDate", "1956-02-03");
        person.put("certificateType", "01");
        person.put("certificateNo", certificateNo);
        person.putNull("cardNo");
        ObjectNode relation = person.putArray("insurances").addObject();
        relation.put("scheme", "employee");
        relation.put("personType", "12");
        relation.put("region", region);
        relation.put("since", "2008-01-01");
        relation.put("status", "1");
        relation.put("employer", "天津示例单位");
        relation.put("civilServant", false);
        relation.put("accountBalance", "800.00");
        persons.put(certificateNo, person);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String call = path.substring(path.lastIndexOf('/') + 1);
            JsonNode body = json.readTree(exchange.getRequestBody());
            calls.merge(call, 1, Integer::sum);
            Deque<Fault> ordered = faults.getOrDefault(call, new ConcurrentLinkedDeque<>());
            Fault fault = ordered.isEmpty() ? Fault.NONE : ordered.poll();
            if (fault == Fault.BUSY) {
                answer(exchange, 503, problem("not-available"));
                return;
            }
            ObjectNode answer = answer(call, body);
            if (fault == Fault.LOSE_REPLY) {
                return;
            }
            if (fault == Fault.WRONG_SUM) {
                answer.put("cash", "0.01");
            }
            answer(exchange, answer.has("code") ? 409 : 200, answer);
        }
    }

    private synchronized ObjectNode answer(String call, JsonNode body) {
        return switch (call) {
            case "persons" -> person(body);
            case "entitlements" -> entitlement(body);
            case "quotes" -> share(null, body.get("bill"));
            case "settlements" ->
                    once(body, () -> share(body.get("request").asText(), body.get("bill")));
            case "cancellations" -> once(body, () -> cancelled(body));
            case "restorations" -> once(body, () -> restored(body));
            default -> reversed(body.get("request").asText());
        };
    }

    private ObjectNode person(JsonNode body) {
        ObjectNode found = persons.get(body.get("number").asText());
        return found == null ? problem("person-unknown") : found.deepCopy();
    }

    private ObjectNode entitlement(JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        boolean filed = body.get("treatmentRegion").asText().equals("220200");
        answer.put("direct", filed);
        answer.put("reason", filed ? "filed" : "filed-elsewhere");
        answer.put("filingType", filed ? "resettled-retiree" : null);
        answer.put("filingId", filed ? "TF1" : null);
        answer.put("accountSuspended", false);
        return answer;
    }

    private ObjectNode once(JsonNode body, java.util.function.Supplier<ObjectNode> work) {
        String request = body.get("request").asText();
        Booked before = booked.get(request);
        if (before == null) {
            ObjectNode answer = work.get();
            booked.put(request, new Booked(body, answer, false));
            return answer.deepCopy();
        }
        if (before.reversed()) {
            return problem("request-reversed");
        }
        return before.body().equals(body) ? before.answer().deepCopy() : problem("request-changed");
    }

    private ObjectNode share(String request, JsonNode bill) {
        Money inScope = Money.ofYuan(bill.get("inScope").asText());
        Money deductible = Money.ofYuan("100.00").min(inScope);
        Money pooling =
                inScope.minus(deductible).portion(Rate.ofPercent("60"), RoundingMode.HALF_UP);
        Money total = Money.ofYuan(bill.get("total").asText());
        Money account =
                bill.get("useAccount").asBoolean()
                        ? Money.ofYuan("50.00").min(total.minus(pooling))
                        : Money.ZERO;
        ObjectNode answer = json.createObjectNode();
        answer.put("request", request);
        answer.put("total", total.toString());
        answer.putObject("funds").put("pooling", pooling.toString());
        answer.put("account", account.toString());
        answer.put("mutualAid", "0.00");
        answer.put("cash", total.minus(pooling).minus(account).toString());
        answer.put("hospitalBorne", "0.00");
        answer.put("deductible", deductible.toString());
        answer.put("poolingPercent", "60.00");
        answer.put("accountBalance", Money.ofYuan("800.00").minus(account).toString());
        answer.put("policy", "fake-tianjin");
        answer.put("policyVersion", 7);
        ObjectNode said = answer.putArray("explanation").addObject();
        said.put("chinese", "六成 − \uD83D\uDE00");
        said.put("english", "sixty percent");
        return answer;
    }

    private ObjectNode cancelled(JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        answer.put("request", body.get("request").asText());
        answer.put("total", "-" + body.at("/cancellation/total").asText());
        answer.put("accountBalance", "800.00");
        return answer;
    }

    private ObjectNode restored(JsonNode body) {
        ObjectNode answer = json.createObjectNode();
        answer.put("request", body.get("request").asText());
        answer.put("total", body.at("/restoration/total").asText());
        answer.put("accountBalance", "750.00");
        return answer;
    }

    private ObjectNode reversed(String request) {
        booked.compute(
                request,
                (key, before) ->
                        before == null
                                ? new Booked(json.createObjectNode(), json.createObjectNode(), true)
                                : new Booked(before.body(), before.answer(), true));
        ObjectNode answer = json.createObjectNode();
        answer.put("request", request);
        answer.put("reversed", true);
        return answer;
    }

    private ObjectNode problem(String code) {
        ObjectNode problem = json.createObjectNode();
        problem.put("code", code);
        problem.put("detail", "说明");
        return problem;
    }

    private void answer(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        boolean unknown = body.path("code").asText().equals("person-unknown");
        exchange.sendResponseHeaders(unknown ? 404 : status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
