package org.crossregion.web.security;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import jakarta.inject.Inject;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.desk.Keys;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who gets in, how far, and that everyone turned away is on record. */
@QuarkusTest
@DeskTest
class SecurityTest {

    private static final String DESKS = "/api/v1/desks";

    @Inject Jdbi jdbi;
    @Inject ServiceTokens serviceTokens;

    @Test
    void no_token_no_entry() {
        String id = UUID.randomUUID().toString();
        unauthenticated(given().header("X-Request-Id", id).get(DESKS).then());
        assertAudited(id, "unauthenticated", "anonymous");
    }

    @Test
    void a_token_of_another_issuers_key_is_refused() {
        DevKeys others = DevKeys.in(Path.of("target", "other-keys"));
        String forged = DevTokens.issue(others.directory(), Role.FILING_CLERK, "eve", "", "220100");
        String id = UUID.randomUUID().toString();
        unauthenticated(given().header("X-Request-Id", id).auth().oauth2(forged).get(DESKS).then());
        assertAudited(id, "unauthenticated", "anonymous");
    }

    @Test
    void a_changed_token_is_refused() {
        String token = Keys.token(Role.HOSPITAL, "H1", "");
        String[] parts = token.split("\\.");
        String claims =
                new String(java.util.Base64.getUrlDecoder().decode(parts[1]))
                        .replace("hospital", "auditor");
        String changed =
                parts[0]
                        + "."
                        + java.util.Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(claims.getBytes())
                        + "."
                        + parts[2];
        unauthenticated(given().auth().oauth2(changed).get(DESKS).then());
        unauthenticated(given().auth().oauth2("nonsense").get(DESKS).then());
        unauthenticated(given().auth().oauth2("a.b.c").get(DESKS).then());
    }

    @Test
    void an_unsigned_token_is_refused() {
        java.util.Base64.Encoder url = java.util.Base64.getUrlEncoder().withoutPadding();
        String head = url.encodeToString("{\"alg\":\"none\",\"kid\":\"issuer\"}".getBytes());
        String claims = Keys.token(Role.AUDITOR, "", "").split("\\.")[1];
        unauthenticated(given().auth().oauth2(head + "." + claims + ".").get(DESKS).then());
    }

    @Test
    void an_expired_token_is_refused() {
        String old =
                DevTokens.issue(
                        Keys.KEYS.directory(),
                        Role.FILING_CLERK,
                        "late",
                        "",
                        "220100",
                        Instant.now().minus(Duration.ofHours(2)),
                        Duration.ofHours(1));
        unauthenticated(given().auth().oauth2(old).get(DESKS).then());
    }

    @Test
    void another_role_is_not_enough() {
        String id = UUID.randomUUID().toString();
        forbidden(Desk.as(Role.APPROVER).header("X-Request-Id", id).get(DESKS).then(), "forbidden");
        assertAudited(id, "forbidden", "user-approver");
    }

    @Test
    void another_region_is_out_of_scope() {
        String id = UUID.randomUUID().toString();
        forbidden(
                Desk.as(Role.FILING_CLERK, "", "220200")
                        .header("X-Request-Id", id)
                        .body(Desk.named("elsewhere"))
                        .post(DESKS)
                        .then(),
                "out-of-scope");
        assertAudited(id, "out-of-scope", "user-filing-clerk");
        forbidden(
                Desk.as(Role.FILING_CLERK, "", "").body(Desk.named("nowhere")).post(DESKS).then(),
                "out-of-scope");
    }

    @Test
    void a_province_and_the_nation_cover_the_region() {
        Desk.as(Role.FILING_CLERK, "", "220000")
                .body(Desk.named("of the province"))
                .post(DESKS)
                .then()
                .statusCode(201);
        Desk.as(Role.FILING_CLERK, "", "100000")
                .body(Desk.named("of the nation"))
                .post(DESKS)
                .then()
                .statusCode(201);
    }

    @Test
    void a_region_claim_that_is_none_is_refused() {
        forbidden(
                Desk.as(Role.FILING_CLERK, "", "Jilin").body(Desk.named("lost")).post(DESKS).then(),
                "forbidden");
    }

    @Test
    void another_institution_is_out_of_scope() {
        Desk.as(Role.HOSPITAL, "H1", "").get(DESKS + "/of/H1").then().statusCode(200);
        forbidden(Desk.as(Role.HOSPITAL, "H1", "").get(DESKS + "/of/H2").then(), "out-of-scope");
        forbidden(Desk.as(Role.HOSPITAL, "", "").get(DESKS + "/of/H1").then(), "out-of-scope");
    }

    @Test
    void services_show_each_other_their_own_tokens() {
        given().auth()
                .oauth2(serviceTokens.issue())
                .get(DESKS + "/services")
                .then()
                .statusCode(200)
                .body("user", equalTo("desk-service"));
        assertThat(serviceTokens.issue()).isEqualTo(serviceTokens.issue());
    }

    @Test
    void the_issuer_cannot_make_a_service() {
        String pretender = Keys.token(Role.SERVICE, "", "");
        unauthenticated(given().auth().oauth2(pretender).get(DESKS + "/services").then());
    }

    @Test
    void the_services_key_cannot_make_a_person() {
        Instant now = Instant.now();
        for (String issuer : List.of(ServiceTokens.ISSUER, DevTokens.ISSUER)) {
            String token =
                    EcTokens.sign(
                            EcTokens.readKey(Keys.KEYS.serviceKey()),
                            DevKeys.SERVICE,
                            Map.of(
                                    "iss",
                                    issuer,
                                    "sub",
                                    "x",
                                    "upn",
                                    "x",
                                    "groups",
                                    List.of(Role.FILING_CLERK),
                                    "iat",
                                    now,
                                    "exp",
                                    now.plusSeconds(60),
                                    "jti",
                                    "1"));
            unauthenticated(given().auth().oauth2(token).get(DESKS).then());
        }
    }

    @Test
    void what_names_no_role_is_closed_and_what_is_open_is_open() {
        forbidden(Desk.as(Role.FILING_CLERK).get(DESKS + "/nobody-said-who").then(), "forbidden");
        given().get(DESKS + "/open").then().statusCode(200).body("user", equalTo("anonymous"));
    }

    @Test
    void an_institution_that_sends_too_much_is_told_to_wait() {
        int refused = 0;
        for (int i = 0; i < 120 && refused == 0; i++) {
            var response = Desk.as(Role.HOSPITAL, "H-HASTY", "").get(DESKS + "?limit=1");
            if (response.statusCode() == 429) {
                refused++;
                response.then()
                        .contentType("application/problem+json")
                        .header("Retry-After", "1")
                        .body("type", equalTo("/problems/too-many-requests"));
            }
        }
        assertThat(refused).isEqualTo(1);
        Desk.as(Role.HOSPITAL, "H-CALM", "").get(DESKS + "?limit=1").then().statusCode(200);
    }

    private void assertAudited(String requestId, String code, String author) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(audited(requestId)).containsExactly(author + ":" + code));
    }

    private List<String> audited(String requestId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select author || ':' || (detail ->> 'code')
                                        from audit_entry where request_id = :id
                                        """)
                                .bind("id", requestId)
                                .mapTo(String.class)
                                .list());
    }

    private static void unauthenticated(ValidatableResponse response) {
        response.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthenticated"));
    }

    private static void forbidden(ValidatableResponse response, String code) {
        response.statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + code));
    }
}
