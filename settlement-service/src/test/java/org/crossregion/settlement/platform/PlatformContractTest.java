package org.crossregion.settlement.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpServer;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.json.JsonSetup;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** We ask as the examples of the protocol ask, and understand what they answer. */
class PlatformContractTest {

    private static final Path EXAMPLES = Path.of("..", "docs", "contracts", "platform");

    private final ObjectMapper json = json();
    private HttpServer server;
    private HttpPlatform platform;

    private int status = 200;
    private String answer = "{}";
    private String askedPath;
    private JsonNode asked;
    private long delayMillis;

    private static ObjectMapper json() {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        json.disable(
                com.fasterxml.jackson.databind.DeserializationFeature
                        .ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        new JsonSetup().customize(json);
        return json;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    askedPath = exchange.getRequestURI().getPath();
                    asked = json.readTree(exchange.getRequestBody());
                    pause(delayMillis);
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        platform = new HttpPlatform(config(), json);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_person_is_asked_for_by_number() throws IOException {
        answers("person");

        RemotePerson person = platform.find("02", "999912195602039001").orElseThrow();

        theRequestWas("persons", "person");
        assertThat(person.name()).isEqualTo("津样甲");
        assertThat(person.insurances().get(0).accountBalance()).isEqualTo(Money.ofYuan("800.00"));
        assertThat(person.chronicDiseases())
                .containsExactly(
                        new RemotePerson.ChronicDisease(
                                "M01600", "糖尿病", LocalDate.parse("2008-01-01"), null));
        assertThat(person.toString()).doesNotContain("999912195602039001");
    }

    @Test
    void an_unknown_person_is_absent() {
        refuses(404, "person-unknown");

        assertThat(platform.find("02", "999900")).isEmpty();
    }

    @Test
    void an_entitlement_is_asked_for() throws IOException {
        answers("entitlement");

        EligibilityAnswer direct =
                platform.entitlement(
                        "99997112000000000001",
                        Scheme.EMPLOYEE,
                        new CareQuestion(
                                RegionCode.of("120000"),
                                RegionCode.of("220200"),
                                RegionCode.of("220200"),
                                "H22020000001",
                                true,
                                true,
                                true,
                                true,
                                true,
                                CareType.INPATIENT,
                                LocalDate.of(2026, 10, 5),
                                LocalDate.of(2026, 10, 14),
                                false,
                                Optional.empty(),
                                false));

        theRequestWas("entitlements", "entitlement");
        assertThat(direct.reason()).isEqualTo(EligibilityReason.FILED);
        assertThat(direct.filingType()).contains(FilingType.RESETTLED_RETIREE);
        assertThat(direct.filingId()).contains("TF99997112000000000001");
    }

    @Test
    void a_bill_is_booked_under_its_request() throws IOException {
        answers("settlement");
        RemoteBill bill = bill();

        RemoteShare share = platform.settle("S1200002610050000001-1-settlement-1", bill);

        theRequestWas("settlements", "settlement");
        assertThat(share.split(bill).fund(Fund.POOLING)).isEqualTo(Money.ofYuan("7225.00"));
        assertThat(share.sentences()).hasSize(2);
    }

    @Test
    void a_quote_asks_for_the_same_bill_without_a_request() throws IOException {
        answers("settlement");

        platform.quote(bill());

        assertThat(askedPath).isEqualTo("/platform/v1/quotes");
        assertThat(asked.size()).isEqualTo(1);
        assertThat(asked.get("bill")).isEqualTo(example("settlement.request").get("bill"));
    }

    @Test
    void a_bill_is_taken_back() throws IOException {
        answers("cancellation");
        RemoteCancellation cancellation =
                json.treeToValue(
                        example("cancellation.request").get("cancellation"),
                        RemoteCancellation.class);

        RemoteCancelled done =
                platform.cancel("S1200002610050000001-1-cancellation-1", cancellation);

        theRequestWas("cancellations", "cancellation");
        assertThat(
                        done.answers(
                                "S1200002610050000001-1-cancellation-1",
                                cancellation.total().negated()))
                .isTrue();
    }

    @Test
    void a_bill_that_was_taken_back_is_booked_again() throws IOException {
        answers("restoration");
        RemoteCancellation restoration =
                json.treeToValue(
                        example("restoration.request").get("restoration"),
                        RemoteCancellation.class);

        RemoteCancelled done =
                platform.restore("S1200002610050000001-2-restoration-1", restoration);

        theRequestWas("restorations", "restoration");
        assertThat(done.answers("S1200002610050000001-2-restoration-1", restoration.total()))
                .isTrue();
    }

    @Test
    void a_request_is_reversed() throws IOException {
        answers("reversal");

        platform.reverse("S1200002610050000001-1-settlement-2");

        theRequestWas("reversals", "reversal");
    }

    @Test
    void a_request_that_was_reversed_there_is_told_apart() throws IOException {
        status = 409;
        answer = Files.readString(EXAMPLES.resolve("problem.json"));

        assertThatThrownBy(() -> platform.settle("r", bill())).isInstanceOf(ReversedThere.class);
    }

    @Test
    void what_it_refuses_is_refused_here_with_its_words() {
        refuses(422, "not-covered");

        assertThatThrownBy(() -> platform.quote(bill()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.refusal())
                                    .isEqualTo(SettlementRefusal.PLATFORM_REFUSED);
                            assertThat(refused.detail()).contains("不包含", "not-covered");
                        });
    }

    @Test
    void a_region_it_does_not_serve_is_settled_by_nobody_here() {
        refuses(404, "region-not-served");

        refused(SettlementRefusal.REGION_NOT_HOSTED);
    }

    @Test
    void whoever_fails_hangs_or_is_away_does_not_answer() {
        status = 500;
        refused(SettlementRefusal.PLATFORM_NOT_ANSWERING);
        status = 401;
        refused(SettlementRefusal.PLATFORM_NOT_ANSWERING);
        status = 200;
        delayMillis = 900;
        refused(SettlementRefusal.PLATFORM_NOT_ANSWERING);
        server.stop(0);
        refused(SettlementRefusal.PLATFORM_NOT_ANSWERING);
    }

    @Test
    void an_answer_that_cannot_be_read_is_no_answer_to_rest_on() {
        for (String unreadable : new String[] {"", "null", "[]", "{\"cash\":\"1.234\"}", "no"}) {
            answer = unreadable;
            refused(SettlementRefusal.PLATFORM_ANSWER_INVALID);
        }
    }

    private void refused(SettlementRefusal refusal) {
        assertThatThrownBy(() -> platform.quote(bill()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private void answers(String example) throws IOException {
        answer = Files.readString(EXAMPLES.resolve(example + ".answer.json"));
    }

    private void refuses(int with, String code) {
        status = with;
        answer = "{\"code\":\"" + code + "\",\"detail\":\"本平台政策不包含该类\"}";
    }

    private void theRequestWas(String call, String example) throws IOException {
        assertThat(askedPath).isEqualTo("/platform/v1/" + call);
        assertThat(asked).isEqualTo(example(example + ".request"));
    }

    private JsonNode example(String name) throws IOException {
        return json.readTree(Files.readString(EXAMPLES.resolve(name + ".json")));
    }

    private RemoteBill bill() {
        try {
            return json.treeToValue(example("settlement.request").get("bill"), RemoteBill.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private PlatformConfig config() {
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new PlatformConfig() {
            @Override
            public Optional<URI> url() {
                return Optional.of(base);
            }

            @Override
            public Optional<String> token() {
                return Optional.of("t");
            }

            @Override
            public Duration timeout() {
                return Duration.ofMillis(400);
            }

            @Override
            public int atOnce() {
                return 1;
            }

            @Override
            public Duration reverseAfter() {
                return Duration.ofMinutes(2);
            }
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
