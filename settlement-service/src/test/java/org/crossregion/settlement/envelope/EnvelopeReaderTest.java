package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class EnvelopeReaderTest {

    private static final Definitions DEFINITIONS = Definitions.load();

    private final EnvelopeReader reader = new EnvelopeReader(DEFINITIONS);
    private final Checks checks = new Checks(DEFINITIONS);

    /** Section 4.1: the full frame of a Henan hospital. */
    @Test
    void a_full_frame_is_read() {
        Envelope envelope =
                read(
                        """
                        {"infno":"3201","msgid":"H41139999906202403011642001234",
                         "mdtrtarea_admvs":"411300","insuplc_admdvs":"410000",
                         "recer_sys_code":"HIS","dev_no":"","dev_safe_info":"","cainfo":"",
                         "signtype":"SM3","infver":"1.0","opter_type":"1","opter":"ADMIN",
                         "opter_name":"系统管理员","inf_time":"2024-03-01 16:42:00",
                         "fixmedins_code":"H41139999906","fixmedins_name":"测试第二医院",
                         "sign_no":"","input":{"data":{"insutype":"310","clr_type":"11"}}}
                        """);

        assertThat(envelope.infno()).isEqualTo("3201");
        assertThat(envelope.msgid()).isEqualTo("H41139999906202403011642001234");
        assertThat(envelope.institution()).isEqualTo("H41139999906");
        assertThat(envelope.treatmentRegion()).isEqualTo("411300");
        assertThat(envelope.insuredRegion()).isEqualTo("410000");
        assertThat(envelope.operatorName()).isEqualTo("系统管理员");
        assertThat(envelope.input().at("/data/insutype").asText()).isEqualTo("310");
    }

    /** Section 4.9: hsa-his sends seven keys, with its own names for two of them. */
    @Test
    void a_reduced_frame_is_read() {
        Envelope envelope =
                read(
                        """
                        {"infno":"3260","insuplc_admdvs":"430100","medins_code":"H43019999901",
                         "insur_code":"430100","mdtrtarea_admvs":"430100",
                         "msgid":"H43019999901202403010930001001",
                         "input":{"data":{"trt_year":"2024","trt_month":"02","startrow":1}}}
                        """);

        assertThat(envelope.institution()).isEqualTo("H43019999901");
        assertThat(envelope.insuredRegion()).isEqualTo("430100");
    }

    @Test
    void insur_code_stands_for_the_insured_region() {
        assertThat(
                        read("{'infno':'1101','medins_code':'H1','insur_code':'430100'}")
                                .insuredRegion())
                .isEqualTo("430100");
    }

    /** Every wrapping of section 1.1 says the same thing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'input':{'data':{'psn_no':'P1','mdtrt_id':'V1'}}",
                "'input':{'psn_no':'P1','mdtrt_id':'V1'}",
                "'input':'{\\\"data\\\":{\\\"psn_no\\\":\\\"P1\\\",\\\"mdtrt_id\\\":\\\"V1\\\"}}'",
                "'input':'{\\\"psn_no\\\":\\\"P1\\\",\\\"mdtrt_id\\\":\\\"V1\\\"}'",
                "'input':{'input':{'psn_no':'P1','mdtrt_id':'V1'}}",
                "'input':{'input':{'data':{'psn_no':'P1','mdtrt_id':'V1'}}}",
                "'input':{'input':'{\\\"psn_no\\\":\\\"P1\\\",\\\"mdtrt_id\\\":\\\"V1\\\"}'}",
                "'input':{'data':'{\\\"psn_no\\\":\\\"P1\\\",\\\"mdtrt_id\\\":\\\"V1\\\"}'}",
                "'data':{'psn_no':'P1','mdtrt_id':'V1'}",
                "'data':{'input':{'psn_no':'P1','mdtrt_id':'V1'}}",
                "'data':{'input':{'data':{'psn_no':'P1','mdtrt_id':'V1'}}}",
                "'input':{'anything':{'psn_no':'P1','mdtrt_id':'V1'}}",
                "'input':{'anything':[{'psn_no':'P1','mdtrt_id':'V1'}],'other':{'a':1}}",
                "'data':'{\\\"psn_no\\\":\\\"P1\\\",\\\"mdtrt_id\\\":\\\"V1\\\"}'",
                "'input':{'data':[{'psn_no':'P1','mdtrt_id':'V1'}]}",
                "'input':{'data':{'psn_no ':'P1','MDTRT_ID':'V1'}}",
                "'input':{'data':{'psnNo':'P1','mdtrtId':'V1'}}",
                "'input':{'data':{'psn_no':' P1 ','mdtrt_id':'V1','unheard':{'of':[1]}}}",
                "'input':{'data':{'psn_no':'P0','psn_no':'P1','mdtrt_id':'V1'}}",
                "'input':{'data':{'psn_no':'P1','mdtrt_id':'V1','exp_content':null}}",
                "'INPUT':{'DATA':{'psn_no':'P1','mdtrt_id':'V1'}}",
            })
    void every_wrapping_of_an_input_is_unwrapped(String input) {
        Body body = body("{'infno':'2404','msgid':'M','fixmedins_code':'H1'," + input + "}");

        assertThat(body.one("data").text("psn_no")).isEqualTo("P1");
        assertThat(body.one("data").text("mdtrt_id")).isEqualTo("V1");
    }

    /** 2302: a list (openhis), an object in data (zebone), fields under input (hsa-his). */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'feedetl_sn':'0000','mdtrt_id':'V1','psn_no':'P1'}]}",
                "{'data':{'feedetl_sn':'0000','mdtrt_id':'V1','psn_no':'P1'}}",
                "{'feedetl_sn':'0000','mdtrt_id':'V1','psn_no':'P1'}",
            })
    void a_list_of_one_may_come_as_an_object(String input) {
        Body body = body("{'infno':'2302','fixmedins_code':'H1','input':" + input + "}");

        assertThat(body.many("data")).hasSize(1);
        assertThat(body.many("data").get(0).text("feedetl_sn")).isEqualTo("0000");
    }

    @Test
    void both_shapes_of_a_sign_in_are_read() {
        assertThat(
                        body("{'infno':'9001','fixmedins_code':'H1','input':{'signIn':"
                                        + "{'opter_no':'op1','mac':'m','ip':'1.2.3.4'}}}")
                                .one("signIn")
                                .text("opter_no"))
                .isEqualTo("op1");
        assertThat(
                        body("{'infno':'9001','fixmedins_code':'H1','input':{'data':"
                                        + "{'opter_no':'op1','userid':'u','password':'x'}}}")
                                .one("signIn")
                                .text("opter_no"))
                .isEqualTo("op1");
    }

    /** hsa-his sends the discharge under mdtrtinfo. */
    @Test
    void a_node_is_found_by_the_name_that_clients_give_it() {
        Body body =
                body(
                        "{'infno':'2402','fixmedins_code':'H1','input':{'mdtrtinfo':{'psn_no':'P1',"
                                + "'mdtrt_id':'V1','endtime':'2024-03-01 10:00:00'},"
                                + "'diseinfo':null,'agnterinfo':{'agnter_name':null}}}");

        assertThat(body.one("dscginfo").text("mdtrt_id")).isEqualTo("V1");
        assertThat(body.many("diseinfo")).isEmpty();
    }

    /** hsa-his sends an extra data node beside feedetail in 2301. */
    @Test
    void fee_lines_beside_another_data_node_are_found() {
        Body body =
                body(
                        "{'infno':'2301','fixmedins_code':'H1','input':{'data':{'visitId':'x'},"
                                + "'feedetail':["
                                + row("'1'", "'12.30'", "1")
                                + ","
                                + row("2", "7.7", "''")
                                + "]}}");

        assertThat(body.many("feedetail")).hasSize(2);
        assertThat(body.many("feedetail").get(0).money("det_item_fee_sumamt").fen())
                .isEqualTo(1230);
        assertThat(body.many("feedetail").get(1).text("feedetl_sn")).isEqualTo("2");
        assertThat(body.many("feedetail").get(1).number("cnt")).isEmpty();
    }

    private static String row(String number, String amount, String count) {
        return "{'feedetl_sn':"
                + number
                + ",'mdtrt_id':'V1','psn_no':'P1','fee_ocur_time':'2024-03-01 10:00:00',"
                + "'med_list_codg':'X','det_item_fee_sumamt':"
                + amount
                + ",'cnt':"
                + count
                + ",'rxno ':'1'}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100|10000",
                "100.0|10000",
                "28.0|2800",
                "'100.00'|10000",
                "' 12.30 '|1230",
                "1E2|10000",
                "0.30000000000000004|30",
                "-5.5|-550",
            })
    void an_amount_is_a_number_or_a_string(String sent, long fen) {
        String value = sent.replace("'", "");
        for (String json : new String[] {value.strip(), "\"" + value + "\""}) {
            Body body = settle("'medfee_sumamt':" + json.replace("\"", "'"));
            assertThat(body.one("data").money("medfee_sumamt").fen()).isEqualTo(fen);
        }
    }

    @Test
    void an_empty_string_is_an_amount_that_was_not_given() {
        Body body = settle("'medfee_sumamt':1,'fulamt_ownpay_amt':'','overlmt_selfpay':null");

        assertThat(body.one("data").number("fulamt_ownpay_amt")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2024-03-01 09:00:00'",
                "'2024-03-01 09:00'",
                "'2024-03-01T09:00:00'",
                "'2024-03-01T09:00:00.123'",
                "'2024-03-01T09:00:00+08:00'",
                "'2024-03-01T01:00:00Z'",
                "'2024-03-01 09:00:00.0'",
                "'2024/3/1 9:00:00'",
                "'20240301090000'",
                "1709254800000",
                "'1709254800000'",
            })
    void a_time_is_read_in_every_form(String sent) {
        assertThat(admit("'begntime':" + sent).one("mdtrtinfo").instant("begntime"))
                .contains(java.time.Instant.parse("2024-03-01T01:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2024-03-01'", "'20240301'", "1709222400000", "'2024-3-1'"})
    void a_day_alone_begins_at_midnight(String sent) {
        assertThat(admit("'begntime':" + sent).one("mdtrtinfo").instant("begntime"))
                .contains(java.time.Instant.parse("2024-02-29T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'2024-02-30'",
                "'2024-13-01'",
                "'gestern'",
                "'0000-00-00'",
                "'2024-03-01 25:00:00'",
                "99999999999999999999",
                "1709254800",
                "true",
                "'3024-01-01'"
            })
    void what_is_no_time_is_refused_by_name(String sent) {
        assertThatThrownBy(() -> admit("'begntime':" + sent))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("begntime");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|ENVELOPE_MALFORMED",
                "null|ENVELOPE_MALFORMED",
                "[]|ENVELOPE_MALFORMED",
                "[{}]|ENVELOPE_MALFORMED",
                "1|ENVELOPE_MALFORMED",
                "\"x\"|ENVELOPE_MALFORMED",
                "{|ENVELOPE_MALFORMED",
                "{}{}|ENVELOPE_MALFORMED",
                "{\"infno\":\"1101\" \"msgid\"}|ENVELOPE_MALFORMED",
                "{\"infno\":01101}|ENVELOPE_MALFORMED",
                "{}|FIELD_MISSING",
                "{\"infno\":\"\",\"fixmedins_code\":\"H\"}|FIELD_MISSING",
                "{\"infno\":\"1101\"}|FIELD_MISSING",
                "{\"infno\":{\"a\":1},\"fixmedins_code\":\"H\"}|FIELD_INVALID",
                "{\"infno\":1e99999,\"fixmedins_code\":\"H\"}|FIELD_INVALID",
                "{\"infno\":\"11011101\",\"fixmedins_code\":\"H\"}|FIELD_INVALID",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H\\u0000\"}|FIELD_INVALID",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H\\ud800\"}|FIELD_INVALID",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H\",\"input\":[]}|ENVELOPE_MALFORMED",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H\",\"input\":3}|ENVELOPE_MALFORMED",
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H\",\"input\":\"{\"}|ENVELOPE_MALFORMED",
            })
    void what_is_no_envelope_is_refused(String body, SettlementRefusal expected) {
        assertThatThrownBy(() -> readExactly(body.equals("''") ? "" : body, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(expected));
    }

    @Test
    void deep_nesting_is_refused() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(() -> readExactly("{\"input\":" + deep, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(SettlementRefusal.ENVELOPE_MALFORMED));
    }

    @Test
    void deep_nesting_inside_a_string_is_refused() {
        String deep = "[".repeat(100_000);
        assertThatThrownBy(
                        () -> read("{'infno':'1101','fixmedins_code':'H','input':'" + deep + "'}"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_number_too_long_to_be_one_is_refused() {
        String huge = "9".repeat(5_000);
        assertThatThrownBy(() -> settle("'medfee_sumamt':" + huge)).isInstanceOf(Refused.class);
    }

    @Test
    void gbk_is_read_where_it_is_declared() {
        byte[] body =
                "{\"infno\":\"1101\",\"fixmedins_code\":\"H1\",\"fixmedins_name\":\"测试医院\"}"
                        .getBytes(Charset.forName("GBK"));

        for (String type : new String[] {"GBK", "gb2312", "\"GB18030\""}) {
            Envelope envelope =
                    reader.read(
                            new ByteArrayInputStream(body), "application/json; charset=" + type);
            assertThat(envelope.institutionName()).isEqualTo("测试医院");
        }
    }

    @Test
    void a_wrong_encoding_is_refused() {
        byte[] body = "{\"infno\":\"测试\"}".getBytes(Charset.forName("GBK"));

        assertThatThrownBy(() -> reader.read(new ByteArrayInputStream(body), "application/json"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(SettlementRefusal.ENVELOPE_ENCODING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain; charset=utf-8",
                "text/plain; charset=ISO-8859-1",
                "application/json;charset=UTF-8",
                "application/xml",
                "nonsense",
                ""
            })
    void any_content_type_is_read_as_utf8(String type) {
        Envelope envelope =
                readExactly(
                        "\uFEFF{\"infno\":\"1101\",\"fixmedins_code\":\"H\",\"opter_name\":\"张\"}",
                        type);
        assertThat(envelope.operatorName()).isEqualTo("张");
    }

    @Test
    void a_missing_field_that_matters_is_named() {
        assertThatThrownBy(() -> body("{'infno':'2304','fixmedins_code':'H','input':{'data':{}}}"))
                .hasMessageContaining("data.psn_no")
                .hasMessageContaining("人员编号");
        assertThatThrownBy(() -> body("{'infno':'2301','fixmedins_code':'H','input':{}}"))
                .hasMessageContaining("feedetail");
        assertThatThrownBy(
                        () ->
                                body(
                                        "{'infno':'2301','fixmedins_code':'H','input':"
                                                + "{'feedetail':["
                                                + row("1", "1", "1")
                                                + ",{}]}}"))
                .hasMessageContaining("feedetail[2].feedetl_sn");
    }

    @Test
    void a_missing_field_that_clients_omit_is_put_right_with_a_warning() {
        Envelope envelope =
                read(
                        "{'infno':'2304','msgid':'M','fixmedins_code':'H','input':{'psn_no':'P',"
                                + "'mdtrt_id':'V','medfee_sumamt':1}}");
        Body body = checks.check(DEFINITIONS.transaction("2304").orElseThrow(), envelope);

        assertThat(body.one("data").text("psn_setlway")).isEqualTo("01");
        assertThat(body.one("data").flag("mid_setl_flag")).isFalse();
        assertThat(envelope.warnings()).anyMatch(warning -> warning.contains("psn_setlway"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'medfee_sumamt':'12,30'",
                "'medfee_sumamt':true",
                "'medfee_sumamt':{'a':1}",
                "'medfee_sumamt':[1]",
                "'medfee_sumamt':'NaN'",
                "'medfee_sumamt':1.005",
                "'medfee_sumamt':1e30",
                "'medfee_sumamt':1e999999999",
                "'medfee_sumamt':1e-999999999",
                "'medfee_sumamt':'1e2147483648'",
            })
    void what_is_no_amount_is_refused_by_name(String field) {
        assertThatThrownBy(() -> settle(field))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("medfee_sumamt");
    }

    @Test
    void an_unknown_code_that_matters_is_refused_and_another_one_warned_about() {
        assertThatThrownBy(() -> settle("'medfee_sumamt':1,'insutype':'999'"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("insutype");
        assertThatThrownBy(() -> admit("'begntime':'2024-03-01','med_type':'9999'"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("med_type");
        assertThat(
                        settle("'medfee_sumamt':1,'mdtrt_cert_type':'17'")
                                .one("data")
                                .text("mdtrt_cert_type"))
                .isEqualTo("17");
    }

    @Test
    void what_clients_put_where_they_have_no_number_or_date_counts_as_not_given() {
        Body body =
                admit(
                        "'begntime':'2024-03-01','geso_val':'-','fetts':'null',"
                                + "'birctrl_matn_date':'0001-01-01T00:00:00'");

        assertThat(body.one("mdtrtinfo").has("geso_val")).isFalse();
        assertThat(body.one("mdtrtinfo").has("fetts")).isFalse();
        assertThat(body.one("mdtrtinfo").has("birctrl_matn_date")).isFalse();
        assertThatThrownBy(() -> admit("'begntime':'0001-01-01T00:00:00'"))
                .hasMessageContaining("begntime");
    }

    @Test
    void decimals_too_many_are_rounded_where_it_does_not_matter() {
        assertThat(
                        settle("'medfee_sumamt':1,'inscp_scp_amt':'0.335'")
                                .one("data")
                                .number("inscp_scp_amt"))
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("0.34"));
        assertThatThrownBy(() -> settle("'medfee_sumamt':1.005"))
                .hasMessageContaining("medfee_sumamt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٢", "１２", "0x10", "1,000.00", "NaN", "1 2", "¥5"})
    void digits_of_another_script_are_no_amount(String amount) {
        assertThatThrownBy(() -> settle("'medfee_sumamt':'" + amount + "'"))
                .hasMessageContaining("medfee_sumamt");
    }

    @Test
    void what_belongs_to_another_node_is_not_taken_for_one_that_is_missing() {
        assertThatThrownBy(
                        () ->
                                body(
                                        """
                                        {'infno':'2403','fixmedins_code':'H','input':{'diseinfo':
                                         [{'mdtrt_id':'V','psn_no':'P','diag_code':'A'}]}}"""))
                .hasMessageContaining("adminfo");
    }

    @Test
    void a_text_too_long_is_refused_where_it_matters_and_cut_elsewhere() {
        assertThatThrownBy(
                        () ->
                                body(
                                        "{'infno':'2404','fixmedins_code':'H','input':{'psn_no':'"
                                                + "9".repeat(31)
                                                + "','mdtrt_id':'V'}}"))
                .hasMessageContaining("psn_no");
        assertThat(
                        settle("'medfee_sumamt':1,'invono':'" + "9".repeat(99) + "'")
                                .one("data")
                                .text("invono"))
                .hasSize(20);
    }

    private Body settle(String fields) {
        return body(
                "{'infno':'2304','msgid':'M','fixmedins_code':'H','input':{'data':{'psn_no':'P',"
                        + "'mdtrt_id':'V',"
                        + fields
                        + "}}}");
    }

    private Body admit(String fields) {
        return body(
                "{'infno':'2401','msgid':'M','fixmedins_code':'H','input':{'mdtrtinfo':{"
                        + "'psn_no':'P','insutype':'310','med_type':'21',"
                        + fields
                        + "}}}");
    }

    private Body body(String message) {
        Envelope envelope = read(message);
        return checks.check(DEFINITIONS.transaction(envelope.infno()).orElseThrow(), envelope);
    }

    private Envelope read(String message) {
        return readExactly(message.replace('\'', '"'), "application/json");
    }

    private Envelope readExactly(String message, String type) {
        return reader.read(
                new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)), type);
    }
}
