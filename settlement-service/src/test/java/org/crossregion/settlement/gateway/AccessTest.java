package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BEARING;
import static org.crossregion.settlement.gateway.GatewayWorld.CERTIFIED;
import static org.crossregion.settlement.gateway.GatewayWorld.LIMITED;
import static org.crossregion.settlement.gateway.GatewayWorld.SIGNING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.access.Forgetting;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Who is let in at the gateway, over which wire, and how often. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class AccessTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject GatewayWorld world;
    @Inject Forgetting forgetting;

    @TestHTTPResource("/")
    URI address;

    @TestHTTPResource(value = "/", tls = true)
    URI secure;

    private GatewayClient client;

    @BeforeEach
    void connect() {
        world.build();
        client =
                new GatewayClient(
                        address.toString().replaceAll("/$", ""),
                        Dialect.OPENHIS,
                        GatewayWorld.HOSPITAL);
    }

    private static String query(String institution) {
        return "{\"infno\":\"1201\",\"fixmedins_code\":\"" + institution + "\"}";
    }

    private HttpResponse<byte[]> over(String certificate, String path, String body)
            throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .sslContext(TestCertificates.client(certificate))
                        .build();
        return http.send(
                HttpRequest.newBuilder(secure.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private JsonNode answer(String certificate, String institution) throws Exception {
        HttpResponse<byte[]> response = over(certificate, "/his", query(institution));
        assertThat(response.statusCode()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {TestCertificates.REGISTERED, TestCertificates.BY_SUBJECT})
    void an_institution_in_mtls_mode_is_known_by_its_certificate(String certificate)
            throws Exception {
        assertThat(succeeded(answer(certificate, CERTIFIED)).get("medinsinfo")).hasSize(1);
    }

    @Test
    void another_certificate_none_or_no_tls_is_refused_and_audited() throws Exception {
        long audited = audited();
        assertThat(failed(answer(TestCertificates.UNREGISTERED, CERTIFIED)))
                .contains("institution-not-authenticated", "客户端证书未登记");
        assertThat(failed(answer("", CERTIFIED))).contains("未出示客户端证书");
        assertThat(failed(client.post("/his", "application/json", query(CERTIFIED))))
                .contains("未出示客户端证书");
        assertThat(failed(answer(TestCertificates.REGISTERED, SIGNING)))
                .contains("institution-not-authenticated");
        assertThat(audited()).isEqualTo(audited + 4);
        assertThatThrownBy(() -> answer(TestCertificates.UNTRUSTED, CERTIFIED))
                .isInstanceOf(IOException.class);
    }

    private long audited() {
        return world.count("select count(*) from audit_entry where action = 'gateway-refused'");
    }

    @Test
    void other_modes_work_over_tls_as_well_and_need_no_certificate() throws Exception {
        succeeded(answer("", GatewayWorld.HOSPITAL));
        succeeded(answer(TestCertificates.REGISTERED, GatewayWorld.HOSPITAL));
    }

    @Test
    void who_asks_too_often_is_told_to_come_again_and_others_are_not() {
        List<JsonNode> replies = new ArrayList<>();
        IntStream.range(0, 20)
                .forEach(i -> replies.add(client.post("/his", "application/json", query(LIMITED))));
        long refused =
                replies.stream()
                        .filter(reply -> reply.get("infcode").textValue().equals("-1"))
                        .peek(
                                reply ->
                                        assertThat(failed(reply))
                                                .contains("settlement/too-often", "请稍后以原报文重发"))
                        .count();
        assertThat(refused).isBetween(10L, 17L);
        succeeded(replies.get(0));
        succeeded(client.post("/his", "application/json", query(GatewayWorld.HOSPITAL)));
    }

    @Test
    void who_asks_the_rest_api_too_often_is_told_when_to_come_again() throws Exception {
        String token =
                DevTokens.issue(GatewayTestSettings.KEYS, Role.HOSPITAL, "tester", LIMITED, "");
        HttpRequest request =
                client.request("/api/v1/visits?limit=1")
                        .header("Authorization", "Bearer " + token)
                        .GET()
                        .build();
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> last = null;
        for (int i = 0; i < 20 && (last == null || last.statusCode() != 429); i++) {
            last = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void a_token_is_not_given_to_a_browser() throws Exception {
        long audited = audited();
        HttpResponse<String> refused =
                HttpClient.newHttpClient()
                        .send(
                                client.request("/auth/oauth/token")
                                        .header("Origin", "https://example.org")
                                        .POST(HttpRequest.BodyPublishers.noBody())
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(audited()).isEqualTo(audited + 1);
    }

    /** Nonces are rows: another instance, or this one after a restart, knows them. */
    @Test
    void a_nonce_is_remembered_for_longer_than_its_timestamp_is_good() {
        String now = String.valueOf(Instant.now().getEpochSecond());
        succeeded(signed(now, "nonce-to-remember"));
        assertThat(
                        world.count(
                                "select count(*) from gateway_nonce where nonce = 'nonce-to-remember'"))
                .isEqualTo(1);
        forgetting.forget(Instant.now().plusSeconds(14 * 60));
        assertThat(failed(signed(now, "nonce-to-remember"))).contains("已使用过");
        forgetting.forget(Instant.now().plusSeconds(16 * 60));
        assertThat(world.count("select count(*) from gateway_nonce")).isZero();
    }

    private JsonNode signed(String timestamp, String nonce) {
        return client.envelope(
                client.request("/his")
                        .header("x-tif-paasid", GatewayTestSettings.PAASID)
                        .header("x-tif-timestamp", timestamp)
                        .header("x-tif-nonce", nonce)
                        .header(
                                "x-tif-signature",
                                GatewayClient.tifSignature(
                                        timestamp, GatewayTestSettings.SECRET, nonce))
                        .POST(HttpRequest.BodyPublishers.ofString(query(SIGNING))));
    }

    /** One institution's credentials are of no use to speak for another. */
    @Test
    void nobody_speaks_for_another_institution() throws Exception {
        String now = String.valueOf(Instant.now().getEpochSecond());
        for (String other : List.of(BEARING, CERTIFIED, GatewayWorld.SEALING)) {
            JsonNode reply =
                    client.envelope(
                            client.request("/his")
                                    .header("x-tif-paasid", GatewayTestSettings.PAASID)
                                    .header("x-tif-timestamp", now)
                                    .header("x-tif-nonce", "nonce-for-" + other)
                                    .header(
                                            "x-tif-signature",
                                            GatewayClient.tifSignature(
                                                    now,
                                                    GatewayTestSettings.SECRET,
                                                    "nonce-for-" + other))
                                    .POST(HttpRequest.BodyPublishers.ofString(query(other))));
            assertThat(failed(reply)).contains("institution-not-authenticated");
        }
        assertThat(failed(answer(TestCertificates.REGISTERED, BEARING)))
                .contains("institution-not-authenticated");
    }
}
