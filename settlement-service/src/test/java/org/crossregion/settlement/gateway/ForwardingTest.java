package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * What other services own, as hospital systems really send it: 3260 to 3262, answered by
 * clearing-service or by no one, 2501 to 2506 by filing-service.
 */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class ForwardingTest {

    @Inject GatewayWorld world;
    @Inject ObjectMapper json;

    @TestHTTPResource("/")
    URI address;

    private final FakeOwner clearing = new FakeOwner(NeighbourPorts.CLEARING);
    private final FakeOwner filing = new FakeOwner(NeighbourPorts.FILING);

    @BeforeEach
    void begin() throws IOException {
        world.build();
        clearing.start();
        filing.start();
    }

    @AfterEach
    void end() {
        clearing.stop();
        filing.stop();
    }

    private GatewayClient client(Dialect dialect) {
        return new GatewayClient(address.toString().replaceAll("/$", ""), dialect, HOSPITAL);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void details_are_asked_for_and_confirmed_in_every_dialect(Dialect dialect) {
        GatewayWorld.Person person = world.person();
        GatewayClient his = client(dialect);
        clearing.says(
                200,
                """
                {"output": {"data": [{"seqno": 101, "setl_sn": "A2201002610120000001",
                  "mdtrt_id": "S2201002610120000001", "psn_no": "%s", "mdtrtarea": "220200",
                  "medins_no": "%s", "mdtrt_setl_time": "2026-10-12T14:30:00+08:00",
                  "fulamt_advpay_flag": "0", "medfee_sumamt": "12345.67",
                  "optins_pay_sumamt": "8765.40"}]}, "warnings": []}
                """
                        .formatted(person.personNo(), HOSPITAL));

        JsonNode row =
                succeeded(
                                his.ask(
                                        "3260",
                                        "data",
                                        fields(
                                                "trt_year",
                                                "2026",
                                                "trt_month",
                                                "10",
                                                "startrow",
                                                101)))
                        .at("/data/0");
        JsonNode question = clearing.asked("3260", 0);
        assertThat(question.get("institution").textValue()).isEqualTo(HOSPITAL);
        assertThat(question.get("reference").textValue()).matches("[0-9]{30}");
        assertThat(question.get("input"))
                .isEqualTo(
                        tree(
                                """
                                {"data": [
                                  {"trt_year": "2026", "trt_month": "10", "startrow": "101"}]}
                                """));
        assertThat(row.get("seqno").intValue()).isEqualTo(101);
        assertThat(row.get("mdtrtarea").textValue()).isEqualTo("220200");
        assertThat(row.get("medins_no").textValue()).isEqualTo(HOSPITAL);
        assertThat(row.get("certno").textValue()).isEqualTo(person.certificateNo());
        assertThat(row.get("mdtrt_id").textValue()).isEqualTo("S2201002610120000001");
        assertThat(row.get("mdtrt_setl_time").textValue()).isEqualTo("2026-10-12 14:30:00");
        assertThat(row.get("setl_sn").textValue()).isEqualTo("A2201002610120000001");
        assertThat(row.get("fulamt_advpay_flag").textValue()).isEqualTo("0");
        assertThat(row.get("medfee_sumamt").decimalValue()).isEqualByComparingTo("12345.67");
        assertThat(row.get("optins_pay_sumamt").decimalValue()).isEqualByComparingTo("8765.40");

        clearing.says(200, "{\"warnings\": [\"本次确认1笔8765.40元\", \"totalrow 1，收到2行\"]}");
        JsonNode confirmed =
                his.send(
                        "3261",
                        his.msgid(),
                        fields(
                                "data",
                                fields("trt_year", "2026", "trt_month", "10", "totalrow", 1),
                                "detail",
                                List.of(
                                        confirmation(person, "A2201002610120000001", "1"),
                                        confirmation(person, "A2201002610120000002", "0"))));
        assertThat(succeeded(confirmed).isNull()).isTrue();
        assertThat(confirmed.get("warn_msg").textValue())
                .startsWith("本次确认1笔8765.40元")
                .contains("totalrow 1，收到2行");
        JsonNode asked = clearing.asked("3261", 0);
        assertThat(asked.get("reference").textValue())
                .isEqualTo(confirmed.get("inf_refmsgid").textValue());
        assertThat(asked.at("/input/detail/0/setl_sn").textValue())
                .isEqualTo("A2201002610120000001");
        assertThat(asked.at("/input/detail/0/medfee_sumamt").textValue()).isEqualTo("12345.67");
        assertThat(asked.at("/input/detail/0/optins_pay_sumamt").textValue()).isEqualTo("8765.40");
        assertThat(asked.at("/input/detail/0/cnfm_flag").textValue()).isEqualTo("1");
        assertThat(asked.at("/input/detail/1/cnfm_flag").textValue()).isEqualTo("0");

        clearing.says(200, "{}");
        JsonNode withdrawn =
                his.ask(
                        "3262",
                        "data",
                        fields("trt_year", "2026", "trt_month", "10", "otransid", "0"));
        assertThat(succeeded(withdrawn).isNull()).isTrue();
        assertThat(clearing.asked("3262", 0).at("/input/data/0/otransid").textValue())
                .isEqualTo("0");
    }

    @Test
    void foshan_nests_the_input_twice_and_confirms_a_month_without_rows() {
        clearing.says(200, "{\"warnings\": [\"本次确认9笔\"]}");
        JsonNode reply =
                client(Dialect.OPENHIS)
                        .post(
                                "/hsa/hgs/3261",
                                "application/json",
                                """
                                {"infno": "3261", "msgid": "2026110109300012340001",
                                 "mdtrtarea_admvs": "220200", "insuplc_admdvs": "220100",
                                 "recer_sys_code": "YBXT", "infver": "V1.0", "opter_type": "1",
                                 "opter": "900001", "opter_name": "测试操作员",
                                 "inf_time": "2026-11-01 09:30:00", "fixmedins_code": "%s",
                                 "fixmedins_name": "测试医院", "sign_no": "",
                                 "input": {"input": {"data": {"trt_year": "2026", "trt_month": "9",
                                   "totalrow": "0"}, "detail": []}}}
                                """
                                        .formatted(HOSPITAL));

        assertThat(succeeded(reply).isNull()).isTrue();
        assertThat(reply.get("warn_msg").textValue()).isEqualTo("本次确认9笔");
        assertThat(clearing.asked("3261", 0).at("/input/data/0/trt_month").textValue())
                .isEqualTo("9");
        assertThat(clearing.asked("3261", 0).at("/input/detail")).isEmpty();
        assertThat(clearing.asked("3261", 0).get("operator").textValue()).isEqualTo("900001");
    }

    @Test
    void an_empty_page_is_an_empty_list() {
        clearing.says(200, "{\"output\": {\"data\": []}}");
        JsonNode output =
                succeeded(
                        client(Dialect.HSA_HIS)
                                .ask(
                                        "3260",
                                        "data",
                                        fields(
                                                "trt_year",
                                                "2026",
                                                "trt_month",
                                                "2",
                                                "startrow",
                                                1)));
        assertThat(output.get("data").isArray()).isTrue();
        assertThat(output.get("data")).isEmpty();
    }

    @Test
    void what_clearing_refuses_is_told_with_the_bills_it_is_about() {
        clearing.says(
                422,
                """
                {"type": "/problems/confirmation-refused", "title": "…", "status": 422,
                 "detail": "…", "violations": [
                   {"field": "A1", "rule": "known", "message": "中心无此清分明细"},
                   {"field": "A2", "rule": "open", "message": "已在2026-10期清算"},
                   {"field": "A3", "rule": "once", "message": "重复出现"},
                   {"field": "A4", "rule": "once", "message": "重复出现"}]}
                """);
        assertThat(failed(withdrawal()))
                .startsWith("[settlement/clearing-refused]清算系统未受理：A1 中心无此清分明细")
                .contains("A3 重复出现；另1笔");
    }

    @Test
    void no_answer_within_the_time_allowed_is_a_refusal_of_its_own() {
        clearing.says(500, "");
        assertThat(failed(withdrawal())).startsWith("[settlement/clearing-not-answering]");
        clearing.says(200, "not json");
        assertThat(failed(withdrawal())).startsWith("[settlement/clearing-not-answering]");
        clearing.says(200, "{\"warnings\": [\"已回退\"]}", 2_500);
        assertThat(failed(withdrawal())).startsWith("[settlement/clearing-not-answering]");
        clearing.stop();
        assertThat(failed(withdrawal())).startsWith("[settlement/clearing-not-answering]");
    }

    @Test
    void what_the_owner_does_not_have_is_said_to_be_not_here_and_whose_it_is() {
        for (int status : List.of(404, 405, 501)) {
            clearing.says(status, "");
            assertThat(failed(withdrawal()))
                    .startsWith("[settlement/transaction-not-here]")
                    .contains("3262 异地清分结果确认回退（清算系统）");
        }
        clearing.says(404, "{\"type\": \"/problems/not-found\", \"detail\": \"nothing\"}");
        assertThat(failed(withdrawal())).startsWith("[settlement/transaction-not-here]");
        clearing.says(404, "{\"type\": \"/problems/x-unknown\", \"detail\": \"没有这一笔\"}");
        assertThat(failed(withdrawal()))
                .startsWith("[settlement/clearing-refused]")
                .contains("没有这一笔");
        clearing.says(403, "{\"type\": \"/problems/forbidden\", \"detail\": \"no\"}");
        assertThat(failed(withdrawal()))
                .startsWith("[settlement/clearing-not-answering]")
                .contains("3262");
    }

    @Test
    void a_file_is_sent_as_base64_or_signed_bytes_and_fetched_as_bytes() throws Exception {
        clearing.says(
                200,
                """
                {"output": {"file": {"file_qury_no": "202611010000000000000000000001",
                  "filename": "list.zip", "fixmedins_code": "%s",
                  "dld_endtime": "2026-12-01T09:30:00+08:00"}}}
                """
                        .formatted(HOSPITAL));
        GatewayClient his = client(Dialect.OPENHIS);
        for (Object content : List.of("gFD/", List.of(-128, 80, -1), List.of(128, 80, 255))) {
            JsonNode output =
                    succeeded(
                            his.send(
                                    "9101",
                                    his.msgid(),
                                    fields(
                                            "fsUploadIn",
                                            fields("in", content, "filename", "list"))));
            assertThat(output.get("file_qury_no").textValue())
                    .isEqualTo("202611010000000000000000000001");
            assertThat(output.get("dld_endtime").textValue()).isEqualTo("2026-12-01 09:30:00");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(clearing.asked("9101", i).at("/input/fsUploadIn/0/in").textValue())
                    .isEqualTo("gFD/");
        }
        for (Object wrong : List.of(List.of(300), List.of("a"), Map.of("a", 1))) {
            assertThat(
                            failed(
                                    his.send(
                                            "9101",
                                            his.msgid(),
                                            fields("fsUploadIn", fields("in", wrong)))))
                    .contains("field-invalid");
        }

        clearing.says(
                200, "{\"output\": {\"file\": {\"filename\": \"r.zip\", \"content\": \"gFD/\"}}}");
        HttpResponse<byte[]> file =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        address.toString().replaceAll("/$", "")
                                                                + "/hsa/hgs/9102"))
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        download("202611010000000000000000000001")))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("r.zip");
        assertThat(file.body()).containsExactly(-128, 80, -1);

        clearing.says(
                400,
                """
                {"type": "/problems/invalid-request", "detail": "…", "violations": [
                  {"field": "file_qury_no", "rule": "known", "message": "没有此文件"}]}
                """);
        assertThat(
                        failed(
                                his.send(
                                        "9102",
                                        his.msgid(),
                                        fields("fsDownloadIn", fields("file_qury_no", "X")))))
                .contains("file_qury_no", "没有此文件");
    }

    /** In the frame that hsa-his sends, which is the shortest. */
    private static String download(String number) {
        return """
        {"infno": "9102", "msgid": "2026110109300012340001", "medins_code": "%s",
         "insur_code": "220100", "mdtrtarea_admvs": "220200",
         "input": {"fsDownloadIn": {"file_qury_no": "%s", "filename": "r.zip",
           "fixmedins_code": "plc"}}}
        """
                .formatted(HOSPITAL, number);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void totals_of_a_month_are_asked_for_in_every_dialect_whatever_the_flag_is_called(
            Dialect dialect) {
        clearing.says(
                200,
                """
                {"output": {"stmtinfo": {"setl_optins": "220200", "stmt_rslt": "3",
                  "stmt_rslt_dscr": "不一致"}}}
                """);
        GatewayClient his = client(dialect);
        JsonNode info =
                succeeded(
                                his.ask(
                                        "3201",
                                        "data",
                                        fields(
                                                "insutype", "310",
                                                "clr_type", "21",
                                                "REFD_SETL_FLAG", "0",
                                                "setl_optins", "220200",
                                                "stmt_begndate", "2026-10-01 00:00:00",
                                                "stmt_enddate", "2026-10-31 23:59:59",
                                                "medfee_sumamt", "12.30",
                                                "fund_pay_sumamt", 10,
                                                "acct_pay", "0.00",
                                                "fixmedins_setl_cnt", "67")))
                        .get("stmtinfo");
        assertThat(info.get("stmt_rslt").textValue()).isEqualTo("3");
        JsonNode asked = clearing.asked("3201", 0).at("/input/data/0");
        assertThat(asked.get("refd_setl_flag").textValue()).isEqualTo("0");
        assertThat(asked.get("stmt_enddate").textValue()).isEqualTo("2026-10-31");
        assertThat(asked.get("medfee_sumamt").textValue()).isEqualTo("12.30");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_chronic_disease_is_registered_and_withdrawn_in_every_dialect(Dialect dialect) {
        GatewayWorld.Person person = world.person();
        GatewayClient his = client(dialect);
        filing.says(
                200,
                """
                {"output": {"result": {"trt_dcla_detl_sn": "C2201002610010000001"}},
                 "warnings": ["有效期至 2028-09-30"]}
                """);
        JsonNode reply =
                his.ask(
                        "2503",
                        "data",
                        fields(
                                "psn_no", person.personNo(),
                                "insutype", "310",
                                "opsp_dise_code", "M01600",
                                "opsp_dise_name", "糖尿病",
                                "insu_optins", "220100",
                                "ide_fixmedins_no", HOSPITAL,
                                "ide_fixmedins_name", "测试医院",
                                "hosp_ide_date", "2026-09-28",
                                "diag_dr_codg", "D9",
                                "diag_dr_name", "样医师",
                                "begndate", "2026-10-01"));
        assertThat(succeeded(reply).at("/result/trt_dcla_detl_sn").textValue())
                .isEqualTo("C2201002610010000001");
        assertThat(reply.get("warn_msg").textValue()).startsWith("有效期至 2028-09-30");
        JsonNode asked = filing.asked("2503", 0);
        assertThat(asked.at("/input/data/0/opsp_dise_code").textValue()).isEqualTo("M01600");
        assertThat(asked.at("/input/data/0/begndate").textValue()).isEqualTo("2026-10-01");

        Map<String, Object> withdrawal =
                fields(
                        "trt_dcla_detl_sn", "C2201002610010000001",
                        "psn_no", person.personNo(),
                        "memo", "诊断有误");
        filing.says(200, "{\"output\": {}}");
        succeeded(his.ask("2504", "data", withdrawal));
        filing.says(
                404,
                """
                {"type": "/problems/entitlement-unknown", "detail": "没有慢特病登记 C1",
                 "violations": [{"field": "id", "rule": "x", "message": "没有慢特病登记 C1"}]}
                """);
        assertThat(failed(his.ask("2504", "data", withdrawal)))
                .startsWith("[settlement/registration-refused]备案系统未受理")
                .contains("data.trt_dcla_detl_sn 待遇申报明细流水号 没有慢特病登记 C1");
        filing.stop();
        assertThat(failed(his.ask("2504", "data", withdrawal)))
                .startsWith("[settlement/registration-not-answering]")
                .contains("2504 人员慢特病备案撤销（备案系统）");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_referral_is_filed_and_cancelled_in_every_dialect(Dialect dialect) {
        GatewayWorld.Person person = world.person();
        GatewayClient his = client(dialect);
        filing.says(
                200,
                """
                {"output": {"result": {"trt_dcla_detl_sn": "F2201002610100000001"},
                            "reslut": {"trt_dcla_detl_sn": "F2201002610100000001"}},
                 "warnings": ["备案有效期至 2027-04-09"]}
                """);
        Map<String, Object> referral =
                fields(
                        "psn_no", person.personNo(),
                        "insutype", "310",
                        "tel", "13900000000",
                        "diag_code", "C34.900",
                        "diag_name", "肺恶性肿瘤",
                        "reflin_medins_no", "H12000000001",
                        "reflin_medins_name", "天津示例总医院",
                        "mdtrtarea_admdvs", "120000",
                        "hosp_agre_refl_flag", "1",
                        "refl_type", "1",
                        "refl_date", "2026-10-10 09:30:00",
                        "refl_rea", "本地不具备条件",
                        "refl_opnn", "同意转院",
                        "begndate", "2026-10-10 00:00:00",
                        "enddate", "2027-01-09 00:00:00");

        JsonNode reply = his.ask("2501", "refmedin", referral);

        assertThat(succeeded(reply).at("/result/trt_dcla_detl_sn").textValue())
                .isEqualTo("F2201002610100000001");
        assertThat(succeeded(reply).at("/reslut/trt_dcla_detl_sn").textValue())
                .isEqualTo("F2201002610100000001");
        assertThat(reply.get("warn_msg").textValue()).startsWith("备案有效期至 2027-04-09");
        JsonNode asked = filing.asked("2501", 0);
        assertThat(asked.get("institution").textValue()).isEqualTo(HOSPITAL);
        assertThat(asked.at("/input/refmedin/0/refl_date").textValue()).startsWith("2026-10-10");
        assertThat(asked.at("/input/refmedin/0/enddate").textValue()).startsWith("2027-01-09");
        assertThat(failed(his.ask("2501A", "refmedin", referral)))
                .contains("field-missing", "refl_old_mdtrt_id");

        filing.says(
                422,
                """
                {"type": "/problems/own-region", "detail": "…", "violations": [
                  {"field": "mdtrtarea_admdvs", "rule": "own-region",
                   "message": "220100：就医地就在参保统筹区内，转院不需异地就医备案"}]}
                """);
        assertThat(failed(his.ask("2501", "refmedin", referral)))
                .startsWith("[settlement/registration-refused]备案系统未受理")
                .contains("mdtrtarea_admdvs 220100：就医地就在参保统筹区内");

        filing.says(200, "{}");
        JsonNode cancelled =
                his.ask(
                        "2502",
                        "data",
                        fields(
                                "trt_dcla_detl_sn", "F2201002610100000001",
                                "psn_no", person.personNo(),
                                "memo", "患者改变主意"));
        assertThat(succeeded(cancelled).isNull()).isTrue();
        assertThat(filing.asked("2502", 0).at("/input/data/0/memo").textValue())
                .isEqualTo("患者改变主意");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_institution_is_designated_and_taken_off_in_every_dialect(Dialect dialect) {
        GatewayWorld.Person person = world.person();
        GatewayClient his = client(dialect);
        filing.says(
                200,
                "{\"output\": {\"result\": {\"trt_dcla_detl_sn\": \"D2201002610100000001\"}}}");

        JsonNode reply =
                his.ask(
                        "2505",
                        "data",
                        fields(
                                "psn_no", person.personNo(),
                                "biz_appy_type", "03",
                                "begndate", "2026-10-10",
                                "enddate", "2099-12-31",
                                "agnter_name", "",
                                "agnter_certno", "",
                                "fix_srt_no", "",
                                "fixmedins_code", HOSPITAL,
                                "fixmedins_name", "吉林示例医院"));

        assertThat(succeeded(reply).at("/result/trt_dcla_detl_sn").textValue())
                .isEqualTo("D2201002610100000001");
        assertThat(filing.asked("2505", 0).at("/input/data/0/biz_appy_type").textValue())
                .isEqualTo("03");
        filing.says(200, "{}");
        succeeded(
                his.ask(
                        "2506",
                        "data",
                        fields(
                                "trt_dcla_detl_sn", "D2201002610100000001",
                                "psn_no", person.personNo(),
                                "memo", "测试")));
    }

    private JsonNode withdrawal() {
        return client(Dialect.ZEBONE)
                .ask(
                        "3262",
                        "data",
                        fields("trt_year", "2026", "trt_month", "10", "otransid", "0"));
    }

    private static Map<String, Object> confirmation(
            GatewayWorld.Person person, String settlement, String flag) {
        return fields(
                "certno",
                person.certificateNo(),
                "mdtrt_id",
                "S2201002610120000001",
                "mdtrt_setl_time",
                "2026-10-12 14:30:00",
                "setl_sn",
                settlement,
                "medfee_sumamt",
                new BigDecimal("12345.67"),
                "optins_pay_sumamt",
                new BigDecimal("8765.40"),
                "cnfm_flag",
                flag);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
