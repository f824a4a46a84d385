package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.daysAgo;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.util.List;
import java.util.Map;

@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class StayTest {

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;
    private Person person;
    private String no;

    @BeforeEach
    void connect() {
        person = world.person();
        no = person.personNo();
        client = client(Dialect.OPENHIS);
    }

    private GatewayClient client(Dialect dialect) {
        return new GatewayClient(address.toString().replaceAll("/$", ""), dialect, HOSPITAL);
    }

    private String admit(String number) {
        return succeeded(client.send("2401", client.msgid(), client.admission(no, number)))
                .at("/result/mdtrt_id")
                .textValue();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> node(Map<String, Object> message, String name) {
        return (Map<String, Object>) message.get(name);
    }

    private Map<String, Object> change(String visit, String number, Object... changes) {
        Map<String, Object> admission = client.admission(no, number);
        Map<String, Object> stay = node(admission, "mdtrtinfo");
        stay.remove("ipt_no");
        stay.remove("insutype");
        stay.putAll(fields("mdtrt_id", visit, "ipt_otp_no", number));
        stay.putAll(fields(changes));
        return fields("adminfo", stay, "diseinfo", admission.get("diseinfo"));
    }

    private String column(String visit, String column) {
        return world.text(
                "select " + column + "::text from visit where visit_id = '" + visit + "'");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_admission_is_changed_in_every_dialect(Dialect dialect) {
        GatewayClient his = client(dialect);
        String number = his.msgid();
        String visit = admit(number);

        succeeded(
                his.send(
                        "2403",
                        his.msgid(),
                        change(visit, number, "adm_bed", "44", "med_type", "24", "atddr_no", "")));

        assertThat(column(visit, "bed")).isEqualTo("44");
        assertThat(column(visit, "med_type")).isEqualTo("24");
        assertThat(column(visit, "emergency")).isEqualTo("true");
        assertThat(column(visit, "doctor_code")).isEqualTo("D220200000001");
    }

    @Test
    void a_change_keeps_a_stay_a_stay_of_its_own_time_and_number() {
        String number = client.msgid();
        String visit = admit(number);

        assertThat(
                        failed(
                                client.send(
                                        "2403",
                                        client.msgid(),
                                        change(visit, number, "med_type", "11"))))
                .contains("field-invalid");
        assertThat(
                        failed(
                                client.send(
                                        "2403",
                                        client.msgid(),
                                        change(visit, number, "begntime", "2099-01-01"))))
                .contains("admitted-in-the-future");
        assertThat(
                        failed(
                                client.send(
                                        "2403",
                                        client.msgid(),
                                        change(visit, "other", "adm_bed", "45"))))
                .contains("visit-unknown");
        assertThat(
                        failed(
                                client.send(
                                        "2403",
                                        client.msgid(),
                                        change(visit, number, "rel_ttp_flag", "1"))))
                .contains("third-party-injury");
        succeeded(
                client.ask(
                        "2301",
                        "feedetail",
                        List.of(client.feeLine(visit, no, "1", BED, "40.00", "1"))));
        succeeded(client.send("2304", client.msgid(), client.settlement(visit, no, "40.00")));
        assertThat(
                        failed(
                                client.send(
                                        "2403",
                                        client.msgid(),
                                        change(visit, number, "adm_bed", "46"))))
                .contains("visit-has-bills");
    }

    @Test
    void an_admission_sent_under_a_new_message_is_the_same_stay_or_is_refused_naming_the_change() {
        String number = client.msgid();
        String visit = admit(number);
        Map<String, Object> again = client.admission(no, number);
        node(again, "mdtrtinfo").put("begntime", begun(visit));

        assertThat(
                        succeeded(client.send("2401", client.msgid(), again))
                                .at("/result/mdtrt_id")
                                .textValue())
                .isEqualTo(visit);
        node(again, "mdtrtinfo").put("adm_bed", "13");
        assertThat(failed(client.send("2401", client.msgid(), again)))
                .contains("admission-changed")
                .contains("床位")
                .doesNotContain("诊断");
    }

    private String begun(String visit) {
        return world.text(
                "select to_char(began_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')"
                        + " from visit where visit_id = '"
                        + visit
                        + "'");
    }

    @Test
    void lines_that_look_wrong_are_taken_with_a_warning() {
        String visit = admit(client.msgid());
        Map<String, Object> early = client.feeLine(visit, no, "1", BED, "40.00", "1");
        early.put("fee_ocur_time", daysAgo(9));
        Map<String, Object> wrong = client.feeLine(visit, no, "2", SCAN, "500.00", "2");
        wrong.put("pric", "249.99");
        Map<String, Object> close = client.feeLine(visit, no, "3", SCAN, "100.00", "3");
        Map<String, Object> unknown = client.feeLine(visit, no, "4", "999999999999", "10.00", "1");

        JsonNode reply =
                client.send(
                        "2301",
                        client.msgid(),
                        fields("feedetail", List.of(early, wrong, close, unknown)));

        assertThat(succeeded(reply).at("/result/3/memo").textValue()).isEqualTo("目录外按全自费");
        assertThat(succeeded(reply).at("/result/0/memo").isNull()).isTrue();
        assertThat(reply.get("warn_msg").textValue())
                .contains("明细 1：费用发生时间早于入院")
                .contains("明细 2：金额与数量×单价不符")
                .contains("明细 4：不在就医地目录，按全自费")
                .doesNotContain("明细 3");
    }

    @Test
    void a_field_that_a_client_omits_is_replaced_with_a_warning() {
        String visit = admit(client.msgid());
        Map<String, Object> line = client.feeLine(visit, no, "1", BED, "40.00", "1");
        line.remove("cnt");
        line.remove("medins_list_codg");

        JsonNode reply = client.send("2301", client.msgid(), fields("feedetail", List.of(line)));

        assertThat(succeeded(reply).at("/result/0/cnt").decimalValue()).isEqualByComparingTo("1");
        assertThat(reply.get("warn_msg").textValue()).contains("medins_list_codg").contains("cnt");
    }

    @Test
    void an_identity_number_in_a_free_text_is_masked_before_it_is_stored() {
        String number = person.certificateNo();
        Map<String, Object> admission = client.admission(no, client.msgid());
        node(admission, "mdtrtinfo")
                .putAll(
                        fields(
                                "adm_dept_name", "内科 " + number,
                                "adm_bed", number,
                                "atddr_no", number,
                                "chfpdr_name", "医师" + number,
                                "coner_name", number));
        String visit =
                succeeded(client.send("2401", client.msgid(), admission))
                        .at("/result/mdtrt_id")
                        .textValue();
        Map<String, Object> line = client.feeLine(visit, no, "1", BED, "40.00", "1");
        line.putAll(
                fields("bilg_dr_name", number, "bilg_dept_name", number, "bilg_dr_codg", number));
        Map<String, Object> lines = fields("feedetail", List.of(line));
        succeeded(client.send("2301", client.msgid(), lines));
        succeeded(client.send("2301", client.msgid(), lines));
        Map<String, Object> bill = client.settlement(visit, no, "40.00");
        node(bill, "data").put("invono", number);
        succeeded(client.send("2304", client.msgid(), bill));

        assertThat(world.tablesHolding(number)).isEmpty();
        assertThat(column(visit, "department_name")).startsWith("内科 999");
    }

    @ParameterizedTest
    @CsvSource({"psn_name, 某某", "certno, 999901195603019999"})
    void a_voucher_of_somebody_else_is_refused(String field, String value) {
        Map<String, Object> data =
                fields("mdtrt_cert_type", "03", "mdtrt_cert_no", person.cardNo());
        succeeded(client.ask("1101", "data", data));
        data.put(field, value);
        assertThat(failed(client.ask("1101", "data", data))).contains("person-differs");
        data.put(field, "");
        data.put("certno", person.certificateNo());
        succeeded(client.ask("1101", "data", data));
    }

    @Test
    void a_suspended_person_is_said_at_1101_and_not_admitted_until_released() {
        suspend(1, null);
        JsonNode who =
                client.send(
                        "1101",
                        client.msgid(),
                        fields(
                                "data",
                                fields("mdtrt_cert_type", "03", "mdtrt_cert_no", person.cardNo())));
        assertThat(who.get("infcode").asText()).isEqualTo("0");
        assertThat(who.get("warn_msg").textValue()).contains("待遇已暂停", "出借");

        assertThat(failed(client.send("2401", client.msgid(), client.admission(no, "SUS-" + no))))
                .contains("person-suspended");

        suspend(2, "2026-01-02");
        admit("SUS-" + no);
    }

    private void suspend(int version, String releasedOn) {
        world.tellOfFiling(
                "person-suspension-changed.v1",
                fields(
                        "suspensionId",
                        "U" + no,
                        "version",
                        version,
                        "personNo",
                        no,
                        "kind",
                        "card-misuse",
                        "from",
                        "2026-01-01",
                        "until",
                        null,
                        "releasedOn",
                        releasedOn));
    }

    @Test
    void what_brought_the_patient_there_is_said_by_2401_in_words_of_the_table() {
        Map<String, Object> hit = client.admission(no, "HIT-" + no);
        node(hit, "mdtrtinfo").put("trum_cause", "third-party");
        assertThat(failed(client.send("2401", client.msgid(), hit))).contains("third-party-injury");

        Map<String, Object> fell = client.admission(no, "FELL-" + no);
        node(fell, "mdtrtinfo").put("trum_cause", "fate");
        assertThat(failed(client.send("2401", client.msgid(), fell))).contains("code-unknown");
        node(fell, "mdtrtinfo").put("trum_cause", "other-injury");
        succeeded(client.send("2401", client.msgid(), fell));
    }
}
