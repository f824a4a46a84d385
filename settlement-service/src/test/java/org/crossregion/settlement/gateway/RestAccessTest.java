package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.crossregion.web.security.ServiceTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every endpoint × every role × (own, the other hospital's, another region's): rows of
 * rest-access.csv, bodies of the OpenAPI document's own examples.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class RestAccessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TREATMENT = "220200";
    private static final String INSURED = "220100";
    private static final List<String> ELSEWHERE = List.of("222400", "430000");

    @Inject GatewayWorld world;
    @Inject ServiceTokens services;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private GatewayClient his;
    private JsonNode api;
    private String no;
    private String visit;
    private String settlement;
    private String message;
    private String claim = "";
    private String topUp = "T0";
    private String review = "0";
    private long turnedAway;

    /** One line of the table. */
    record Row(String method, String path, String scope, Set<String> roles) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Row> rows() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                RestAccessTest.class.getResourceAsStream("/rest-access.csv"),
                                StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(RestAccessTest::row)
                    .toList()
                    .stream();
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(",", -1);
        Set<String> roles = cells[3].isEmpty() ? Set.of() : Set.of(cells[3].strip().split(" "));
        return new Row(cells[0], cells[1], cells[2], roles);
    }

    @BeforeEach
    void connect() throws Exception {
        world.build();
        his = new GatewayClient(address.toString().replaceAll("/$", ""), Dialect.OPENHIS, HOSPITAL);
        api =
                JSON.readTree(
                        http.send(
                                        his.request("/q/openapi?format=json").GET().build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
    }

    /** A stay that is settled, its bill, and the message that settled it. */
    private void settle() {
        no = world.person().personNo();
        visit =
                succeeded(his.send("2401", his.msgid(), his.admission(no, his.msgid())))
                        .at("/result/mdtrt_id")
                        .textValue();
        succeeded(
                his.send(
                        "2301",
                        his.msgid(),
                        fields(
                                "feedetail",
                                List.of(his.feeLine(visit, no, "1", SCAN, "250.00", "1")))));
        message = his.msgid();
        settlement =
                succeeded(his.send("2304", message, his.settlement(visit, no, "250.00")))
                        .at("/setlinfo/setl_id")
                        .textValue();
    }

    /** A claim of the same person, from the OpenAPI document's example. */
    private void claim() throws Exception {
        Row row = new Row("POST", "/api/v1/claims", "insured", Set.of());
        HttpResponse<String> made = call(row, token(Role.FILING_CLERK, "", INSURED));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        claim = made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    @Test
    void every_endpoint_has_a_row_and_every_row_an_endpoint() throws IOException {
        Set<String> served = new TreeSet<>();
        api.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method -> {
                                                    if (Set.of(
                                                                    "get", "post", "put", "delete",
                                                                    "patch")
                                                            .contains(method)) {
                                                        served.add(
                                                                method.toUpperCase(
                                                                                java.util.Locale
                                                                                        .ROOT)
                                                                        + " "
                                                                        + path.getKey());
                                                    }
                                                }));
        Set<String> described = rows().map(Row::toString).collect(Collectors.toSet());
        assertThat(described)
                .as("rest-access.csv says of each endpoint who may call it, and for what")
                .isEqualTo(served);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void only_the_roles_of_its_row_and_only_within_their_scope(Row row) throws Exception {
        if (row.scope().equals("gateway")) {
            return;
        }
        settle();
        if (row.path().contains("{claimId}")) {
            claim();
        }
        if (row.path().contains("{topUpId}")) {
            topUp = world.topUp(settlement, no, INSURED);
        }
        if (row.path().contains("{id}")) {
            review = world.review(settlement, visit, no, INSURED);
        }
        long audited = audited();
        if (row.scope().equals("public")) {
            assertThat(call(row, "").statusCode()).isNotIn(401, 403).isLessThan(500);
            return;
        }
        mustRefuse(row, "", "nobody");
        for (String role : Role.OF_PEOPLE) {
            if (!row.roles().contains(role)) {
                mustRefuse(row, token(role, HOSPITAL, TREATMENT), role + " with any scope");
                mustRefuse(row, token(role, "", "100000"), role + " of the nation");
            } else if (role.equals(Role.HOSPITAL)) {
                hospital(row);
            } else {
                agency(row, role);
            }
        }
        String service = services.issue();
        if (row.roles().contains(Role.SERVICE)) {
            mustServe(row, service, "another service");
        } else {
            mustRefuse(row, service, "another service");
        }
        mustBeAudited(audited + turnedAway);
    }

    /** The row of a refusal may be written a moment after the answer. */
    private void mustBeAudited(long rows) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(audited()).as("audited").isEqualTo(rows));
    }

    private void hospital(Row row) throws Exception {
        mustRefuse(row, token(Role.HOSPITAL, "", ""), "a hospital's token without institution");
        if (row.scope().equals("list")) {
            HttpResponse<String> others = call(row, token(Role.HOSPITAL, OTHER_HOSPITAL, ""));
            assertThat(others.statusCode()).isLessThan(500);
            assertThat(others.body()).doesNotContain(visit);
        } else {
            mustRefuse(row, token(Role.HOSPITAL, OTHER_HOSPITAL, ""), "the other hospital");
            mustRefuse(
                    row,
                    token(Role.HOSPITAL, OTHER_HOSPITAL, "100000"),
                    "the other hospital with a region");
        }
        mustServe(row, token(Role.HOSPITAL, HOSPITAL, ""), "the hospital itself");
    }

    private void agency(Row row, String role) throws Exception {
        boolean everywhere = Set.of(Role.ADMINISTRATOR, Role.AUDITOR).contains(role);
        boolean within = Set.of("visit", "treatment", "message", "insured").contains(row.scope());
        for (String region : ELSEWHERE) {
            String elsewhere = token(role, "", region);
            if (within || row.scope().equals("nation")) {
                mustRefuse(row, elsewhere, role + " of " + region);
            } else if (Set.of("pairs", "region").contains(row.scope())) {
                HttpResponse<String> none = call(row, elsewhere);
                assertThat(none.statusCode()).as(role + " of " + region).isIn(200, 400, 403);
                assertThat(none.body()).doesNotContain(INSURED, TREATMENT, settlement);
            }
        }
        if ((within || row.scope().equals("region")) && !everywhere) {
            mustRefuse(row, token(role, "", ""), role + " without region");
            mustRefuse(row, token(role, HOSPITAL, ""), role + " with an institution only");
        } else {
            mustServe(row, token(role, "", ""), role + " without region");
        }
        if (row.scope().equals("treatment") || row.scope().equals("message")) {
            mustRefuse(row, token(role, "", INSURED), role + " of the insured region");
        } else if (within) {
            mustServe(row, token(role, "", INSURED), role + " of the insured region");
        }
        if (row.scope().equals("insured")) {
            mustRefuse(row, token(role, "", TREATMENT), role + " of the treatment region");
        } else if (!row.scope().equals("nation")) {
            mustServe(row, token(role, "", TREATMENT), role + " of the treatment region");
            mustServe(row, token(role, "", "220000"), role + " of the province");
        }
        mustServe(row, token(role, "", "100000"), role + " of the nation");
    }

    /** Turned away with an audit row, and told nothing of it. */
    private void mustRefuse(Row row, String token, String who) throws Exception {
        HttpResponse<String> refused = call(row, token);
        assertThat(refused.statusCode()).as(who).isIn(token.isEmpty() ? 401 : 403, 404);
        assertThat(refused.body()).as(who).doesNotContain("medfee", "amount", "\"received\"");
        turnedAway++;
    }

    /** Served, or refused for what it asks, not for who asks. */
    private void mustServe(Row row, String token, String who) throws Exception {
        HttpResponse<String> served = call(row, token);
        assertThat(served.statusCode()).as(who + ": " + served.body()).isNotIn(401, 403, 405);
        assertThat(served.statusCode()).as(who + ": " + served.body()).isLessThan(500);
        assertThat(served.body()).as(who).doesNotContain("visit-unknown", "message-unknown");
        if (row.method().equals("GET") && row.path().contains("{settlementId}")) {
            assertThat(served.statusCode()).as(who).isEqualTo(200);
        }
    }

    private long audited() {
        return world.count("select count(*) from audit_entry where action = 'request-refused'");
    }

    private static String token(String role, String institution, String region) {
        return DevTokens.held(GatewayTestSettings.KEYS, role, "tester", institution, region);
    }

    private HttpResponse<String> call(Row row, String token) throws Exception {
        String path =
                row.path()
                        .replace("{visitId}", visit)
                        .replace("{settlementId}", settlement)
                        .replace("{msgid}", message)
                        .replace("{claimId}", claim)
                        .replace("{id}", review)
                        .replace("{topUpId}", topUp)
                        .replaceAll("/simulation$", "/simulation?region=" + INSURED)
                        .replaceAll(
                                "/eligibility$",
                                "/eligibility?careType=inpatient&institution="
                                        + HOSPITAL
                                        + "&personNo="
                                        + no)
                        .replaceAll("/statistics$", "/statistics?period=2026-11&region=" + INSURED)
                        .replace("{no}", "5?id=" + settlement)
                        .replace("{kind}", "catalogue")
                        .replace("{code}", "AAAA-BBBB-CCCC-DDDD");
        HttpRequest.Builder request =
                his.request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(row.method(), body(row));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The example that the OpenAPI document gives for the body, if it has one. */
    private HttpRequest.BodyPublisher body(Row row) {
        JsonNode schema =
                api.get("paths")
                        .get(row.path())
                        .get(row.method().toLowerCase(java.util.Locale.ROOT))
                        .at("/requestBody/content/application~1json/schema");
        JsonNode example = example(schema);
        return example.isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(aboutOurs(example).toString());
    }

    /** The example, about a person and places that there are here. */
    private JsonNode aboutOurs(JsonNode example) {
        if (example instanceof ObjectNode body && body.has("personNo")) {
            body.put("personNo", no);
            if (body.get("institution") instanceof ObjectNode place) {
                place.put("region", TREATMENT);
            }
            if (body.path("invoices").path(0) instanceof ObjectNode invoice) {
                invoice.put("number", UUID.randomUUID().toString().substring(0, 20));
            }
        }
        return example;
    }

    private JsonNode example(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").textValue().replaceAll(".*/", "");
            return example(api.at("/components/schemas/" + name));
        }
        JsonNode one =
                schema.has("examples") ? schema.get("examples").path(0) : schema.path("example");
        try {
            return one.isTextual() ? JSON.readTree(one.textValue()) : one;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(one.toString(), e);
        }
    }

    @Test
    void a_token_that_is_forged_old_or_not_yet_good_opens_nothing() throws Exception {
        settle();
        Row row =
                rows().filter(one -> one.toString().equals("GET /api/v1/visits/{visitId}"))
                        .findFirst()
                        .orElseThrow();
        assertThat(call(row, ForgedTokens.good(HOSPITAL)).statusCode()).isEqualTo(200);
        long audited = audited();
        List<String> wrong = new ArrayList<>();
        List<ForgedTokens.Forgery> forgeries = ForgedTokens.all(HOSPITAL);
        for (ForgedTokens.Forgery forgery : forgeries) {
            int status = call(row, forgery.token()).statusCode();
            if (status != 401) {
                wrong.add(status + " " + forgery.name());
            }
        }
        assertThat(wrong).isEmpty();
        mustBeAudited(audited + forgeries.size());
    }
}
