package org.crossregion.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.embedded.LocalPostgres;
import org.crossregion.local.client.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The twin answers the protocol's examples as they say, and books each request once. */
class TwinContractTest {

    private static final Path EXAMPLES = Path.of("..", "..", "docs", "contracts", "platform");
    private static final Path REFERENCE = Path.of("src", "main", "reference");

    @TempDir private static Path directory;
    private static LocalPostgres postgres;
    private static int databases;

    private final String database = "platform" + ++databases;
    private final HttpClient http = HttpClient.newHttpClient();
    private TwinServer server;

    @BeforeAll
    static void startPostgres() {
        postgres = LocalPostgres.start(directory, 0, false);
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @BeforeEach
    void start() throws SQLException {
        postgres.createDatabaseIfMissing(database);
        Books books =
                new Books(postgres.jdbcUrl(database), LocalPostgres.USER, LocalPostgres.PASSWORD);
        books.open();
        server = TwinServer.start(0, Twin.of(REFERENCE, books), books);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_example_is_answered_as_it_says() throws Exception {
        for (String call : List.of("person", "entitlement", "settlement")) {
            assertThat(ask(calls(call), example(call + ".request")).body())
                    .as(call)
                    .isEqualTo(example(call + ".answer"));
        }
        assertThat(totals("2026-10")).isEqualTo(example("totals.answer"));
        assertThat(ask("cancellations", example("cancellation.request")).body())
                .isEqualTo(example("cancellation.answer"));
        assertThat(ask("restorations", example("restoration.request")).body())
                .isEqualTo(example("restoration.answer"));
        assertThat(totals("2026-10")).isEqualTo(example("totals.answer"));
        assertThat(ask("reversals", example("reversal.request")).body())
                .isEqualTo(example("reversal.answer"));
        Reply late = ask("settlements", renamed("settlement.request", "reversal.request"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).isEqualTo(example("problem"));
    }

    private static String calls(String example) {
        return example.equals("entitlement") ? "entitlements" : example + "s";
    }

    @Test
    void the_same_request_is_booked_once_and_other_content_is_refused() throws Exception {
        JsonNode first = ask("settlements", example("settlement.request")).body();
        ObjectNode changed = example("settlement.request").deepCopy();
        ((ObjectNode) changed.get("bill")).put("useAccount", false);

        assertThat(ask("settlements", example("settlement.request")).body()).isEqualTo(first);
        assertThat(ask("settlements", changed).status()).isEqualTo(409);
        assertThat(totals("2026-10").at("/rows/0/cases").asInt()).isEqualTo(1);
    }

    @Test
    void chronic_care_is_for_what_the_person_is_entitled_to() throws Exception {
        for (String code : List.of("M01600", "M07801")) {
            ObjectNode asked = example("settlement.request").deepCopy();
            ObjectNode bill = (ObjectNode) asked.get("bill");
            bill.put("careType", "chronic-outpatient").put("stay", false);
            bill.putArray("diseases").add(code);
            Reply reply = ask("quotes", asked);
            assertThat(reply.status()).as(code).isEqualTo(code.equals("M01600") ? 200 : 422);
        }
    }

    @Test
    void many_at_once_book_it_once() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(12);
        List<Future<Reply>> replies = new ArrayList<>();
        Callable<Reply> call = () -> ask("settlements", example("settlement.request"));
        for (int i = 0; i < 24; i++) {
            replies.add(callers.submit(call));
        }
        for (Future<Reply> reply : replies) {
            assertThat(reply.get().body()).isEqualTo(example("settlement.answer"));
        }
        callers.shutdown();
        assertThat(totals("2026-10")).isEqualTo(example("totals.answer"));
    }

    @Test
    void a_lost_reply_and_a_restart_lose_nothing() throws Exception {
        fault("lose-reply", "settlements");
        assertThat(ask("settlements", example("settlement.request")).status()).isZero();
        server.close();
        start();

        assertThat(ask("settlements", example("settlement.request")).body())
                .isEqualTo(example("settlement.answer"));
        assertThat(totals("2026-10")).isEqualTo(example("totals.answer"));
    }

    @Test
    void a_reversed_bill_is_as_if_it_had_never_been() throws Exception {
        ask("settlements", example("settlement.request"));
        ObjectNode reversal = Json.object();
        reversal.put("request", example("settlement.request").get("request").asText());

        assertThat(ask("reversals", reversal).status()).isEqualTo(200);
        assertThat(ask("reversals", reversal).status()).isEqualTo(200);

        assertThat(totals("2026-10").get("rows")).isEmpty();
        assertThat(ask("settlements", renamed("settlement.request", "cancellation.request")).body())
                .as("the deductible and the account are whole again")
                .isEqualTo(
                        example("settlement.answer")
                                .<ObjectNode>deepCopy()
                                .put(
                                        "request",
                                        example("cancellation.request").get("request").asText()));
    }

    @Test
    void a_cancelled_bill_counts_nought_and_the_next_bears_its_deductible() throws Exception {
        ask("settlements", example("settlement.request"));
        ask("cancellations", example("cancellation.request"));

        JsonNode row = totals("2026-10").at("/rows/0");
        assertThat(row.get("cases").asInt()).isZero();
        assertThat(row.get("cleared").asText()).isEqualTo("0.00");
        ObjectNode again = renamed("settlement.request", "reversal.request");
        assertThat(ask("settlements", again).body().get("deductible").asText())
                .isEqualTo("1500.00");
        ObjectNode twice = example("cancellation.request").deepCopy();
        twice.put("request", "another");
        assertThat(ask("cancellations", twice).body().get("code").asText())
                .isEqualTo("already-cancelled");
    }

    @Test
    void the_second_stay_of_the_year_bears_less_and_a_quote_books_nothing() throws Exception {
        ask("settlements", example("settlement.request"));
        ObjectNode next = renamed("settlement.request", "reversal.request");
        ((ObjectNode) next.get("bill")).put("visit", "S1200002610050000002");
        next.remove("request");

        JsonNode quoted = ask("quotes", next).body();

        assertThat(quoted.get("deductible").asText()).isEqualTo("500.00");
        // (10,000 − 500) × 85 %
        assertThat(quoted.at("/funds/pooling").asText()).isEqualTo("8075.00");
        assertThat(quoted.get("account").asText()).isEqualTo("0.00");
        assertThat(totals("2026-10")).isEqualTo(example("totals.answer"));
    }

    @Test
    void who_is_unknown_not_filed_or_not_covered_is_told_so() throws Exception {
        ObjectNode nobody = Json.object().put("voucher", "identity").put("number", "999900");
        assertThat(ask("persons", nobody).status()).isEqualTo(404);
        ObjectNode elsewhere = example("entitlement.request").deepCopy();
        elsewhere.put("treatmentRegion", "222400");
        JsonNode answer = ask("entitlements", elsewhere).body();
        assertThat(answer.get("direct").asBoolean()).isFalse();
        assertThat(answer.get("reason").asText()).isEqualTo("filed-elsewhere");
        ObjectNode pharmacy = example("settlement.request").deepCopy();
        ((ObjectNode) pharmacy.get("bill")).put("careType", "pharmacy").put("stay", false);
        Reply refused = ask("settlements", pharmacy);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asText()).isEqualTo("not-covered");
        assertThat(ask("settlements", Json.object()).status()).isEqualTo(422);
        assertThat(totals("2026-10").get("rows")).isEmpty();
    }

    private record Reply(int status, JsonNode body) {}

    private Reply ask(String call, JsonNode body) throws InterruptedException {
        return send("POST", "/platform/v1/" + call, body);
    }

    private void fault(String mode, String call) throws InterruptedException {
        send("PUT", "/platform/dev/faults", Json.object().put("mode", mode).put("call", call));
    }

    private JsonNode totals(String period) throws InterruptedException {
        return send("GET", "/platform/v1/totals?period=" + period, null).body();
    }

    /** Status 0 if no answer came. */
    private Reply send(String method, String path, JsonNode body) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(Json.write(body)))
                        .build();
        try {
            HttpResponse<String> reply = http.send(request, BodyHandlers.ofString());
            return new Reply(reply.statusCode(), Json.read(reply.body()));
        } catch (IOException e) {
            return new Reply(0, Json.object());
        }
    }

    private static JsonNode example(String name) throws IOException {
        return Json.read(Files.readString(EXAMPLES.resolve(name + ".json")));
    }

    /** An example under the request of another. */
    private static ObjectNode renamed(String name, String like) throws IOException {
        return example(name)
                .<ObjectNode>deepCopy()
                .put("request", example(like).get("request").asText());
    }
}
