package org.crossregion.web.problem;

import static io.restassured.RestAssured.given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import org.crossregion.web.desk.Desk;
import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.desk.Keys;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Every failure is a problem document that names the field. */
@QuarkusTest
@DeskTest
class ProblemsTest {

    private static final String DESKS = "/api/v1/desks";

    @TestHTTPResource URI address;

    @Test
    void a_good_request_is_answered_in_decimal_strings() {
        Desk.as(Role.FILING_CLERK)
                .header("X-Request-Id", "mine-1")
                .body(
                        """
                        {"name":"窗口一","region":"220100","amount":12.5,"kind":"front",
                         "day":"2026-10-31","at":"2026-10-31T15:59:00+08:00","count":3,
                         "drawers":[{"label":"上","depth":1}],"unknown":true}
                        """)
                .post(DESKS)
                .then()
                .statusCode(201)
                .header("X-Request-Id", "mine-1")
                .body("name", equalTo("窗口一"))
                .body("amount", equalTo("12.50"))
                .body("region", equalTo("220100"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    amount            | "amount":"1.234"
                    amount            | "amount":1.234
                    amount            | "amount":1e3
                    amount            | "amount":"12,50"
                    amount            | "amount":true
                    amount            | "amount":{"yuan":1}
                    amount            | "amount":"99999999999999999999"
                    region            | "region":"2201"
                    region            | "region":220100
                    kind              | "kind":"side"
                    kind              | "kind":1
                    day               | "day":"2026-02-30"
                    day               | "day":"+999999999-01-01"
                    at                | "at":"2026-10-31T15:59:00"
                    count             | "count":"many"
                    count             | "count":3.7
                    count             | "count":99999999999
                    name              | "name":12
                    name              | "name":"a\\u0000b"
                    name              | "name":"half \\ud83d only"
                    name              | "name":["a"]
                    drawers           | "drawers":"none"
                    drawers[1].depth  | "drawers":[{"label":"a","depth":1},{"label":"b","depth":"x"}]
                    """)
    void a_value_of_the_wrong_kind_is_named(String field, String member) {
        problem(
                        Desk.as(Role.FILING_CLERK).body("{" + member + "}").post(DESKS).then(),
                        400,
                        "malformed-request")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].message", not(containsString("org.")));
    }

    @Test
    void all_broken_constraints_are_named_as_the_client_wrote_them() {
        problem(
                        Desk.as(Role.FILING_CLERK)
                                .body(
                                        """
                                        {"name":" ","region":"220100",
                                         "drawers":[{"label":"a","depth":1},{"label":"","depth":0}]}
                                        """)
                                .post(DESKS)
                                .then(),
                        400,
                        "invalid-request")
                .body("violations.size()", is(4))
                .body("violations.field", hasItem("name"))
                .body("violations.field", hasItem("amount"))
                .body("violations.field", hasItem("drawers[1].label"))
                .body("violations.field", hasItem("drawers[1].depth"))
                .body("violations.rule", hasItem("not-blank"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /1?period=October           | period
                    /1?period=2026-13           | period
                    /one                        | id
                    /99999999999999999999       | id
                    /1?on=31.10.2026            | on
                    /1?kind=side                | kind
                    /1?region=220100&region=22  | region
                    /1?floor=ground             | floor
                    /1?size=10                  | size
                    /1?uuid=1-2-3-4-5           | uuid
                    /1?at=yesterday             | at
                    ?limit=0                    | limit
                    ?limit=501                  | limit
                    ?limit=few                  | limit
                    ?after=abc                  | after
                    """)
    void a_parameter_of_the_wrong_kind_is_named(String request, String parameter) {
        problem(Desk.as(Role.FILING_CLERK).get(DESKS + request).then(), 400, "invalid-request")
                .body("violations[0].field", equalTo(parameter));
    }

    @Test
    void parameters_are_read() {
        Desk.as(Role.FILING_CLERK)
                .get(
                        DESKS
                                + "/7?period=2026-10&on=2026-10-31&kind=back&region=220100&region=220200")
                .then()
                .statusCode(200)
                .body(
                        "seen",
                        equalTo("7|2026-10|Optional[2026-10-31]|Optional[back]|[220100, 220200]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {                          | body
                    {"name":"a","region":      | region
                    {"drawers":[{"label":tru}] | drawers[0].label
                    nothing                    | body
                    {"name":"a"} and more      | body
                    null                       | body
                    """)
    void malformed_json_is_refused_with_the_place(String body, String field) {
        problem(Desk.as(Role.FILING_CLERK).body(body).post(DESKS).then(), 400, "malformed-request")
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void an_empty_body_is_refused_unless_it_is_optional() {
        problem(Desk.as(Role.FILING_CLERK).post(DESKS).then(), 400, "malformed-request");
        Desk.as(Role.FILING_CLERK)
                .post(DESKS + "/bell")
                .then()
                .statusCode(200)
                .body("rung", equalTo("plainly"));
    }

    /** By another client: REST-assured itself chokes on such texts. */
    @ParameterizedTest
    @MethodSource("hostileTexts")
    void hostile_json_is_refused(String text) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(address.resolve(DESKS))
                                        .header(
                                                "Authorization",
                                                "Bearer "
                                                        + Keys.token(
                                                                Role.FILING_CLERK, "", "220100"))
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(text))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("/problems/malformed-request", "\"limit\"");
    }

    static List<String> hostileTexts() {
        return List.of(
                "{\"extra\":{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}}",
                "{\"extra\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001),
                "{\"count\":" + "9".repeat(10_000) + "}",
                "{\"amount\":1" + "0".repeat(10_000) + "}",
                "{\"extra\":{\"" + "k".repeat(9_000) + "\":1}}");
    }

    @Test
    void text_that_is_not_utf8_is_refused() {
        byte[] gbk =
                new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xb4, '"', '}'};
        problem(Desk.as(Role.FILING_CLERK).body(gbk).post(DESKS).then(), 400, "malformed-request");
        byte[] utf32 = new byte[] {0, 0, (byte) 0xff, 0x7b, 0, 0, (byte) 0xff, 0x22};
        problem(
                Desk.as(Role.FILING_CLERK).body(utf32).post(DESKS).then(),
                400,
                "malformed-request");
    }

    @Test
    void the_protocols_own_failures_are_problems_too() {
        problem(Desk.as(Role.FILING_CLERK).get("/api/v1/nowhere").then(), 404, "not-found");
        problem(given().get("/nowhere/at/all").then(), 404, "not-found");
        problem(Desk.as(Role.FILING_CLERK).delete(DESKS).then(), 405, "method-not-allowed");
        problem(
                Desk.as(Role.FILING_CLERK).contentType("text/csv").body("a,b").post(DESKS).then(),
                415,
                "unsupported-media-type");
        problem(
                Desk.as(Role.FILING_CLERK).accept("image/png").get(DESKS).then(),
                406,
                "not-acceptable");
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        problem(
                Desk.as(Role.FILING_CLERK).body("x".repeat(70_000)).post(DESKS).then(),
                413,
                "too-large");
    }

    @Test
    void a_body_over_the_limit_is_refused_also_when_its_length_was_not_said() throws IOException {
        String token = Keys.token(Role.FILING_CLERK, "", "220100");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String chunk = "x".repeat(1_000);
            out.write(
                    ("POST /api/v1/desks HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer "
                                    + token
                                    + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            try {
                out.write("1\r\n\"\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 100; i++) {
                    out.write(("3e8\r\n" + chunk + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException closedEarly) {
                // The server may stop listening as soon as it has seen enough.
            }
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/desks?after=%00, after", "/api/v1/desks?after=%ff, after", "/x%00, path"})
    void escapes_that_are_no_text_are_refused(String path, String field) {
        problem(
                        Desk.as(Role.FILING_CLERK).urlEncodingEnabled(false).get(path).then(),
                        400,
                        "invalid-request")
                .body("violations[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/desks?after=%zz HTTP/1.1",
                "GET /api/v1/desks/%zz HTTP/1.1",
                "GET /%c0%af HTTP/1.1"
            })
    void a_broken_escape_is_refused(String requestLine) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            String head = "\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream()
                    .write((requestLine + head).getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            // Quarkus itself refuses what is no URI, before any handler of ours.
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("Exception");
        }
    }

    @Test
    void a_failure_of_ours_tells_nothing_but_the_request_id() {
        String body =
                problem(
                                Desk.as(Role.FILING_CLERK)
                                        .header("X-Request-Id", "find-me")
                                        .get(DESKS + "/boom")
                                        .then(),
                                500,
                                "internal-error")
                        .body("requestId", equalTo("find-me"))
                        .extract()
                        .asString();
        assertThat(body).doesNotContain("secret", "Exception", "org.crossregion", "\tat ");
    }

    @Test
    void a_database_without_a_free_connection_is_busy() {
        problem(Desk.as(Role.FILING_CLERK).get(DESKS + "/busy").then(), 503, "busy")
                .header("Retry-After", "1");
    }

    @Test
    void the_same_thing_twice_is_a_conflict() {
        Desk.as(Role.FILING_CLERK).body(Desk.named("twin")).post(DESKS).then().statusCode(201);
        problem(
                Desk.as(Role.FILING_CLERK).body(Desk.named("twin")).post(DESKS).then(),
                409,
                "conflict");
    }

    @Test
    void a_strange_request_id_is_replaced() {
        String id =
                Desk.as(Role.FILING_CLERK)
                        .header("X-Request-Id", "two words; and more")
                        .get(DESKS)
                        .then()
                        .statusCode(200)
                        .extract()
                        .header("X-Request-Id");
        assertThat(id).matches("[0-9a-f-]{36}");
    }

    @Test
    void identity_numbers_do_not_come_back_in_problems() {
        String body =
                Desk.as(Role.FILING_CLERK)
                        .get("/api/v1/desks/999900190001010000x")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString();
        assertThat(body).doesNotContain("999900190001010000").contains("999***********0000");
    }

    private static ValidatableResponse problem(
            ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Request-Id", notNullValue())
                .body("type", equalTo("/problems/" + code))
                .body("status", is(status))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", notNullValue())
                .body("requestId", notNullValue());
    }
}
