package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.envelope.Definitions;
import org.crossregion.settlement.envelope.FieldDefinition;
import org.crossregion.settlement.envelope.Fuzz;
import org.crossregion.settlement.envelope.NodeDefinition;
import org.crossregion.settlement.envelope.TransactionDefinition;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Hostile messages over HTTP, with the real database behind: whatever comes, the gateway answers
 * with an envelope and the REST API with less than 500, and what is refused leaves nothing behind.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class GatewayFuzzTest {

    private static final int MESSAGES = 2_000;
    private static final int CHANGES = 30;
    private static final int CALLS = 25;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who asks is recorded whatever is answered, and signing in is an effect of its own. */
    private static final Set<String> BESIDES = Set.of("audit_entry", "gateway_sign_in");

    private static final String MESSAGES_WITH_EFFECT =
            "select count(*) from gateway_message where decision <> 'refused' and infno not in"
                    + " ('9001', '9002')";

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private String base;
    private GatewayClient client;

    @BeforeEach
    void connect() {
        world.build();
        base = address.toString().replaceAll("/$", "");
        client = new GatewayClient(base, Dialect.OPENHIS, HOSPITAL);
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(world.rowCounts());
        counts.keySet().removeAll(BESIDES);
        counts.put("gateway_message", world.count(MESSAGES_WITH_EFFECT));
        return counts;
    }

    @Test
    void a_message_about_nothing_that_is_there_leaves_nothing_behind() {
        Map<String, Long> before = counts();
        for (long seed = 0; seed < MESSAGES; seed++) {
            client.envelope(
                    client.request("/his")
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            Fuzz.message(seed, HOSPITAL))));
        }
        assertThat(counts()).isEqualTo(before);
    }

    static Stream<String> transactions() {
        return Definitions.load().transactions().stream()
                .map(TransactionDefinition::infno)
                .filter(infno -> Definitions.load().owner(infno).isEmpty());
    }

    /** Messages about a visit that is there, with one thing odd about each. */
    @ParameterizedTest
    @MethodSource("transactions")
    void a_message_about_a_real_visit_is_done_or_leaves_nothing_behind(String infno) {
        Random random = new Random(infno.hashCode());
        TransactionDefinition transaction = Definitions.load().transaction(infno).orElseThrow();
        Map<String, Object> message = new ValidMessages(client, world).of(infno);
        Map<String, Long> before = counts();
        boolean allRefused = true;
        for (int i = 1; i <= CHANGES; i++) {
            String text = odd(infno, message, transaction, random);
            JsonNode reply = client.post("/his", "application/json", text);
            assertThat(reply.get("err_msg").textValue()).as(text).doesNotContain("gateway-failed");
            allRefused &= !reply.get("infcode").textValue().equals("0");
            if (i % 5 == 0) {
                Map<String, Long> after = counts();
                assertThat(allRefused ? after : before).as(text).isEqualTo(before);
                before = after;
                allRefused = true;
            }
        }
    }

    private String odd(
            String infno,
            Map<String, Object> message,
            TransactionDefinition transaction,
            Random random) {
        List<NodeDefinition> nodes = transaction.request();
        NodeDefinition node = nodes.get(random.nextInt(nodes.size()));
        FieldDefinition field = node.fields().get(random.nextInt(node.fields().size()));
        String text =
                Dialect.OPENHIS.text(new Dialect.Message(infno, client.msgid(), HOSPITAL, message));
        String value = "\"" + field.name() + "\":" + Fuzz.value(random);
        String there = "\"" + field.name() + "\":(\"[^\"]*\"|[-0-9.eE]+|null|\\[\\]|\\{\\})";
        String changed = text.replaceFirst(there, java.util.regex.Matcher.quoteReplacement(value));
        return changed.equals(text)
                ? text.replaceFirst(
                        "\"" + node.node() + "\":(\\[?)\\{",
                        "\""
                                + node.node()
                                + "\":$1{"
                                + java.util.regex.Matcher.quoteReplacement(value)
                                + ",")
                : changed;
    }

    /** Every operation of the OpenAPI document, with odd paths, parameters and bodies. */
    @Test
    void no_operation_of_the_api_fails_whatever_it_is_sent() throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        JsonNode api =
                JSON.readTree(
                        http.send(
                                        client.request("/q/openapi?format=json").GET().build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
        List<String> roles =
                List.of(
                        Role.HOSPITAL,
                        Role.FEE_AUDITOR,
                        Role.AUDITOR,
                        Role.ADMINISTRATOR,
                        Role.APPROVER,
                        Role.FINANCE_MAKER);
        Random random = new Random(20261122);
        int calls = 0;
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            if (path.getKey().equals("/his") || path.getKey().startsWith("/q/")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String method = operation.getKey().toUpperCase(Locale.ROOT);
                if (!Set.of("GET", "POST", "PUT", "DELETE", "PATCH").contains(method)) {
                    continue;
                }
                for (int i = 0; i < CALLS; i++) {
                    String role = roles.get(i % roles.size());
                    call(http, api, path.getKey(), method, operation.getValue(), role, random);
                    calls++;
                }
            }
        }
        assertThat(calls).isGreaterThan(CALLS * 10);
    }

    private void call(
            HttpClient http,
            JsonNode api,
            String template,
            String method,
            JsonNode operation,
            String role,
            Random random)
            throws IOException, InterruptedException {
        String path = template;
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && random.nextInt(3) > 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(odd(random));
            }
        }
        while (path.contains("{")) {
            path = path.replaceFirst("\\{[^}]*}", odd(random));
        }
        HttpRequest.Builder request =
                client.request(path + query)
                        .header(
                                "Authorization",
                                "Bearer "
                                        + DevTokens.held(
                                                GatewayTestSettings.KEYS,
                                                role,
                                                "tester",
                                                role.equals(Role.HOSPITAL) ? HOSPITAL : "",
                                                ""))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", type(operation, random));
        String body = method.equals("GET") ? "" : body(api, operation, random);
        HttpResponse<String> response =
                http.send(
                        request.method(
                                        method,
                                        body.isEmpty()
                                                ? HttpRequest.BodyPublishers.noBody()
                                                : HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        int status = response.statusCode();
        // 503 is honest where somebody else does not answer; everything else of 500 is a failure.
        assertThat(status == 503 || status < 500)
                .as("%s %s%s %s: %s %s", method, path, query, body, status, response.body())
                .isTrue();
    }

    private static String type(JsonNode operation, Random random) {
        List<String> types = new java.util.ArrayList<>();
        operation.path("requestBody").path("content").fieldNames().forEachRemaining(types::add);
        return types.isEmpty() || random.nextInt(10) == 0 ? "application/json" : types.get(0);
    }

    /** As a part of an address: without what cannot be in one at all. */
    private static String odd(Random random) {
        String value =
                Fuzz.value(random).replaceAll("^\"|\"$", "").replaceAll("\\\\u[0-9a-f]{4}", "");
        return URLEncoder.encode(value.isBlank() ? "1" : value, StandardCharsets.UTF_8);
    }

    private static String body(JsonNode api, JsonNode operation, Random random) {
        JsonNode content = operation.path("requestBody").path("content");
        JsonNode schema =
                content.elements().hasNext() ? content.elements().next().path("schema") : content;
        if (schema.isMissingNode() || random.nextInt(8) == 0) {
            return Fuzz.value(random);
        }
        return text(api, schema, random, 0);
    }

    /** A body of the schema's shape, in which every third value is odd. */
    private static String text(JsonNode api, JsonNode schema, Random random, int depth) {
        JsonNode one = schema;
        if (schema.has("$ref")) {
            one = api.at(schema.get("$ref").asText().substring(1));
        }
        if (depth > 4 || random.nextInt(3) == 0) {
            return Fuzz.value(random);
        }
        if (one.has("properties")) {
            StringBuilder object = new StringBuilder("{");
            for (Map.Entry<String, JsonNode> property : one.get("properties").properties()) {
                object.append(object.length() == 1 ? "" : ",")
                        .append('"')
                        .append(property.getKey())
                        .append("\":")
                        .append(text(api, property.getValue(), random, depth + 1));
            }
            return object.append('}').toString();
        }
        if (one.path("type").asText().equals("array")) {
            return "[" + text(api, one.path("items"), random, depth + 1) + "]";
        }
        return one.has("enum") ? one.get("enum").get(0).toString() : "\"1\"";
    }
}
