package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.mustAddUp;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.LUXURY;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.crossregion.web.security.DevTokens;
import org.crossregion.web.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class GatewayTest {

    private static final String STAY_TOTAL = "7000.00";

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;

    @BeforeEach
    void connect() {
        world.build();
        client = client(Dialect.OPENHIS, HOSPITAL);
    }

    private GatewayClient client(Dialect dialect, String institution) {
        String base = address.toString().replaceAll("/$", "");
        return new GatewayClient(base, dialect, institution);
    }

    @ParameterizedTest(name = "{0}: list {1}")
    @CsvSource({"440113, true", "440200, true", "440300, false", "220200, false", "144011, false"})
    void a_person_is_answered_as_a_list_of_one_where_systems_read_it_so(
            String treatmentRegion, boolean list) {
        Person person = world.person();
        JsonNode output =
                succeeded(
                        client.post(
                                "/his",
                                "application/json",
                                """
                                {"infno":"1101","msgid":"M","mdtrtarea_admvs":"%s",
                                 "fixmedins_code":"%s","input":{"data":{
                                 "mdtrt_cert_type":"02","mdtrt_cert_no":"%s"}}}
                                """
                                        .formatted(
                                                treatmentRegion,
                                                HOSPITAL,
                                                person.certificateNo())));

        assertThat(output.isArray()).isEqualTo(list);
        JsonNode one = list ? output.get(0) : output;
        assertThat(output.size()).isEqualTo(list ? 1 : 3);
        assertThat(one.at("/baseinfo/psn_no").textValue()).isEqualTo(person.personNo());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stay_is_settled_cancelled_and_settled_again_in_every_dialect(Dialect dialect) {
        GatewayClient his = client(dialect, HOSPITAL);
        Person person = world.person();
        String no = person.personNo();

        JsonNode signed = succeeded(his.ask("9001", "signIn", fields("opter_no", "900001")));
        assertThat(signed.at("/signinoutb/sign_no").textValue()).matches("[0-9]{30}");
        assertThat(signed.at("/result/sign_no")).isEqualTo(signed.at("/signinoutb/sign_no"));

        JsonNode known =
                succeeded(
                        his.ask(
                                "1101",
                                "data",
                                fields(
                                        "mdtrt_cert_type", "02",
                                        "mdtrt_cert_no", person.certificateNo(),
                                        "psn_cert_type", "01")));
        assertThat(known.at("/baseinfo/psn_no").textValue()).isEqualTo(no);
        assertThat(known.at("/baseinfo/certno").textValue()).isEqualTo(person.certificateNo());
        assertThat(known.at("/insuinfo/0/insutype").textValue()).isEqualTo("310");
        assertThat(known.at("/insuinfo/0/balc").decimalValue()).isEqualByComparingTo("500.00");
        assertThat(known.at("/idetinfo").isArray()).isTrue();

        String visit = admit(his, no);
        assertThat(visit).matches("S220100[0-9]{13}");
        JsonNode lines = upload(his, visit, no);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get("preselfpay_amt").decimalValue()).isEqualByComparingTo("500");

        JsonNode computed = succeeded(his.send("2303", his.msgid(), bill(his, visit, no)));
        mustAddUp(computed);

        String message = his.msgid();
        JsonNode settled = succeeded(his.send("2304", message, bill(his, visit, no)));
        mustAddUp(settled);
        JsonNode info = settled.get("setlinfo");
        assertThat(info.get("setl_id").textValue()).matches("A220100[0-9]{13}");
        assertThat(info.get("medins_setl_id").textValue()).isEqualTo(message);
        assertThat(info.get("clr_type").textValue()).isEqualTo("21");
        assertThat(info.get("hifp_pay")).isEqualTo(computed.at("/setlinfo/hifp_pay"));
        assertThat(info.get("hifp_pay").decimalValue()).isPositive();
        assertThat(info.get("acct_pay").decimalValue()).isPositive();
        assertThat(info.get("certno").textValue()).contains("*");

        String settlement = info.get("setl_id").textValue();
        JsonNode cancelled =
                succeeded(his.send("2305", his.msgid(), his.cancellation(settlement, visit, no)));
        mustAddUp(cancelled);
        assertThat(cancelled.at("/setlinfo/setl_id").textValue()).isNotEqualTo(settlement);
        assertThat(cancelled.at("/setlinfo/setl_type").textValue()).isEqualTo("2");
        assertThat(cancelled.at("/setlinfo/medfee_sumamt").decimalValue())
                .isEqualByComparingTo("-" + STAY_TOTAL);

        JsonNode again = succeeded(his.send("2304", his.msgid(), bill(his, visit, no)));
        assertThat(again.at("/setlinfo/setl_id").textValue()).isNotEqualTo(settlement);
        assertThat(again.at("/setlinfo/hifp_pay")).isEqualTo(info.get("hifp_pay"));

        assertThat(succeeded(his.send("2402", his.msgid(), his.discharge(visit, no)))).isEmpty();
    }

    private static String admit(GatewayClient his, String personNo) {
        JsonNode output =
                succeeded(his.send("2401", his.msgid(), his.admission(personNo, his.msgid())));
        return output.at("/result/mdtrt_id").textValue();
    }

    private static JsonNode upload(GatewayClient his, String visit, String personNo) {
        return succeeded(
                        his.ask(
                                "2301",
                                "feedetail",
                                List.of(
                                        his.feeLine(visit, personNo, "1", BED, "160.00", "4"),
                                        his.feeLine(visit, personNo, "2", SCAN, "5000.00", "20"),
                                        his.feeLine(visit, personNo, "3", LUXURY, "1840.00", "2"))))
                .get("result");
    }

    private static Map<String, Object> bill(GatewayClient his, String visit, String personNo) {
        return his.settlement(visit, personNo, STAY_TOTAL);
    }

    @Test
    void a_settlement_sent_again_gets_the_same_answer_and_has_no_second_effect() {
        Person person = world.person();
        String visit = admit(client, person.personNo());
        upload(client, visit, person.personNo());
        String message = client.msgid();

        JsonNode first = client.send("2304", message, bill(client, visit, person.personNo()));
        Map<String, Long> before = world.rowCounts();
        JsonNode second = client.send("2304", message, bill(client, visit, person.personNo()));

        assertThat(succeeded(second)).isEqualTo(succeeded(first));
        assertThat(second.get("inf_refmsgid")).isEqualTo(first.get("inf_refmsgid"));
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    @Test
    void a_message_sent_again_with_other_content_is_refused_naming_what_differs() {
        Person person = world.person();
        String message = client.msgid();
        Map<String, Object> admission = client.admission(person.personNo(), client.msgid());
        succeeded(client.send("2401", message, admission));
        @SuppressWarnings("unchecked")
        Map<String, Object> stay = (Map<String, Object>) admission.get("mdtrtinfo");
        stay.put("adm_bed", "13");
        Map<String, Long> before = world.rowCounts();

        assertThat(failed(client.send("2401", message, admission)))
                .contains("message-changed")
                .contains("mdtrtinfo.adm_bed")
                .doesNotContain("begntime");
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    @Test
    void the_same_message_sent_ten_times_at_once_has_one_effect_and_one_answer() {
        Person person = world.person();
        String visit = admit(client, person.personNo());
        upload(client, visit, person.personNo());
        String message = client.msgid();
        Map<String, Object> bill = bill(client, visit, person.personNo());

        List<CompletableFuture<JsonNode>> sent =
                IntStream.range(0, 10)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> client.send("2304", message, bill)))
                        .toList();

        assertThat(sent.stream().map(one -> succeeded(one.join())).distinct()).hasSize(1);
        assertThat(world.count("select count(*) from settlement where visit_id = '" + visit + "'"))
                .isEqualTo(1);
    }

    /** hsa-his sends all batches of 2301 under one msgid; each counts. */
    @Test
    void batches_of_fee_lines_share_a_message_id() {
        Person person = world.person();
        String no = person.personNo();
        String visit = admit(client, no);
        String message = client.msgid();
        Map<String, Object> first =
                fields("feedetail", List.of(client.feeLine(visit, no, "1", BED, "40.00", "1")));
        Map<String, Object> second =
                fields("feedetail", List.of(client.feeLine(visit, no, "2", SCAN, "250.00", "1")));

        succeeded(client.send("2301", message, first));
        succeeded(client.send("2301", message, second));
        succeeded(client.send("2301", message, second));

        assertThat(
                        succeeded(
                                        client.send(
                                                "2303",
                                                client.msgid(),
                                                client.settlement(visit, no, "290.00")))
                                .at("/setlinfo/medfee_sumamt")
                                .decimalValue())
                .isEqualByComparingTo("290.00");
    }

    @Test
    void fee_lines_are_withdrawn_all_at_once() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        upload(client, visit, no);

        succeeded(
                client.ask(
                        "2302",
                        "data",
                        List.of(fields("feedetl_sn", "0000", "mdtrt_id", visit, "psn_no", no))));

        assertThat(failed(client.send("2303", client.msgid(), bill(client, visit, no))))
                .contains("no-fee-lines");
    }

    @Test
    void an_admission_and_a_discharge_are_taken_back() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        succeeded(client.send("2402", client.msgid(), client.discharge(visit, no)));
        succeeded(client.ask("2405", "data", fields("mdtrt_id", visit, "psn_no", no)));
        succeeded(client.ask("2404", "data", fields("mdtrt_id", visit, "psn_no", no)));

        assertThat(failed(client.send("2402", client.msgid(), client.discharge(visit, no))))
                .contains("visit-ended");
    }

    @Test
    void a_discharge_said_by_its_day_alone_may_be_on_the_day_of_admission() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        assertThat(failed(leave(visit, no, GatewayClient.daysAgo(5).substring(0, 10))))
                .contains("ended-before-begun");
        succeeded(leave(visit, no, GatewayClient.daysAgo(4).substring(0, 10)));
        succeeded(client.ask("2405", "data", fields("mdtrt_id", visit, "psn_no", no)));
    }

    private JsonNode leave(String visit, String no, String endtime) {
        return client.ask(
                "2402", "dscginfo", fields("psn_no", no, "mdtrt_id", visit, "endtime", endtime));
    }

    @Test
    void another_hospital_sees_nothing_of_a_visit_and_each_try_is_audited() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        upload(client, visit, no);
        String settlement =
                succeeded(client.send("2304", client.msgid(), bill(client, visit, no)))
                        .at("/setlinfo/setl_id")
                        .textValue();
        GatewayClient other = client(Dialect.OPENHIS, OTHER_HOSPITAL);
        Map<String, Long> before = world.rowCounts();

        assertThat(failed(other.send("2303", other.msgid(), bill(other, visit, no))))
                .contains("visit-unknown");
        assertThat(failed(other.send("2402", other.msgid(), other.discharge(visit, no))))
                .contains("visit-unknown");
        assertThat(failed(other.ask("5202", "data", fields("mdtrt_id", visit))))
                .contains("visit-unknown");
        assertThat(
                        failed(
                                other.send(
                                        "2305",
                                        other.msgid(),
                                        other.cancellation(settlement, visit, no))))
                .contains("settlement-unknown");
        assertThat(
                        failed(
                                other.ask(
                                        "5203",
                                        "data",
                                        fields(
                                                "psn_no",
                                                no,
                                                "setl_id",
                                                settlement,
                                                "mdtrt_id",
                                                visit))))
                .contains("settlement-unknown");
        before.merge("audit_entry", 5L, Long::sum);
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    @Test
    void queries_are_answered_from_our_own_data() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        upload(client, visit, no);
        String settlement =
                succeeded(client.send("2304", client.msgid(), bill(client, visit, no)))
                        .at("/setlinfo/setl_id")
                        .textValue();

        JsonNode bill =
                succeeded(
                        client.ask(
                                "5203",
                                "data",
                                fields("psn_no", no, "setl_id", settlement, "mdtrt_id", visit)));
        assertThat(bill.at("/setlinfo/pay_loc").textValue()).isEqualTo("3");
        assertThat(bill.at("/setlinfo/medfee_sumamt").decimalValue())
                .isEqualByComparingTo(STAY_TOTAL);
        assertThat(
                        succeeded(client.ask("5202", "data", fields("mdtrt_id", visit)))
                                .at("/diseinfo/0/diag_code")
                                .textValue())
                .isEqualTo("J18.900");
        assertThat(
                        succeeded(
                                        client.ask(
                                                "2001",
                                                "data",
                                                fields("psn_no", no, "insutype", "310")))
                                .at("/trtinfo/0/trt_enjymnt_flag")
                                .textValue())
                .isEqualTo("1");
        assertThat(
                        succeeded(
                                        client.ask(
                                                "1201",
                                                "medinsinfo",
                                                fields(
                                                        "fixmedins_type",
                                                        "1",
                                                        "fixmedins_name",
                                                        "吉林")))
                                .get("medinsinfo"))
                .isNotEmpty();
    }

    @Test
    void a_request_that_cannot_be_done_leaves_nothing_behind() {
        String no = world.person().personNo();
        String visit = admit(client, no);
        upload(client, visit, no);
        Map<String, Long> before = world.rowCounts();

        assertThat(
                        failed(
                                client.send(
                                        "2304",
                                        client.msgid(),
                                        client.settlement(visit, no, "1.00"))))
                .contains("total-differs");
        assertThat(failed(client.send("2304", "", bill(client, visit, no)))).contains("msgid");
        assertThat(failed(client.send("2401", client.msgid(), client.admission("1", "1"))))
                .contains("person-unknown");
        assertThat(
                        failed(
                                client.ask(
                                        "2301",
                                        "feedetail",
                                        List.of(
                                                client.feeLine(visit, no, "9", BED, "40", "1"),
                                                client.feeLine("S1", no, "10", BED, "40", "1")))))
                .contains("visit-unknown");
        assertThat(failed(client.ask("2102", "data", fields("psn_no", no)))).contains("2102");
        assertThat(failed(client.ask("2501", "refmedin", fields()))).contains("refmedin.psn_no");
        assertThat(failed(client.ask("13203", "data", fields()))).contains("13203");
        assertThat(failed(client.ask("7777", "data", fields()))).contains("transaction-unknown");
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    /** The effect is there, the message cannot be: nothing remains. */
    @Test
    void a_failure_after_the_effect_takes_the_effect_with_it() {
        String no = world.person().personNo();
        Map<String, Long> before = world.rowCounts();
        world.execute(
                """
                create function fail_answer() returns trigger language plpgsql as
                $$ begin raise exception 'planted'; end $$;
                create trigger fail_answer before update on gateway_message
                    for each row when (new.person_no = '%s') execute function fail_answer()
                """
                        .formatted(no));
        String message = client.msgid();
        Map<String, Object> admission = client.admission(no, client.msgid());
        try {
            assertThat(failed(client.send("2401", message, admission)))
                    .contains("gateway-failed")
                    .doesNotContain("planted");
            assertThat(world.rowCounts()).isEqualTo(before);
        } finally {
            world.execute("drop trigger fail_answer on gateway_message; drop function fail_answer");
        }
        succeeded(client.send("2401", message, admission));
    }

    @Test
    void no_identity_number_is_stored_in_clear() {
        Person person = world.person();
        String no = person.personNo();
        Map<String, Object> admission = client.admission(no, client.msgid());
        @SuppressWarnings("unchecked")
        Map<String, Object> stay = (Map<String, Object>) admission.get("mdtrtinfo");
        stay.put("mdtrt_cert_no", person.certificateNo());
        stay.put("main_cond_dscr", "身份证 " + person.certificateNo());
        stay.put("expContent", "{\"certno\":\"" + person.certificateNo() + "\"}");
        String visit =
                succeeded(client.send("2401", client.msgid(), admission))
                        .at("/result/mdtrt_id")
                        .textValue();
        upload(client, visit, no);
        Map<String, Object> bill = bill(client, visit, no);
        @SuppressWarnings("unchecked")
        Map<String, Object> data = (Map<String, Object>) bill.get("data");
        data.put("mdtrt_cert_no", person.certificateNo());
        succeeded(client.send("2304", client.msgid(), bill));

        assertThat(world.tablesHolding(person.certificateNo())).isEmpty();
        assertThat(world.tablesHolding(person.cardNo())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "[[[[",
                "{\"infno\":\"1101\"}",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H22020000001\",\"input\":\"{\"}",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H22020000001\",\"input\":{\"data\":[1]}}",
                "{\"infno\":1e99999999999,\"fixmedins_code\":\"H22020000001\"}",
                "{\"infno\":\"2304\",\"fixmedins_code\":\"H22020000001\",\"input\":{\"data\":"
                        + "{\"psn_no\":\"1\",\"mdtrt_id\":\"1\",\"medfee_sumamt\":1e400}}}",
            })
    void what_is_no_envelope_is_answered_with_one(String body) {
        Map<String, Long> before = world.rowCounts();
        failed(client.post("/his", "application/json", body));
        assertThat(world.rowCounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fsi/api/hospitalRegisterService/hospitalRegisterSave",
                "/hsa/hgs/1201",
                "/mbs/fmi/fsi/api/callFsiService/callService",
                "/uif-hsaf-med-api/api/medical/service",
                "/hss-call-service-interface",
                "/api/fsiextend/medinsmonsettlement/anything",
                "/his"
            })
    void every_path_of_real_clients_leads_here(String path) {
        String body = "{\"infno\":\"1201\",\"fixmedins_code\":\"" + HOSPITAL + "\",\"input\":{}}";
        for (String type : List.of("application/json", "text/plain", "application/xml", "x")) {
            assertThat(succeeded(client.post(path, type, body)).get("medinsinfo")).hasSize(1);
        }
        assertThat(
                        succeeded(
                                client.envelope(
                                        client.request(path)
                                                .POST(HttpRequest.BodyPublishers.ofString(body)))))
                .isNotEmpty();
    }

    @Test
    void a_request_from_a_browser_is_refused_and_audited() {
        long audited = world.count("select count(*) from audit_entry");
        HttpRequest.Builder request =
                client.request("/his")
                        .header("Origin", "https://example.org")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertThat(failed(client.envelope(request))).contains("origin-refused");
        assertThat(world.count("select count(*) from audit_entry")).isEqualTo(audited + 1);
    }

    @Test
    void anything_but_post_is_refused() {
        assertThat(failed(client.envelope(client.request("/his").GET()))).contains("post-only");
        assertThat(
                        failed(
                                client.envelope(
                                        client.request("/hsa/hgs/1101")
                                                .PUT(HttpRequest.BodyPublishers.ofString("{}")))))
                .contains("post-only");
    }

    @Test
    void a_broken_bearer_does_not_matter_where_none_is_asked_for() {
        HttpRequest.Builder request =
                client.request("/his")
                        .header("Authorization", "Bearer nonsense")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"infno\":\"1201\",\"medins_code\":\""
                                                + HOSPITAL
                                                + "\"}"));

        succeeded(client.envelope(request));
    }

    @Test
    void gbk_is_understood_and_answered_readably() {
        byte[] body =
                ("{\"infno\":\"1201\",\"fixmedins_code\":\""
                                + HOSPITAL
                                + "\",\"input\":{\"medinsinfo\":{\"fixmedins_type\":\"1\","
                                + "\"fixmedins_name\":\"吉林示例\"}}}")
                        .getBytes(Charset.forName("GBK"));
        HttpRequest.Builder request =
                client.request("/his")
                        .header("Content-Type", "application/json; charset=GBK")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));

        assertThat(
                        succeeded(client.envelope(request))
                                .at("/medinsinfo/0/fixmedins_name")
                                .textValue())
                .startsWith("吉林示例");
        assertThat(
                        failed(
                                client.envelope(
                                        client.request("/his")
                                                .POST(
                                                        HttpRequest.BodyPublishers.ofByteArray(
                                                                body)))))
                .contains("envelope-encoding");
    }

    @Test
    void a_body_over_64_megabytes_is_answered_with_an_envelope() {
        byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (boolean chunked : new boolean[] {true, false}) {
            HttpRequest.BodyPublisher pieces =
                    HttpRequest.BodyPublishers.ofByteArrays(
                            IntStream.range(0, 65).mapToObj(i -> blank).toList());
            HttpRequest.BodyPublisher body =
                    chunked ? pieces : HttpRequest.BodyPublishers.fromPublisher(pieces, 65L << 20);
            assertThat(failed(client.envelope(client.request("/his").POST(body))))
                    .contains("envelope-too-large");
        }
    }

    @Test
    void a_body_under_64_megabytes_is_read() {
        byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        byte[] message =
                ("{\"infno\":\"1201\",\"fixmedins_code\":\"" + HOSPITAL + "\"}")
                        .getBytes(StandardCharsets.US_ASCII);
        HttpRequest.BodyPublisher body =
                HttpRequest.BodyPublishers.ofByteArrays(
                        Stream.concat(
                                        IntStream.range(0, 63).mapToObj(i -> blank),
                                        Stream.of(message))
                                .toList());

        succeeded(client.envelope(client.request("/his").POST(body)));
    }

    @Test
    void an_institution_calls_from_its_own_network_only() {
        Map<String, Long> before = world.rowCounts();
        GatewayClient stranger = client(Dialect.OPENHIS, GatewayWorld.ELSEWHERE);

        assertThat(failed(stranger.ask("9001", "signIn", fields("opter_no", "1"))))
                .contains("institution-not-authenticated");
        assertThat(
                        failed(
                                client(Dialect.OPENHIS, "H00000000000")
                                        .ask("9001", "signIn", fields("opter_no", "1"))))
                .contains("institution-unknown");
        HttpRequest.Builder forwarded =
                client.request("/his")
                        .header("X-Forwarded-For", "10.99.1.1")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"infno\":\"1201\",\"medins_code\":\""
                                                + GatewayWorld.ELSEWHERE
                                                + "\"}"));
        assertThat(failed(client.envelope(forwarded))).contains("institution-not-authenticated");

        Map<String, Long> after = world.rowCounts();
        assertThat(after.get("audit_entry")).isEqualTo(before.get("audit_entry") + 3);
        assertThat(after.get("gateway_sign_in")).isEqualTo(before.get("gateway_sign_in"));
    }

    @Test
    void a_signing_institution_is_known_by_its_signature() {
        String body = "{\"infno\":\"1201\",\"fixmedins_code\":\"" + GatewayWorld.SIGNING + "\"}";
        String now = String.valueOf(System.currentTimeMillis() / 1000);
        String old = String.valueOf(System.currentTimeMillis() / 1000 - 301);
        String paas = GatewayTestSettings.PAASID;

        JsonNode good = signed(body, paas, now, "nonce-number-one", null);
        assertThat(succeeded(good).get("medinsinfo")).hasSize(1);
        for (JsonNode refused :
                List.of(
                        signed(body, paas, now, "nonce-number-one", null),
                        signed(body, paas, old, "nonce-number-two", null),
                        signed(body, paas, now, "nonce-number-tri", "0".repeat(64)),
                        signed(body, "other", now, "nonce-number-for", null),
                        signed(body, paas, now, "", null),
                        signed(body, paas, "x", "nonce-number-fiv", null),
                        client.post("/his", "application/json", body))) {
            assertThat(failed(refused)).contains("institution-not-authenticated");
        }
    }

    private JsonNode signed(
            String body, String paasid, String timestamp, String nonce, String signature) {
        String sign =
                signature == null
                        ? GatewayClient.tifSignature(timestamp, GatewayTestSettings.SECRET, nonce)
                        : signature;
        return client.envelope(
                client.request("/his")
                        .header("x-tif-paasid", paasid)
                        .header("x-tif-timestamp", timestamp)
                        .header("x-tif-nonce", nonce)
                        .header("x-tif-signature", sign)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** As Jilin's clients do it: HTTP Basic and a form, then the token with every message. */
    @Test
    void an_institution_in_bearer_mode_shows_the_token_it_was_given() throws Exception {
        String form = "grant_type=password&scope=all&password=x&username=";
        String body = "{\"infno\":\"1201\",\"fixmedins_code\":\"" + GatewayWorld.BEARING + "\"}";
        HttpResponse<String> given =
                token(GatewayTestSettings.SECRET, form + GatewayTestSettings.CLIENT);
        JsonNode issued = new ObjectMapper().readTree(given.body());
        assertThat(given.statusCode()).isEqualTo(200);
        assertThat(issued.get("token_type").textValue()).isEqualTo("bearer");
        assertThat(issued.get("expires_in").longValue()).isEqualTo(7200);

        String token = issued.get("access_token").textValue();
        assertThat(succeeded(shown(body, token)).get("medinsinfo")).hasSize(1);
        assertThat(world.tablesHolding(token)).isEmpty();
        assertThat(failed(shown(body, "another"))).contains("institution-not-authenticated");
        assertThat(failed(client.post("/his", "application/json", body)))
                .contains("institution-not-authenticated");
        String signing = "{\"infno\":\"1201\",\"fixmedins_code\":\"" + GatewayWorld.SIGNING + "\"}";
        assertThat(failed(shown(signing, token))).contains("institution-not-authenticated");

        long audited = world.count("select count(*) from audit_entry");
        assertThat(token("wrong", form + GatewayTestSettings.CLIENT).statusCode()).isEqualTo(401);
        assertThat(token(GatewayTestSettings.SECRET, form + "x").statusCode()).isEqualTo(401);
        assertThat(world.count("select count(*) from audit_entry")).isEqualTo(audited + 2);
        world.execute(
                "update gateway_token set issued_at = issued_at - interval '1 day', expires_at ="
                        + " expires_at - interval '1 day'");
        assertThat(failed(shown(body, token))).contains("institution-not-authenticated");
    }

    private JsonNode shown(String body, String token) {
        return client.envelope(
                client.request("/mbs/fmi/fsi/api/callFsiService/callService")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> token(String secret, String form) throws Exception {
        String basic = GatewayTestSettings.CLIENT + ":" + secret;
        return HttpClient.newHttpClient()
                .send(
                        client.request("/auth/oauth/token")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                basic.getBytes(
                                                                        StandardCharsets.UTF_8)))
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_hospital_sees_what_became_of_its_own_messages() throws Exception {
        Person person = world.person();
        Map<String, Object> admission = client.admission(person.personNo(), client.msgid());
        @SuppressWarnings("unchecked")
        Map<String, Object> stay = (Map<String, Object>) admission.get("mdtrtinfo");
        stay.put("mdtrt_cert_no", person.certificateNo());
        stay.put("main_cond_dscr", "身份证 " + person.certificateNo());
        String message = client.msgid();
        JsonNode reply = client.send("2401", message, admission);
        String visit = succeeded(reply).at("/result/mdtrt_id").textValue();

        HttpResponse<String> own = messages(message, Role.HOSPITAL, HOSPITAL);
        JsonNode shown = new ObjectMapper().readTree(own.body()).get(0);
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(shown.get("decision").textValue()).isEqualTo("accepted");
        assertThat(shown.at("/output/result/mdtrt_id").textValue()).isEqualTo(visit);
        assertThat(shown.get("reference")).isEqualTo(reply.get("inf_refmsgid"));
        assertThat(shown.get("received").get("mdtrtinfo.psn_no").textValue())
                .isEqualTo(person.personNo());
        assertThat(own.body()).doesNotContain(person.certificateNo());

        assertThat(messages(message, Role.HOSPITAL, OTHER_HOSPITAL).statusCode()).isEqualTo(404);
        assertThat(messages("unheard-of", Role.HOSPITAL, HOSPITAL).statusCode()).isEqualTo(404);
        assertThat(messages(message, Role.AUDITOR, "").statusCode()).isEqualTo(200);
        assertThat(messages(message, Role.AUDITOR, "", "220000").statusCode()).isEqualTo(200);
        assertThat(messages(message, Role.AUDITOR, "", "220100").statusCode()).isEqualTo(404);
        assertThat(messages(message, Role.FINANCE_MAKER, "").statusCode()).isEqualTo(403);
        assertThat(messages(message, "", "").statusCode()).isEqualTo(401);
    }

    @Test
    void a_refused_message_is_shown_with_its_reason_and_may_come_again_put_right()
            throws Exception {
        Person person = world.person();
        String visit = admit(client, person.personNo());
        upload(client, visit, person.personNo());
        String message = client.msgid();
        Map<String, Object> wrong = client.settlement(visit, person.personNo(), "1.00");
        @SuppressWarnings("unchecked")
        Map<String, Object> data = (Map<String, Object>) wrong.get("data");
        data.put("mdtrt_cert_no", person.certificateNo());
        JsonNode refused = client.send("2304", message, wrong);
        data.remove("psn_no");
        JsonNode incomplete = client.send("2304", message, wrong);
        succeeded(client.send("2304", message, bill(client, visit, person.personNo())));

        HttpResponse<String> asked = messages(message, Role.HOSPITAL, HOSPITAL);
        JsonNode shown = new ObjectMapper().readTree(asked.body());
        assertThat(shown).hasSize(3);
        assertThat(shown.get(0).get("decision").textValue()).isEqualTo("refused");
        assertThat(shown.get(0).get("error")).isEqualTo(refused.get("err_msg"));
        assertThat(shown.get(0).get("reference")).isEqualTo(refused.get("inf_refmsgid"));
        assertThat(shown.get(0).get("output").isNull()).isTrue();
        assertThat(shown.get(0).get("received").get("data.medfee_sumamt").textValue())
                .isEqualTo("1.00");
        assertThat(shown.get(1).get("error")).isEqualTo(incomplete.get("err_msg"));
        assertThat(shown.get(1).get("error").textValue()).contains("field-missing");
        assertThat(shown.get(2).get("decision").textValue()).isEqualTo("accepted");
        assertThat(asked.body()).doesNotContain(person.certificateNo());
        assertThat(world.tablesHolding(person.certificateNo())).isEmpty();
    }

    @Test
    void a_reversed_message_is_shown_as_what_became_of_it() throws Exception {
        String no = world.person().personNo();
        String visit = admit(client, no);
        upload(client, visit, no);
        String done = client.msgid();
        succeeded(client.send("2304", done, bill(client, visit, no)));
        String never = client.msgid();
        String reversal = client.msgid();
        succeeded(client.send("2601", reversal, reversal(no, done)));
        succeeded(client.send("2601", client.msgid(), reversal(no, never)));

        JsonNode undone =
                new ObjectMapper().readTree(messages(done, Role.HOSPITAL, HOSPITAL).body()).get(0);
        assertThat(undone.get("decision").textValue()).isEqualTo("accepted");
        assertThat(undone.get("reversedBy").textValue()).isEqualTo(reversal);
        JsonNode barred =
                new ObjectMapper().readTree(messages(never, Role.HOSPITAL, HOSPITAL).body()).get(0);
        assertThat(barred.get("decision").textValue()).isEqualTo("tombstone");
        assertThat(barred.get("answeredAt").isNull()).isTrue();
    }

    private static Map<String, Object> reversal(String personNo, String original) {
        return fields("data", fields("psn_no", personNo, "omsgid", original, "oinfno", "2304"));
    }

    private HttpResponse<String> messages(String msgid, String role, String institution)
            throws Exception {
        return messages(msgid, role, institution, "");
    }

    private HttpResponse<String> messages(
            String msgid, String role, String institution, String region) throws Exception {
        HttpRequest.Builder request = client.request("/api/v1/messages/" + msgid).GET();
        if (!role.isEmpty()) {
            String token =
                    DevTokens.held(GatewayTestSettings.KEYS, role, "tester", institution, region);
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** However it is mangled on the wire, the answer is an envelope. */
    @Test
    void a_mangled_message_is_answered_with_an_envelope() {
        Random random = new Random(20261122);
        String no = world.person().personNo();
        String message =
                Dialect.OPENHIS.text(
                        new Dialect.Message(
                                "2304", client.msgid(), HOSPITAL, bill(client, "S1", no)));
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        Map<String, Long> before = world.rowCounts();
        for (int i = 0; i < 300; i++) {
            byte[] mangled = bytes.clone();
            for (int j = 0; j <= random.nextInt(5); j++) {
                mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(mangled.length) : mangled.length;
            client.envelope(
                    client.request("/his")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(mangled, 0, length)));
        }
        Map<String, Long> after = world.rowCounts();
        after.put("audit_entry", before.get("audit_entry"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void the_rest_of_the_service_is_not_touched_by_the_gateway() throws Exception {
        HttpResponse<InputStream> ready =
                HttpClient.newHttpClient()
                        .send(
                                client.request("/q/health/live").GET().build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(ready.statusCode()).isEqualTo(200);
        HttpResponse<String> api =
                HttpClient.newHttpClient()
                        .send(
                                client.request("/q/openapi").GET().build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(api.body()).contains("/his:", "/api/v1/messages/{msgid}:");
    }
}
