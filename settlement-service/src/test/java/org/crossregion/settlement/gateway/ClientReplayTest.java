package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.RealClient.Facts;
import org.crossregion.settlement.gateway.RealClient.Line;
import org.crossregion.settlement.gateway.RealClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The messages that published hospital systems build, sent over HTTP, and the replies read as those
 * systems read them: nobody has to change their code.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ClientReplayTest {

    private static final AtomicInteger SERIAL = new AtomicInteger(100);

    private static final List<Line> VISIT = List.of(new Line("1", BED, "80.00", "2", "40.00", ""));

    /** The third day is taken back. */
    private static final List<Line> STAY =
            List.of(
                    new Line("1", BED, "120.00", "3", "40.00", ""),
                    new Line("3", BED, "-40.00", "-1", "40.00", "1"));

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    static Stream<RealClient> clients() {
        return RealClients.all().stream();
    }

    private JsonNode post(RealClient client, String infno, String msgid, Facts facts) {
        return new GatewayClient(address.toString().replaceAll("/$", ""), Dialect.OPENHIS, HOSPITAL)
                .post(
                        client.path(infno),
                        client.contentType(),
                        client.message(infno, msgid, facts));
    }

    /** Sends it and reads the reply as the client does; transactions it has no code for are not. */
    private JsonNode done(RealClient client, String infno, Facts facts) {
        return done(client, infno, client.serial(HOSPITAL, SERIAL.incrementAndGet()), facts);
    }

    private JsonNode done(RealClient client, String infno, String msgid, Facts facts) {
        if (client.never().contains(infno)) {
            return null;
        }
        JsonNode reply = post(client, infno, msgid, facts);
        assertThat(reply.get("infcode").textValue())
                .as(client + " " + infno + " " + reply)
                .isEqualTo("0");
        client.read(infno, new Reply(reply));
        return reply.get("output");
    }

    private Facts facts(List<Line> lines) {
        return new Facts(
                world.person(),
                HOSPITAL,
                "N" + System.nanoTime(),
                "",
                "B1",
                "",
                "80.00",
                lines,
                "",
                "");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void an_outpatient_visit_from_the_sign_in_to_the_cancelled_registration(RealClient client) {
        Facts facts = facts(VISIT);
        for (String infno : List.of("9001", "1101", "1201", "1901", "2001")) {
            done(client, infno, facts);
        }
        facts = facts.with(done(client, "2201", facts).at("/data/mdtrt_id").textValue(), "");
        done(client, client.describe(), facts);
        done(client, "2203A", facts);
        done(client, "2204", facts);
        done(client, "2205", facts);
        done(client, "2204", facts);
        done(client, "2206", facts);
        String lost = client.serial(HOSPITAL, SERIAL.incrementAndGet());
        JsonNode bill = done(client, "2207", lost, facts);
        facts = facts.with(facts.visit(), bill.at("/setlinfo/setl_id").textValue());
        assertThat(bill.at("/setlinfo/medfee_sumamt").decimalValue()).isEqualByComparingTo("80.00");
        // Its reply was lost: the same message gets the same bill, and its reversal none.
        assertThat(done(client, "2207", lost, facts)).isEqualTo(bill);
        if (!client.never().contains("2601")) {
            done(client, "2601", facts.lost(lost, "2207"));
            facts =
                    facts.with(
                            facts.visit(),
                            done(client, "2207", facts).at("/setlinfo/setl_id").textValue());
        }
        for (String infno : List.of("5203", "5204", "5206", "5301", "5302", "5205", "5304")) {
            done(client, infno, facts);
        }
        JsonNode mirror = done(client, "2208", facts);
        assertThat(mirror.at("/setlinfo/medfee_sumamt").decimalValue())
                .isEqualByComparingTo("-80.00");
        done(client, "2205", facts);
        done(client, "2202", facts);
        done(client, "9002", facts);
    }

    @ParameterizedTest
    @MethodSource("clients")
    void a_stay_from_the_admission_to_the_cancelled_admission(RealClient client) {
        Facts facts = facts(STAY);
        String admitted = client.serial(HOSPITAL, SERIAL.incrementAndGet());
        JsonNode admission = done(client, "2401", admitted, facts);
        facts = facts.with(admission.at("/result/mdtrt_id").textValue(), "");
        assertThat(done(client, "2401", admitted, facts.with("", ""))).isEqualTo(admission);
        done(client, "2403", facts);
        done(client, "2301", facts);
        done(client, "5303", facts);
        done(client, "2303", facts);
        // Some discharge before they settle, some after.
        boolean settlesFirst = client.toString().equals("hsa-his");
        if (!settlesFirst) {
            done(client, "2402", facts);
        }
        String lost = client.serial(HOSPITAL, SERIAL.incrementAndGet());
        JsonNode bill = done(client, "2304", lost, facts);
        if (settlesFirst) {
            done(client, "2402", facts);
        }
        if (bill != null) {
            facts = facts.with(facts.visit(), bill.at("/setlinfo/setl_id").textValue());
            assertThat(bill.at("/setlinfo/medfee_sumamt").decimalValue())
                    .isEqualByComparingTo("80.00");
            assertThat(done(client, "2304", lost, facts)).isEqualTo(bill);
            for (String infno : List.of("5201", "5202", "5203", "5204", "5206")) {
                done(client, infno, facts);
            }
            done(client, "2305", facts);
            facts =
                    facts.with(
                            facts.visit(),
                            done(client, "2304", facts).at("/setlinfo/setl_id").textValue());
            done(client, "2305", facts);
        }
        done(client, "2405", facts);
        done(client, "2302", facts);
        if (!client.never().contains("2405")) {
            done(client, "2404", facts);
        }
    }

    @ParameterizedTest
    @MethodSource("clients")
    void referrals_and_designations_as_each_client_sends_them(RealClient client)
            throws IOException {
        FakeOwner filing = new FakeOwner(NeighbourPorts.FILING);
        filing.start();
        try {
            Facts facts = facts(VISIT).with("", "F2201002610100000001");
            for (String infno : RealFilings.sentBy(client)) {
                filing.says(
                        200,
                        """
                        {"output": {"result": {"trt_dcla_detl_sn": "F2201002610100000001"},
                                    "reslut": {"trt_dcla_detl_sn": "F2201002610100000001"}}}
                        """);
                String msgid = client.serial(HOSPITAL, SERIAL.incrementAndGet());

                JsonNode reply = post(client, infno, msgid, facts);

                assertThat(reply.get("infcode").textValue())
                        .as(client + " " + infno + " " + reply)
                        .isEqualTo("0");
                RealFilings.read(client, infno, new Reply(reply));
                JsonNode asked = filing.asked(infno, 0);
                String node = infno.startsWith("2501") ? "refmedin" : "data";
                assertThat(asked.at("/input/" + node + "/0/psn_no").textValue())
                        .isEqualTo(facts.no());
                String begins = asked.at("/input/" + node + "/0/begndate").asText();
                assertThat(begins.isEmpty() || begins.startsWith(RealClient.now().getYear() + "-"))
                        .as(client + " " + infno + " " + begins)
                        .isTrue();
            }
        } finally {
            filing.stop();
        }
    }

    @Test
    void hsa_his_asks_for_a_bill_under_a_top_level_data_key_that_holds_the_input() {
        RealClient client = RealClients.all().get(0);
        Facts facts = facts(VISIT);
        facts = facts.with(done(client, "2201", facts).at("/data/mdtrt_id").textValue(), "");
        done(client, "2204", facts);
        String settlement = done(client, "2207", facts).at("/setlinfo/setl_id").textValue();
        String message =
                """
                {"infno":"5203","insuplc_admdvs":"220100","medins_code":"%s","insur_code":"220200",
                 "msgid":"%s","mdtrtarea_admvs":"220200",
                 "data":{"input":{"psn_no":"%s","setl_id":"%s","mdtrt_id":"%s"}}}
                """
                        .formatted(
                                HOSPITAL,
                                client.serial(HOSPITAL, SERIAL.incrementAndGet()),
                                facts.no(),
                                settlement,
                                facts.visit());

        JsonNode reply =
                new GatewayClient(
                                address.toString().replaceAll("/$", ""), Dialect.HSA_HIS, HOSPITAL)
                        .post("/his", "application/json", message);

        assertThat(reply.at("/output/setlinfo/setl_id").textValue()).isEqualTo(settlement);
    }
}
