package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.month.MonthSeal;
import org.crossregion.values.Period;
import org.crossregion.web.clock.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ReversalTest {

    @Inject GatewayWorld world;
    @Inject MonthSeal seal;
    @Inject BusinessClock businessClock;
    @Inject Clock clock;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;
    private String no;

    @BeforeEach
    void connect() {
        no = world.person().personNo();
        client = client(Dialect.OPENHIS, HOSPITAL);
    }

    private GatewayClient client(Dialect dialect, String institution) {
        return new GatewayClient(address.toString().replaceAll("/$", ""), dialect, institution);
    }

    private Map<String, Object> reversal(String original, String infno) {
        return fields("data", fields("psn_no", no, "omsgid", original, "oinfno", infno));
    }

    private JsonNode reverse(String original, String infno) {
        return client.send("2601", client.msgid(), reversal(original, infno));
    }

    private static void mustBeReversed(JsonNode reply) {
        succeeded(reply);
        assertThat(reply.get("output").isNull()).isTrue();
    }

    private String admit() {
        return admit(client.msgid());
    }

    private String admit(String message) {
        return succeeded(client.send("2401", message, client.admission(no, client.msgid())))
                .at("/result/mdtrt_id")
                .textValue();
    }

    private String stay() {
        String visit = admit();
        succeeded(
                client.ask(
                        "2301",
                        "feedetail",
                        List.of(
                                client.feeLine(visit, no, "1", BED, "160.00", "4"),
                                client.feeLine(visit, no, "2", SCAN, "5000.00", "20"))));
        return visit;
    }

    private Map<String, Object> bill(String visit) {
        return client.settlement(visit, no, "5160.00");
    }

    private String settled(JsonNode reply) {
        return succeeded(reply).at("/setlinfo/setl_id").textValue();
    }

    private String outpatient() {
        String visit =
                succeeded(
                                client.send(
                                        "2201",
                                        client.msgid(),
                                        client.registration(no, client.msgid())))
                        .at("/data/mdtrt_id")
                        .textValue();
        succeeded(
                client.ask(
                        "2204",
                        "feedetail",
                        List.of(client.outpatientLine(visit, no, "B1", "1", SCAN, "800.00", "4"))));
        return visit;
    }

    private Map<String, Object> outpatientBill(String visit) {
        return client.outpatientBill(visit, no, "B1", "11", "800.00");
    }

    /** What the bills of a visit come to, mirrors and all. */
    private long total(String visit) {
        return world.count(
                "select coalesce(sum(total_fen), 0)::bigint from settlement where visit_id = '"
                        + visit
                        + "'");
    }

    /** The kinds of a visit's bills and mirrors, in the order they were entered. */
    private String kinds(String visit) {
        return world.text(
                "select coalesce(string_agg(s.kind, ',' order by c.id), '') from settlement s join"
                        + " accumulator_change c on c.settlement_id = s.settlement_id where"
                        + " s.visit_id = '"
                        + visit
                        + "'");
    }

    private String year() {
        return world.text(
                "select concat(bills, '/', admissions, '/', total_fen, '/', deductible_fen, '/',"
                        + " yearly_deductible_fen, '/', pooling_fen, ' ', (select balance_fen from"
                        + " account where person_no = '"
                        + no
                        + "')) from accumulator where person_no = '"
                        + no
                        + "'");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_settlement_whose_reply_was_lost_is_undone_and_may_be_made_anew(Dialect dialect) {
        GatewayClient his = client(dialect, HOSPITAL);
        String visit = stay();
        String lost = his.msgid();
        String first = settled(his.send("2304", lost, bill(visit)));
        String message = his.msgid();

        JsonNode undone = his.send("2601", message, reversal(lost, "2304"));
        mustBeReversed(undone);
        assertThat(kinds(visit)).isEqualTo("settlement,undo");
        Map<String, Long> before = world.rowCounts();

        JsonNode again = his.send("2601", message, reversal(lost, "2304"));
        mustBeReversed(again);
        assertThat(again.get("inf_refmsgid")).isEqualTo(undone.get("inf_refmsgid"));
        assertThat(failed(his.send("2304", lost, bill(visit)))).contains("message-reversed");
        assertThat(world.rowCounts()).isEqualTo(before);
        mustBeReversed(his.send("2601", his.msgid(), reversal(lost, "2304")));
        assertThat(total(visit)).isZero();

        assertThat(settled(his.send("2304", his.msgid(), bill(visit)))).isNotEqualTo(first);
        assertThat(total(visit)).isEqualTo(516_000);
        mustBeReversed(his.send("2601", his.msgid(), reversal(lost, "2304")));
        assertThat(total(visit)).isEqualTo(516_000);
    }

    @Test
    void an_outpatient_settlement_is_undone() {
        String visit = outpatient();
        String lost = client.msgid();
        settled(client.send("2207", lost, outpatientBill(visit)));

        mustBeReversed(reverse(lost, "2207"));

        assertThat(kinds(visit)).isEqualTo("settlement,undo");
        settled(client.send("2207", client.msgid(), outpatientBill(visit)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2207", "2208", "2304", "2305", "2401"})
    void what_never_arrived_is_barred_from_arriving_late(String infno) {
        String visit = infno.equals("2207") || infno.equals("2208") ? outpatient() : stay();
        String settlement =
                switch (infno) {
                    case "2208" ->
                            settled(client.send("2207", client.msgid(), outpatientBill(visit)));
                    case "2305" -> settled(client.send("2304", client.msgid(), bill(visit)));
                    default -> "";
                };
        Map<String, Object> message =
                switch (infno) {
                    case "2207" -> outpatientBill(visit);
                    case "2304" -> bill(visit);
                    case "2401" -> client.admission(no, client.msgid());
                    default -> client.cancellation(settlement, visit, no);
                };
        String lost = client.msgid();
        long before = total(visit);

        mustBeReversed(reverse(lost, infno));
        assertThat(failed(client.send(infno, lost, message))).contains("message-reversed");

        assertThat(total(visit)).isEqualTo(before);
        if (!infno.equals("2401")) {
            succeeded(client.send(infno, client.msgid(), message));
        }
    }

    @Test
    void a_refused_message_is_reversed_too_and_then_stays_refused() {
        String visit = stay();
        String message = client.msgid();
        assertThat(failed(client.send("2304", message, client.settlement(visit, no, "1.00"))))
                .contains("total-differs");

        mustBeReversed(reverse(message, "2304"));

        assertThat(failed(client.send("2304", message, bill(visit)))).contains("message-reversed");
        settled(client.send("2304", client.msgid(), bill(visit)));
    }

    /** A retry under a new msgid is answered with the first bill; the first stands. */
    @Test
    void a_message_that_did_nothing_itself_is_reversed_to_nothing() {
        String visit = stay();
        String first = settled(client.send("2304", client.msgid(), bill(visit)));
        String retry = client.msgid();
        assertThat(settled(client.send("2304", retry, bill(visit)))).isEqualTo(first);

        mustBeReversed(reverse(retry, "2304"));

        assertThat(total(visit)).isEqualTo(516_000);
    }

    @Test
    void a_settlement_cancelled_already_is_reversed_without_a_second_mirror() {
        String visit = stay();
        String lost = client.msgid();
        String settlement = settled(client.send("2304", lost, bill(visit)));
        succeeded(client.send("2305", client.msgid(), client.cancellation(settlement, visit, no)));

        mustBeReversed(reverse(lost, "2304"));

        assertThat(kinds(visit)).isEqualTo("settlement,cancellation");
    }

    @Test
    void a_cancellation_whose_reply_was_lost_is_undone_and_the_bill_stands_by_its_old_number() {
        String visit = stay();
        String bill = client.msgid();
        String settlement = settled(client.send("2304", bill, bill(visit)));
        String before = year();
        String lost = client.msgid();
        succeeded(client.send("2305", lost, client.cancellation(settlement, visit, no)));

        mustBeReversed(reverse(lost, "2305"));
        mustBeReversed(reverse(lost, "2305"));

        assertThat(total(visit)).isEqualTo(516_000);
        assertThat(year()).isEqualTo(before);
        assertThat(failed(client.send("2305", lost, client.cancellation(settlement, visit, no))))
                .contains("message-reversed");
        JsonNode asked =
                succeeded(
                        client.ask(
                                "5203",
                                "data",
                                fields("psn_no", no, "setl_id", settlement, "mdtrt_id", visit)));
        assertThat(asked.at("/setlinfo/medfee_sumamt").decimalValue())
                .isEqualByComparingTo("5160.00");
        assertThat(settled(client.send("2304", client.msgid(), bill(visit)))).isNotEmpty();
        assertThat(total(visit)).isEqualTo(516_000);

        // Undone, cancelled, undone: whatever comes, it comes by the number the hospital knows.
        String second = client.msgid();
        succeeded(client.send("2305", second, client.cancellation(settlement, visit, no)));
        assertThat(total(visit)).isZero();
        mustBeReversed(reverse(second, "2305"));
        assertThat(total(visit)).isEqualTo(516_000);
        mustBeReversed(reverse(bill, "2304"));
        assertThat(total(visit)).isZero();
    }

    @Test
    void an_outpatient_cancellation_is_undone_beside_other_bills_of_the_visit() {
        String visit = outpatient();
        String settlement = settled(client.send("2207", client.msgid(), outpatientBill(visit)));
        succeeded(
                client.ask(
                        "2204",
                        "feedetail",
                        List.of(client.outpatientLine(visit, no, "B2", "2", BED, "40.00", "1"))));
        String lost = client.msgid();
        succeeded(client.send("2208", lost, client.cancellation(settlement, visit, no)));
        succeeded(
                client.send(
                        "2207",
                        client.msgid(),
                        client.outpatientBill(visit, no, "B2", "11", "40.00")));

        mustBeReversed(reverse(lost, "2208"));

        assertThat(total(visit)).isEqualTo(84_000);
        succeeded(client.send("2208", client.msgid(), client.cancellation(settlement, visit, no)));
        assertThat(total(visit)).isEqualTo(4_000);
    }

    @Test
    void a_cancellation_is_not_undone_once_the_lines_are_changed_or_billed_again() {
        String visit = stay();
        String settlement = settled(client.send("2304", client.msgid(), bill(visit)));
        String lost = client.msgid();
        succeeded(client.send("2305", lost, client.cancellation(settlement, visit, no)));
        String anew = settled(client.send("2304", client.msgid(), bill(visit)));
        assertThat(failed(reverse(lost, "2305"))).contains("cannot-restore");
        assertThat(total(visit)).isEqualTo(516_000);

        String second = client.msgid();
        succeeded(client.send("2305", second, client.cancellation(anew, visit, no)));
        succeeded(
                client.ask(
                        "2302",
                        "data",
                        List.of(fields("feedetl_sn", "1", "mdtrt_id", visit, "psn_no", no))));
        assertThat(failed(reverse(second, "2305"))).contains("cannot-restore");
        assertThat(total(visit)).isZero();
    }

    @Test
    void an_admission_is_undone_unless_it_is_billed() {
        String message = client.msgid();
        String visit = admit(message);
        mustBeReversed(reverse(message, "2401"));
        assertThat(world.text("select state from visit where visit_id = '" + visit + "'"))
                .isEqualTo("cancelled");

        String second = client.msgid();
        visit = admit(second);
        succeeded(
                client.ask(
                        "2301",
                        "feedetail",
                        List.of(client.feeLine(visit, no, "1", BED, "40.00", "1"))));
        settled(client.send("2304", client.msgid(), client.settlement(visit, no, "40.00")));
        assertThat(failed(reverse(second, "2401"))).contains("visit-has-bills");
        assertThat(total(visit)).isEqualTo(4_000);
    }

    @Test
    void only_what_is_settlement_can_be_reversed_and_only_ones_own() {
        assertThat(failed(reverse(client.msgid(), "2501"))).contains("not-reversible");
        assertThat(failed(reverse(client.msgid(), "2301"))).contains("not-reversible");
        assertThat(failed(reverse(client.msgid(), "2503"))).contains("not-reversible");
        assertThat(failed(reverse(client.msgid(), "2102"))).contains("transaction-not-here");
        assertThat(
                        failed(
                                client.send(
                                        "2601",
                                        client.msgid(),
                                        fields(
                                                "data",
                                                fields(
                                                        "psn_no", "1",
                                                        "omsgid", "1",
                                                        "oinfno", "2304")))))
                .contains("person-unknown");
        String visit = stay();
        String message = client.msgid();
        settled(client.send("2304", message, bill(visit)));
        GatewayClient other = client(Dialect.OPENHIS, OTHER_HOSPITAL);
        mustBeReversed(other.send("2601", other.msgid(), reversal(message, "2304")));
        assertThat(total(visit)).isEqualTo(516_000);
    }

    @Test
    void after_the_month_an_undo_is_a_cancellation_and_after_clearing_a_refund() {
        String sealed = stay();
        String first = client.msgid();
        settled(client.send("2304", first, bill(sealed)));
        String earlier = no;
        no = world.person().personNo();
        String cleared = stay();
        String second = client.msgid();
        String settlement = settled(client.send("2304", second, bill(cleared)));
        String lateComer = no;
        List<Lost> others =
                Stream.of("2207", "2208", "2305", "2401")
                        .map(this::sentBeforeTheMonthEnds)
                        .toList();
        List<Lost> clearedOthers =
                Stream.of("2207", "2208", "2305").map(this::sentBeforeTheMonthEnds).toList();
        no = lateComer;
        Period month = Period.monthOf(clock.instant());
        businessClock.set(month.endExclusive().plusSeconds(30));
        seal.seal(month);

        no = earlier;
        mustBeReversed(reverse(first, "2304"));
        assertThat(kinds(sealed)).isEqualTo("settlement,cancellation");
        others.forEach(this::mustBeAsNeverSent);
        no = lateComer;
        world.clear("220000", "province", settlement);
        try {
            mustBeReversed(reverse(second, "2304"));
            assertThat(kinds(cleared)).isEqualTo("settlement,refund");
            assertThat(
                            world.text(
                                    "select a.detail ->> 'origin' from audit_entry a join mirror m"
                                            + " on m.mirror_id = a.subject where m.original_id = '"
                                            + settlement
                                            + "'"))
                    .isEqualTo("undo");
            assertThat(
                            world.text(
                                    "select kind || ' ' || region from review where settlement_id ="
                                            + " '"
                                            + settlement
                                            + "'"))
                    .isEqualTo("undone-after-clearing 220200");
            clearedOthers.forEach(this::mustBeAsNeverSent);
        } finally {
            world.execute("delete from cleared_period");
        }
    }

    /** A message whose reply was lost in one month, and what its visit comes to without it. */
    private record Lost(String infno, String msgid, String personNo, String visit, long without) {}

    private Lost sentBeforeTheMonthEnds(String infno) {
        no = world.person().personNo();
        String lost = client.msgid();
        if (infno.equals("2401")) {
            return new Lost(infno, lost, no, admit(lost), 0);
        }
        boolean outpatient = !infno.equals("2305");
        String visit = outpatient ? outpatient() : stay();
        Map<String, Object> bill = outpatient ? outpatientBill(visit) : bill(visit);
        String message = infno.equals("2207") ? lost : client.msgid();
        String settlement = settled(client.send(outpatient ? "2207" : "2304", message, bill));
        if (infno.equals("2207")) {
            return new Lost(infno, lost, no, visit, 0);
        }
        succeeded(client.send(infno, lost, client.cancellation(settlement, visit, no)));
        return new Lost(infno, lost, no, visit, outpatient ? 80_000 : 516_000);
    }

    private void mustBeAsNeverSent(Lost lost) {
        String before = no;
        no = lost.personNo();
        mustBeReversed(reverse(lost.msgid(), lost.infno()));
        assertThat(total(lost.visit())).as(lost.infno()).isEqualTo(lost.without());
        if (lost.infno().equals("2401")) {
            assertThat(
                            world.text(
                                    "select state from visit where visit_id = '"
                                            + lost.visit()
                                            + "'"))
                    .isEqualTo("cancelled");
        }
        no = before;
    }

    /** The reversal overtakes the original, meets it half way, or comes after it. */
    @Test
    void a_reversal_sent_while_its_original_is_under_way_leaves_nothing_standing() {
        for (int i = 0; i < 25; i++) {
            no = world.person().personNo();
            String visit = stay();
            String message = client.msgid();
            int delay = i;
            CountDownLatch start = new CountDownLatch(1);
            CompletableFuture<JsonNode> original =
                    CompletableFuture.supplyAsync(
                            () -> {
                                await(start, 0);
                                return client.send("2304", message, bill(visit));
                            });
            CompletableFuture<JsonNode> reversal =
                    CompletableFuture.supplyAsync(
                            () -> {
                                await(start, delay);
                                return reverse(message, "2304");
                            });
            start.countDown();

            mustBeReversed(reversal.join());
            JsonNode answered = original.join();
            if (answered.get("infcode").textValue().equals("-1")) {
                assertThat(failed(answered)).contains("message-reversed");
                assertThat(kinds(visit)).isEmpty();
            } else {
                assertThat(kinds(visit)).isEqualTo("settlement,undo");
            }
            assertThat(total(visit)).isZero();
            assertThat(failed(client.send("2304", message, bill(visit))))
                    .contains("message-reversed");
        }
    }

    @Test
    void ten_reversals_and_cancellations_at_once_take_a_bill_back_once() {
        String visit = stay();
        String message = client.msgid();
        String settlement = settled(client.send("2304", message, bill(visit)));
        List<CompletableFuture<JsonNode>> sent =
                java.util.stream.IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        i % 3 == 0
                                                                ? client.send(
                                                                        "2305",
                                                                        client.msgid(),
                                                                        client.cancellation(
                                                                                settlement,
                                                                                visit,
                                                                                no))
                                                                : reverse(message, "2304")))
                        .toList();
        sent.forEach(CompletableFuture::join);

        for (int i = 0; i < 10; i++) {
            if (i % 3 != 0) {
                mustBeReversed(sent.get(i).join());
            }
        }
        assertThat(total(visit)).isZero();
        assertThat(kinds(visit).split(",")).hasSize(2);
    }

    private static void await(CountDownLatch start, int millis) {
        try {
            start.await();
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
