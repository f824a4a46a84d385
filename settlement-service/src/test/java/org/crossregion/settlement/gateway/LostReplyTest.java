package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Every kind of message whose reply can be lost × whatever may have become of it: 2601 says 0, and
 * what stands afterwards is as if the message had never been sent; or it says why not and changes
 * nothing. After the month and after clearing, see {@link ReversalTest}.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class LostReplyTest {

    private static final List<String> MESSAGES = List.of("2207", "2208", "2304", "2305", "2401");

    /** What became of the message before its sender asked to have it reversed. */
    enum Fate {
        NEVER_ARRIVED,
        REFUSED,
        IN_PROGRESS,
        DONE,
        DONE_AND_SENT_AGAIN,
        ALREADY_REVERSED,
        TAKEN_BACK_OTHERWISE,
        LINES_CHANGED_SINCE
    }

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;
    private String no;

    /** One message ready to be sent, and the visit it is about. */
    private record Sent(String infno, String msgid, String visit, Map<String, Object> nodes) {

        boolean isOutpatient() {
            return infno.startsWith("22");
        }

        boolean isCancellation() {
            return infno.equals("2208") || infno.equals("2305");
        }

        boolean isAdmission() {
            return infno.equals("2401");
        }
    }

    static Stream<Arguments> table() {
        return MESSAGES.stream()
                .flatMap(infno -> Stream.of(Fate.values()).map(fate -> Arguments.of(infno, fate)));
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_lost_reply_is_resolved_whatever_became_of_the_message(String infno, Fate fate) {
        no = world.person().personNo();
        client =
                new GatewayClient(
                        address.toString().replaceAll("/$", ""), Dialect.OPENHIS, HOSPITAL);
        Sent sent = ready(infno);

        befall(sent, fate);
        if (fate == Fate.LINES_CHANGED_SINCE && !sent.isAdmission()) {
            mustStayAsItIs(sent);
            return;
        }
        JsonNode reply = reverse(sent);

        succeeded(reply);
        assertThat(reply.get("output").isNull()).isTrue();
        assertThat(standing(sent)).as("%s %s", infno, fate).isEqualTo(without(sent, fate));
        // Whoever still has the message under way gets nowhere with it any more.
        assertThat(failed(client.send(infno, sent.msgid(), sent.nodes())))
                .contains("message-reversed");
        assertThat(standing(sent)).isEqualTo(without(sent, fate));
        // And asking once more changes nothing.
        succeeded(reverse(sent));
        assertThat(standing(sent)).isEqualTo(without(sent, fate));
    }

    /** A bill whose lines went on is taken back; a cancellation whose lines went on stays one. */
    private void mustStayAsItIs(Sent sent) {
        String before = standing(sent);
        if (sent.isCancellation()) {
            assertThat(failed(reverse(sent))).contains("cannot-restore");
            assertThat(standing(sent)).isEqualTo(before);
        } else {
            succeeded(reverse(sent));
            assertThat(standing(sent)).isEqualTo("0");
        }
    }

    private JsonNode reverse(Sent sent) {
        return client.send(
                "2601",
                client.msgid(),
                fields(
                        "data",
                        fields(
                                "psn_no", no,
                                "omsgid", sent.msgid(),
                                "oinfno", sent.infno())));
    }

    /** What is left where the message never counted. */
    private static String without(Sent sent, Fate fate) {
        if (sent.isAdmission()) {
            return "gone";
        }
        boolean takenBackOtherwise = fate == Fate.TAKEN_BACK_OTHERWISE;
        return sent.isCancellation() && !takenBackOtherwise ? "16000" : "0";
    }

    /** The fen of the visit's bills, mirrors and all; of an admission whether it stands. */
    private String standing(Sent sent) {
        return sent.isAdmission()
                ? world.count(
                                        "select count(*) from visit where state <> 'cancelled' and"
                                                + " person_no = '"
                                                + no
                                                + "'")
                                == 0
                        ? "gone"
                        : "stands"
                : String.valueOf(
                        world.count(
                                "select coalesce(sum(total_fen), 0)::bigint from settlement where"
                                        + " visit_id = '"
                                        + sent.visit()
                                        + "'"));
    }

    private void befall(Sent sent, Fate fate) {
        switch (fate) {
            case NEVER_ARRIVED -> {}
            case REFUSED -> failed(client.send(sent.infno(), sent.msgid(), wrong(sent)));
            case IN_PROGRESS ->
                    CompletableFuture.allOf(
                                    CompletableFuture.runAsync(() -> send(sent)),
                                    CompletableFuture.runAsync(() -> succeeded(reverse(sent))))
                            .join();
            case DONE -> succeeded(send(sent));
            case DONE_AND_SENT_AGAIN -> {
                JsonNode first = send(sent);
                succeeded(first);
                assertThat(send(sent).get("output")).isEqualTo(first.get("output"));
            }
            case ALREADY_REVERSED -> {
                succeeded(send(sent));
                succeeded(reverse(sent));
            }
            case TAKEN_BACK_OTHERWISE -> takenBack(sent);
            case LINES_CHANGED_SINCE -> {
                succeeded(send(sent));
                changeLines(sent);
            }
        }
    }

    private JsonNode send(Sent sent) {
        return client.send(sent.infno(), sent.msgid(), sent.nodes());
    }

    /** The same message as it would be refused. */
    private Map<String, Object> wrong(Sent sent) {
        if (sent.isCancellation()) {
            return client.cancellation("A2201002611220000000", sent.visit(), no);
        }
        if (sent.isAdmission()) {
            return client.admission("99999999999999999999", client.msgid());
        }
        return sent.isOutpatient()
                ? client.outpatientBill(sent.visit(), no, "B1", "11", "1.00")
                : client.settlement(sent.visit(), no, "1.00");
    }

    /** The bill is cancelled by 2208 or 2305, the cancelled bill made anew and cancelled again. */
    private void takenBack(Sent sent) {
        JsonNode reply = send(sent);
        succeeded(reply);
        if (sent.isAdmission()) {
            succeeded(
                    client.ask(
                            "2404",
                            "data",
                            fields(
                                    "mdtrt_id",
                                    reply.at("/output/result/mdtrt_id").textValue(),
                                    "psn_no",
                                    no)));
        } else if (sent.isCancellation()) {
            succeeded(reverse(sent));
            String standing =
                    world.text(
                            "select settlement_id from settlement where kind = 'settlement' and"
                                    + " visit_id = '"
                                    + sent.visit()
                                    + "' order by settled_at limit 1");
            cancel(sent, standing);
        } else {
            cancel(sent, reply.at("/output/setlinfo/setl_id").textValue());
        }
    }

    private void cancel(Sent sent, String settlement) {
        succeeded(
                client.send(
                        sent.isOutpatient() ? "2208" : "2305",
                        client.msgid(),
                        client.cancellation(settlement, sent.visit(), no)));
    }

    private void changeLines(Sent sent) {
        String visit = sent.visit();
        if (sent.isAdmission()) {
            String admitted =
                    world.text(
                            "select visit_id from visit where state = 'admitted' and person_no = '"
                                    + no
                                    + "'");
            upload(admitted, false, "7");
        } else if (sent.isCancellation()) {
            succeeded(
                    sent.isOutpatient()
                            ? client.ask(
                                    "2205",
                                    "data",
                                    fields("mdtrt_id", visit, "chrg_bchno", "B1", "psn_no", no))
                            : client.ask(
                                    "2302",
                                    "data",
                                    List.of(
                                            fields(
                                                    "feedetl_sn", "1",
                                                    "mdtrt_id", visit,
                                                    "psn_no", no))));
        } else if (sent.isOutpatient()) {
            upload(visit, true, "7");
        }
    }

    /** Whatever has to be there before the message can be sent. */
    private Sent ready(String infno) {
        String msgid = client.msgid();
        if (infno.equals("2401")) {
            return new Sent(infno, msgid, "", client.admission(no, client.msgid()));
        }
        boolean outpatient = infno.startsWith("22");
        String visit = outpatient ? registered() : admitted();
        upload(visit, outpatient, "1");
        Map<String, Object> bill =
                outpatient
                        ? client.outpatientBill(visit, no, "B1", "11", "160.00")
                        : client.settlement(visit, no, "160.00");
        if (infno.equals("2207") || infno.equals("2304")) {
            return new Sent(infno, msgid, visit, bill);
        }
        String settlement =
                succeeded(client.send(outpatient ? "2207" : "2304", client.msgid(), bill))
                        .at("/setlinfo/setl_id")
                        .textValue();
        return new Sent(infno, msgid, visit, client.cancellation(settlement, visit, no));
    }

    private String registered() {
        return succeeded(
                        client.send(
                                "2201", client.msgid(), client.registration(no, client.msgid())))
                .at("/data/mdtrt_id")
                .textValue();
    }

    private String admitted() {
        return succeeded(client.send("2401", client.msgid(), client.admission(no, client.msgid())))
                .at("/result/mdtrt_id")
                .textValue();
    }

    private void upload(String visit, boolean outpatient, String number) {
        succeeded(
                client.ask(
                        outpatient ? "2204" : "2301",
                        "feedetail",
                        List.of(
                                outpatient
                                        ? client.outpatientLine(
                                                visit, no, "B1", number, BED, "160.00", "4")
                                        : client.feeLine(visit, no, number, BED, "160.00", "4"))));
    }
}
