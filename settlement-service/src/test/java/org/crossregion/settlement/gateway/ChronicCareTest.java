package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crossregion.settlement.gateway.GatewayClient.daysAgo;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Chronic outpatient care needs an entitlement where the insured region's list demands one; items
 * of restricted use need the hospital's approval; and what maternity is billed as.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ChronicCareTest {

    private static final String RESTRICTED = "XL01FFP049B002010200144";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject GatewayWorld world;
    @Inject ObjectMapper json;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient his;
    private String no;

    @BeforeEach
    void connect() {
        no = world.person("220300").personNo();
        his = client(HOSPITAL);
        listed("220300", "M01600", "糖尿病", true);
        listed("220000", "M03900", "高血压", true);
        listed("220300", "M02200", "冠心病", false);
    }

    private GatewayClient client(String institution) {
        return new GatewayClient(
                address.toString().replaceAll("/$", ""), Dialect.OPENHIS, institution);
    }

    private void listed(String region, String code, String name, boolean demanded) {
        world.tellOfFiling(
                "chronic-disease-published.v1",
                fields(
                        "region", region,
                        "code", code,
                        "name", name,
                        // Other classes' patients are insured in 长春 and treated today, too.
                        "validFrom", region.equals("220000") ? "2999-01-01" : "2020-01-01",
                        "version", 1,
                        "entitlementRequired", demanded,
                        "maxInstitutions", 1));
    }

    private String entitled(
            String disease, LocalDate from, LocalDate until, List<String> institutions) {
        String id = "C2203002601010%06d".formatted(NUMBER.incrementAndGet());
        tell(id, 1, disease, from, until, null, institutions);
        return id;
    }

    private void tell(
            String id,
            int version,
            String disease,
            LocalDate from,
            LocalDate until,
            LocalDate withdrawnOn,
            List<String> institutions) {
        world.tellOfFiling(
                "chronic-entitlement-changed.v1",
                fields(
                        "entitlementId",
                        id,
                        "version",
                        version,
                        "step",
                        "registered",
                        "personNo",
                        no,
                        "insuredRegion",
                        "220300",
                        "scheme",
                        "employee",
                        "diseaseCode",
                        disease,
                        "diseaseName",
                        "糖尿病",
                        "validFrom",
                        from.toString(),
                        "validUntil",
                        until == null ? null : until.toString(),
                        "withdrawnOn",
                        withdrawnOn == null ? null : withdrawnOn.toString(),
                        "institutions",
                        institutions));
    }

    private String visit(String disease) {
        String visit =
                succeeded(his.send("2201", his.msgid(), his.registration(no, his.msgid())))
                        .at("/data/mdtrt_id")
                        .textValue();
        Map<String, Object> said = his.description(visit, no, "14");
        @SuppressWarnings("unchecked")
        Map<String, Object> info = (Map<String, Object>) said.get("mdtrtinfo");
        info.put("dise_codg", disease);
        succeeded(his.send("2203A", his.msgid(), said));
        return visit;
    }

    private void upload(String visit, String disease) {
        Map<String, Object> line = his.outpatientLine(visit, no, "B1", "1", BED, "40.00", "1");
        line.put("dise_codg", disease);
        succeeded(his.ask("2204", "feedetail", List.of(line)));
    }

    private JsonNode settle(String visit) {
        return his.send("2207", his.msgid(), his.outpatientBill(visit, no, "B1", "14", "40.00"));
    }

    /** The day that the messages say, wherever other tests have moved the service's clock. */
    private static LocalDate today() {
        return Beijing.day(Instant.now());
    }

    @Test
    void who_is_entitled_is_settled_and_shown_what_to() throws IOException {
        entitled("M01600", today().minusDays(30), today().plusDays(300), List.of(HOSPITAL));
        String visit = visit("M01600");
        upload(visit, "");
        succeeded(settle(visit));

        JsonNode shown = succeeded(his.ask("5301", "data", fields("psn_no", no)));
        assertThat(shown.at("/feedetail")).hasSize(1);
        assertThat(shown.at("/feedetail/0/opsp_dise_code").textValue()).isEqualTo("M01600");
        assertThat(shown.at("/feedetail/0/opsp_dise_name").textValue()).isEqualTo("糖尿病");
        assertThat(shown.at("/feedetail/0/begndate").textValue())
                .isEqualTo(today().minusDays(30).toString());
        assertThat(shown.at("/feedetail/0/enddate").textValue())
                .isEqualTo(today().plusDays(300).toString());
        assertThat(entitlement("M01600").at("/trtinfo/0/trt_enjymnt_flag").textValue())
                .isEqualTo("1");
    }

    private JsonNode entitlement(String disease) {
        return succeeded(
                his.ask(
                        "2001",
                        "data",
                        fields(
                                "psn_no",
                                no,
                                "insutype",
                                "310",
                                "fixmedins_code",
                                HOSPITAL,
                                "med_type",
                                "14",
                                "begntime",
                                daysAgo(0),
                                "dise_codg",
                                disease)));
    }

    @Test
    void who_is_not_entitled_is_refused_with_the_reason_after_filing_was_asked()
            throws IOException {
        String visit = visit("M01600");
        upload(visit, "");
        assertThat(failed(settle(visit))).startsWith("[settlement/registration-not-answering]");
        withFiling(
                "[]",
                () -> {
                    assertThat(failed(settle(visit)))
                            .startsWith("[settlement/chronic-not-entitled]")
                            .contains("M01600糖尿病没有登记", "2503");
                    entitled("M01600", today(), null, List.of(OTHER_HOSPITAL));
                });
        assertThat(entitlement("M01600").at("/trtinfo/0/trt_enjymnt_flag").textValue())
                .isEqualTo("0");
        assertThat(entitlement("M01600").at("/trtinfo/0/trt_chk_rslt").textValue())
                .contains("定点机构是 " + OTHER_HOSPITAL);
        withFiling(
                told(null, List.of(OTHER_HOSPITAL)),
                () -> assertThat(failed(settle(visit))).contains("定点机构是 " + OTHER_HOSPITAL));
        withFiling(
                told(today(), List.of()),
                () -> assertThat(failed(settle(visit))).contains("已于 " + today() + " 撤销"));
        withFiling(told(null, List.of(HOSPITAL)), () -> succeeded(settle(visit)));
    }

    private String told(LocalDate withdrawnOn, List<String> institutions) {
        try {
            return json.writeValueAsString(
                    List.of(
                            fields(
                                    "entitlementId",
                                    "C1",
                                    "version",
                                    1,
                                    "personNo",
                                    no,
                                    "insuredRegion",
                                    "220300",
                                    "scheme",
                                    "employee",
                                    "diseaseCode",
                                    "M01600",
                                    "diseaseName",
                                    "糖尿病",
                                    "validFrom",
                                    today().minusDays(9).toString(),
                                    "validUntil",
                                    null,
                                    "withdrawnOn",
                                    withdrawnOn == null ? null : withdrawnOn.toString(),
                                    "institutions",
                                    institutions)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void each_line_may_say_which_disease_it_is_for_and_each_must_be_covered() throws IOException {
        entitled("M01600", today().minusDays(30), null, List.of());
        String covered = visit("");
        upload(covered, "M01600");
        succeeded(settle(covered));

        String unnamed = visit("");
        upload(unnamed, "");
        succeeded(settle(unnamed));

        String unlisted = visit("M01600");
        upload(unlisted, "M99999");
        withFiling(
                "[]",
                () ->
                        assertThat(failed(settle(unlisted)))
                                .contains("M99999", "不在参保地 220300 的门慢门特目录"));

        String notDemanded = visit("M02200");
        upload(notDemanded, "");
        succeeded(settle(notDemanded));
    }

    @Test
    void an_older_version_never_replaces_a_newer_one_and_what_ended_is_not_shown() {
        String id = entitled("M01600", today().minusDays(30), null, List.of());
        tell(id, 3, "M01600", today().minusDays(30), null, today(), List.of());
        tell(id, 2, "M01600", today().minusDays(30), null, null, List.of());
        assertThat(succeeded(his.ask("5301", "data", fields("psn_no", no))).at("/feedetail"))
                .isEmpty();
    }

    @Test
    void the_agreed_examples_are_taken_in() throws IOException {
        for (String event :
                List.of("chronic-entitlement-changed.v1", "chronic-disease-published.v1")) {
            Map<String, Object> example =
                    json.readerForMapOf(Object.class)
                            .readValue(
                                    Files.readString(
                                            Path.of("..", "docs", "contracts")
                                                    .resolve(event + ".example.json")));
            if (event.startsWith("chronic-disease")) {
                // Other classes' patients are insured there.
                example.put("validFrom", "2999-01-01");
            }
            world.tellOfFiling(event, example);
        }
        assertThat(
                        world.text(
                                "select disease_name || valid_until || institutions[1] from"
                                        + " entitlement where entitlement_id ="
                                        + " 'C2201002609280000001'"))
                .isEqualTo("糖尿病2028-09-30H22020000001");
    }

    @Test
    void an_item_of_restricted_use_counts_only_when_the_hospital_has_approved_it() {
        world.importCatalogue(
                """
                region,code,name,class,prior_self_pay_percent,ceiling_yuan,charge_category,\
                valid_from,restricted,essential_drug,negotiated_drug,child_drug,special_item
                220000,%s,示例单抗注射液,B,20,,09,2024-01-01,限HER2阳性乳腺癌,false,true,false,true
                """
                        .formatted(RESTRICTED));
        String visit = visit("");
        Map<String, Object> approved =
                his.outpatientLine(visit, no, "B1", "1", RESTRICTED, "1000.00", "1");
        approved.put("hosp_appr_flag", "1");
        Map<String, Object> not =
                his.outpatientLine(visit, no, "B1", "2", RESTRICTED, "500.00", "1");
        not.put("hosp_appr_flag", "0");
        JsonNode reply = his.ask("2204", "feedetail", List.of(approved, not));
        JsonNode rows = succeeded(reply).get("result");

        assertThat(rows.at("/0/inscp_scp_amt").decimalValue()).isEqualByComparingTo("800");
        assertThat(rows.at("/0/preselfpay_amt").decimalValue()).isEqualByComparingTo("200");
        for (int i : List.of(0, 1)) {
            assertThat(rows.at("/" + i + "/lmt_used_flag").textValue()).isEqualTo("1");
            assertThat(rows.at("/" + i + "/hi_nego_drug_flag").textValue()).isEqualTo("1");
            assertThat(rows.at("/" + i + "/bas_medn_flag").textValue()).isEqualTo("0");
            assertThat(rows.at("/" + i + "/list_sp_item_flag").textValue()).isEqualTo("1");
            assertThat(rows.at("/" + i + "/chrgitm_lv").textValue()).isEqualTo("02");
        }
        assertThat(rows.at("/1/fulamt_ownpay_amt").decimalValue()).isEqualByComparingTo("500");
        assertThat(rows.at("/1/selfpay_prop").decimalValue()).isEqualByComparingTo("1");
        assertThat(rows.at("/1/memo").textValue()).contains("限HER2阳性乳腺癌");
        assertThat(reply.get("warn_msg").textValue()).contains("明细 2：限定支付范围内使用未审批");

        not.put("hosp_appr_flag", "1");
        assertThat(failed(his.ask("2204", "feedetail", List.of(not)))).contains("line-changed");
        Map<String, Object> refund =
                his.outpatientLine(visit, no, "B1", "3", RESTRICTED, "-1000.00", "-1");
        refund.put("hosp_appr_flag", "0");
        assertThat(
                        succeeded(his.ask("2204", "feedetail", List.of(refund)))
                                .at("/result/0/inscp_scp_amt")
                                .decimalValue())
                .isEqualByComparingTo("-800");
        assertThatThrownBy(
                        () ->
                                world.importCatalogue(
                                        """
                                        region,code,name,class,prior_self_pay_percent,\
                                        ceiling_yuan,charge_category,valid_from,restricted
                                        220000,%s,示例单抗注射液,B,20,,09,2024-01-01,限其他
                                        """
                                                .formatted(RESTRICTED)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations().get(0).field())
                                        .startsWith("line 2"));
    }

    @Test
    void family_planning_is_cleared_as_what_it_was_and_a_settled_bill_has_one_kind() {
        String visit = visit("");
        upload(visit, "");
        JsonNode settled =
                his.send("2207", his.msgid(), his.outpatientBill(visit, no, "B1", "53", "40.00"));
        assertThat(succeeded(settled).at("/setlinfo/clr_type").textValue()).isEqualTo("11");
        assertThat(
                        failed(
                                his.send(
                                        "2207",
                                        his.msgid(),
                                        his.outpatientBill(visit, no, "B1", "11", "40.00"))))
                .startsWith("[settlement/already-settled]")
                .contains("医疗类别（原为 53）");
        succeeded(
                his.send("2207", his.msgid(), his.outpatientBill(visit, no, "B1", "53", "40.00")));

        Map<String, Object> line = his.outpatientLine(visit, no, "0000", "9", BED, "40.00", "1");
        assertThat(failed(his.ask("2204", "feedetail", List.of(line))))
                .startsWith("[settlement/line-invalid]")
                .contains("收费批次号不可为 0000");
    }

    @Test
    void an_injured_patients_bill_reminds_of_the_promise() {
        Map<String, Object> admission = his.admission(no, his.msgid());
        @SuppressWarnings("unchecked")
        Map<String, Object> info = (Map<String, Object>) admission.get("mdtrtinfo");
        info.put("trum_flag", "1");
        String stay =
                succeeded(his.send("2401", his.msgid(), admission))
                        .at("/result/mdtrt_id")
                        .textValue();
        succeeded(
                his.ask(
                        "2301",
                        "feedetail",
                        List.of(his.feeLine(stay, no, "1", BED, "40.00", "1"))));
        JsonNode computed = his.send("2303", his.msgid(), his.settlement(stay, no, "40.00"));
        succeeded(computed);
        assertThat(computed.get("warn_msg").textValue()).contains("附件3");
        succeeded(his.send("2304", his.msgid(), his.settlement(stay, no, "40.00")));
    }

    private static void withFiling(String answer, Runnable work) throws IOException {
        HttpServer filing =
                HttpServer.create(
                        new InetSocketAddress(
                                "127.0.0.1", NeighbourPorts.of(NeighbourPorts.FILING)),
                        0);
        filing.createContext(
                "/internal/chronic-entitlements",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        filing.start();
        try {
            work.run();
        } finally {
            filing.stop(0);
        }
    }
}
