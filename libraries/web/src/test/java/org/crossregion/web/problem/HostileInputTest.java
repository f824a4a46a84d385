package org.crossregion.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import org.crossregion.web.desk.DeskTest;
import org.crossregion.web.desk.Keys;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Whatever is sent, the answer is no 5xx, and every refusal is a problem. */
@QuarkusTest
@DeskTest
class HostileInputTest {

    private static final long SEED = 20261122;
    private static final int TRIES = 600;
    private static final String GOOD =
            """
            {"name":"窗口","region":"220100","amount":"12.50","kind":"front","day":"2026-10-31",
             "at":"2026-10-31T15:59:00+08:00","count":3,"drawers":[{"label":"上","depth":1}],
             "extra":{"a":[1,2.5,null,true]}}
            """;
    private static final String[] PARTS = {
        "null",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e400",
        "0.001",
        "9223372036854775808",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "true",
        "NaN",
        "\"9999-99-99\"",
        "\"2026-10-31T24:61:00Z\"",
        ",",
        "}",
        ":",
        "\"-0.00\"",
        "\"'; drop table desk; --\"",
        "[[[[[[[[[[",
        "\"\uFEFF\"",
        "\u0001"
    };

    @TestHTTPResource URI address;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final String token = Keys.token(Role.FILING_CLERK, "", "220100");

    @Test
    void mutated_bodies_are_stored_or_refused() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            byte[] body = mutated();
            check(
                    HttpRequest.newBuilder(address.resolve("/api/v1/desks"))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                    new String(body, StandardCharsets.UTF_8));
        }
    }

    @Test
    void mutated_parameters_are_read_or_refused() throws Exception {
        String[] names = {
            "period", "on", "kind", "region", "floor", "size", "uuid", "at", "limit", "after"
        };
        for (int i = 0; i < TRIES; i++) {
            String value = PARTS[random.nextInt(PARTS.length)].repeat(1 + random.nextInt(3));
            String path =
                    (random.nextBoolean() ? "/api/v1/desks/7?" : "/api/v1/desks?")
                            + names[random.nextInt(names.length)]
                            + "="
                            + URLEncoder.encode(value, StandardCharsets.UTF_8);
            check(HttpRequest.newBuilder(address.resolve(path)).GET(), path);
        }
    }

    private byte[] mutated() {
        StringBuilder body = new StringBuilder(GOOD.replace("窗口", "窗口" + random.nextInt()));
        for (int cut = random.nextInt(3); cut >= 0; cut--) {
            int at = random.nextInt(body.length());
            int end = Math.min(body.length(), at + random.nextInt(12));
            body.replace(at, end, PARTS[random.nextInt(PARTS.length)]);
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void check(HttpRequest.Builder request, String what) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(what + "\n" + answer.body()).isLessThan(500);
        if (answer.statusCode() >= 400) {
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(what)
                    .contains("application/problem+json");
            assertThat(answer.body()).as(what).doesNotContain("org.crossregion", "Exception");
        }
    }
}
