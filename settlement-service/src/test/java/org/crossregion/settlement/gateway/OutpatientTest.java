package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.daysAgo;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.mustAddUp;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.LUXURY;
import static org.crossregion.settlement.gateway.GatewayWorld.SCAN;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class OutpatientTest {

    @Inject GatewayWorld world;
    @Inject BusinessClock businessClock;
    @Inject Clock clock;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;
    private String no;

    @BeforeEach
    void connect() {
        no = world.person().personNo();
        client = client(Dialect.OPENHIS);
    }

    private GatewayClient client(Dialect dialect) {
        return new GatewayClient(address.toString().replaceAll("/$", ""), dialect, HOSPITAL);
    }

    private String register(GatewayClient his) {
        return succeeded(his.send("2201", his.msgid(), his.registration(no, his.msgid())))
                .at("/data/mdtrt_id")
                .textValue();
    }

    private JsonNode upload(GatewayClient his, String visit, String batch) {
        return upload(his, lines(his, visit, batch));
    }

    private static JsonNode upload(GatewayClient his, List<Map<String, Object>> lines) {
        return succeeded(his.ask("2204", "feedetail", lines)).get("result");
    }

    private List<Map<String, Object>> lines(GatewayClient his, String visit, String batch) {
        return List.of(
                his.outpatientLine(visit, no, batch, batch + "-1", SCAN, "800.00", "4"),
                his.outpatientLine(visit, no, batch, batch + "-2", BED, "40.00", "1"),
                his.outpatientLine(visit, no, batch, batch + "-3", SCAN, "-200.00", "-1"));
    }

    private JsonNode settle(GatewayClient his, String visit, String batch, String medType) {
        return succeeded(
                his.send(
                        "2207",
                        his.msgid(),
                        his.outpatientBill(visit, no, batch, medType, "640.00")));
    }

    private static String settlementOf(JsonNode settled) {
        return settled.at("/setlinfo/setl_id").textValue();
    }

    private JsonNode cancel(GatewayClient his, String settlement, String visit) {
        return his.send("2208", his.msgid(), his.cancellation(settlement, visit, no));
    }

    private static BigDecimal amount(JsonNode output, String name) {
        return output.at("/setlinfo/" + name).decimalValue();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_outpatient_is_registered_settled_and_taken_back_in_every_dialect(Dialect dialect) {
        GatewayClient his = client(dialect);
        String number = his.msgid();
        JsonNode registered =
                succeeded(his.send("2201", his.msgid(), his.registration(no, number))).get("data");
        String visit = registered.get("mdtrt_id").textValue();
        assertThat(visit).matches("S220100[0-9]{13}");
        assertThat(registered.get("psn_no").textValue()).isEqualTo(no);
        assertThat(registered.get("ipt_otp_no").textValue()).isEqualTo(number);

        succeeded(his.send("2203A", his.msgid(), his.description(visit, no, "11")));
        JsonNode lines = upload(his, visit, "B1");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2).get("preselfpay_amt").decimalValue()).isEqualByComparingTo("-20");

        JsonNode computed =
                succeeded(
                        his.send(
                                "2206",
                                his.msgid(),
                                his.outpatientBill(visit, no, "B1", "11", "640.00")));
        mustAddUp(computed);
        JsonNode settled = settle(his, visit, "B1", "11");
        mustAddUp(settled);
        assertThat(settled.at("/setlinfo/clr_type").textValue()).isEqualTo("11");
        assertThat(settled.at("/setlinfo/med_type").textValue()).isEqualTo("11");
        assertThat(amount(settled, "act_pay_dedc")).isEqualByComparingTo("400.00");
        // 640 less 60 prior self-pay less the year's deductible of 400, at 70 %.
        assertThat(amount(settled, "hifp_pay")).isEqualByComparingTo("126.00");
        assertThat(settled.at("/setldetail/0/fund_pay_type").textValue()).isEqualTo("310100");

        JsonNode taken = succeeded(cancel(his, settlementOf(settled), visit));
        mustAddUp(taken);
        assertThat(settlementOf(taken)).isNotEqualTo(settlementOf(settled));
        assertThat(amount(taken, "medfee_sumamt")).isEqualByComparingTo("-640.00");
        assertThat(amount(taken, "pdn_cash_pay")).isEqualTo(amount(taken, "psn_cash_pay"));
        assertThat(taken.at("/setlinfo/setl_type").textValue()).isEqualTo("2");

        succeeded(
                his.ask(
                        "2205",
                        "data",
                        fields(
                                "mdtrt_id",
                                visit,
                                "chrg_bchno",
                                "0000",
                                "psn_no",
                                no,
                                "feedetl_sn",
                                "0000")));
        Map<String, Object> registration =
                fields("data", fields("psn_no", no, "mdtrt_id", visit, "ipt_otp_no", number));
        succeeded(his.send("2202", his.msgid(), registration));
        assertThat(failed(his.send("2203", his.msgid(), his.description(visit, no, "11"))))
                .contains("visit-ended");
    }

    /** 11 ordinary, 13 emergency, 14 and its local kin chronic: each by its own terms. */
    @ParameterizedTest
    @CsvSource({"11, 126.00, 400", "13, 126.00, 400", "14, 224.00, 300", "140104, 224.00, 300"})
    void the_bill_is_of_the_kind_that_2207_says(String medType, String pooling, String deducted) {
        String visit = register(client);
        upload(client, visit, "B1");

        JsonNode settled = settle(client, visit, "B1", medType);

        assertThat(amount(settled, "hifp_pay")).isEqualByComparingTo(pooling);
        assertThat(amount(settled, "act_pay_dedc")).isEqualByComparingTo(deducted);
        assertThat(settled.at("/setlinfo/med_type").textValue()).isEqualTo(medType);
    }

    @Test
    void each_batch_of_a_visit_is_a_bill_of_its_own_and_taken_back_in_any_order() {
        String visit = register(client);
        upload(client, visit, "B1");
        upload(client, visit, "B2");
        JsonNode first = settle(client, visit, "B1", "11");
        JsonNode second = settle(client, visit, "B2", "11");
        assertThat(amount(first, "hifp_pay")).isEqualByComparingTo("126.00");
        // The year's deductible is borne: 580 at 70 %, but 400 a case at most.
        assertThat(amount(second, "hifp_pay")).isEqualByComparingTo("400.00");

        JsonNode again = settle(client, visit, "B1", "11");
        assertThat(settlementOf(again)).isEqualTo(settlementOf(first));

        succeeded(cancel(client, settlementOf(first), visit));
        JsonNode anew = settle(client, visit, "B1", "11");
        assertThat(settlementOf(anew)).isNotEqualTo(settlementOf(first));
        // The second bill stands; the freed deductible falls on this one.
        assertThat(amount(anew, "act_pay_dedc")).isEqualByComparingTo("400.00");
        succeeded(cancel(client, settlementOf(second), visit));
        assertThat(failed(cancel(client, settlementOf(second), visit)))
                .contains("already-cancelled");
    }

    @Test
    void batch_0000_bills_whatever_is_not_settled() {
        String visit = register(client);
        upload(client, visit, "B1");
        upload(client, visit, "B2");

        JsonNode settled =
                succeeded(
                        client.send(
                                "2207",
                                client.msgid(),
                                client.outpatientBill(visit, no, "0000", "11", "1280.00")));

        assertThat(amount(settled, "medfee_sumamt")).isEqualByComparingTo("1280.00");
    }

    @Test
    void a_cleared_bill_of_an_outpatient_is_taken_back_as_a_refund_without_approval() {
        String visit = register(client);
        upload(client, visit, "B1");
        String settlement = settlementOf(settle(client, visit, "B1", "11"));
        world.clear("220000", "province", settlement);
        try {
            JsonNode taken = succeeded(cancel(client, settlement, visit));
            assertThat(
                            world.text(
                                    "select kind from settlement where settlement_id = '"
                                            + settlementOf(taken)
                                            + "'"))
                    .isEqualTo("refund");
        } finally {
            world.execute("delete from cleared_period");
        }
    }

    @Test
    void a_bill_of_last_year_is_taken_back_from_last_year() {
        String visit = register(client);
        upload(client, visit, "B1");
        upload(client, visit, "B2");
        int year = Beijing.day(clock.instant()).getYear();
        String settlement = settlementOf(settle(client, visit, "B1", "11"));
        businessClock.set(Beijing.startOf(LocalDate.of(year + 1, 1, 10)));
        JsonNode later = settle(client, visit, "B2", "11");
        // A new year, a new deductible.
        assertThat(amount(later, "act_pay_dedc")).isEqualByComparingTo("400.00");

        JsonNode taken = succeeded(cancel(client, settlement, visit));

        assertThat(settlementOf(taken).substring(7, 11))
                .isEqualTo("%02d01".formatted((year + 1) % 100));
        assertThat(bills(year)).isZero();
        assertThat(bills(year + 1)).isEqualTo(1);
    }

    private long bills(int year) {
        return world.count(
                "select bills::bigint from accumulator where person_no = '"
                        + no
                        + "' and year = "
                        + year);
    }

    @Test
    void lines_are_taken_back_without_naming_the_line_as_2204_cannot_name_it() {
        String visit = register(client);
        List<Map<String, Object>> lines = lines(client, visit, "B1");
        upload(client, lines);
        // The same lines once more, of the same second, are the same lines.
        upload(client, lines);
        assertThat(
                        failed(
                                client.ask(
                                        "2204",
                                        "feedetail",
                                        List.of(
                                                client.outpatientLine(
                                                        visit, no, "B1", "9", SCAN, "-800.00",
                                                        "-4")))))
                .contains("refund-without-original");
    }

    @Test
    void a_line_of_one_batch_does_not_go_with_another() {
        String visit = register(client);
        upload(client, visit, "B1");
        upload(client, visit, "B2");
        succeeded(
                client.ask(
                        "2205",
                        "data",
                        fields("mdtrt_id", visit, "chrg_bchno", "B1", "psn_no", no)));

        settle(client, visit, "B2", "11");
        assertThat(
                        failed(
                                client.send(
                                        "2206",
                                        client.msgid(),
                                        client.outpatientBill(visit, no, "B1", "11", "640.00"))))
                .contains("no-fee-lines");
    }

    @Test
    void an_outpatient_bill_is_refused_during_a_stay_and_a_stay_is_no_outpatient_visit() {
        String visit = register(client);
        upload(client, visit, "B1");
        String stay =
                succeeded(client.send("2401", client.msgid(), client.admission(no, client.msgid())))
                        .at("/result/mdtrt_id")
                        .textValue();

        assertThat(
                        failed(
                                client.send(
                                        "2207",
                                        client.msgid(),
                                        client.outpatientBill(visit, no, "B1", "11", "640.00"))))
                .contains("already-in-hospital");
        assertThat(failed(client.send("2203", client.msgid(), client.description(stay, no, "11"))))
                .contains("other-kind-of-visit");
        assertThat(
                        failed(
                                client.send(
                                        "2207",
                                        client.msgid(),
                                        client.outpatientBill(stay, no, "B1", "11", "640.00"))))
                .contains("other-kind-of-visit");
        assertThat(failed(client.send("2203", client.msgid(), client.description(visit, no, "21"))))
                .contains("other-kind-of-visit");
        assertThat(
                        failed(
                                client.ask(
                                        "2204",
                                        "feedetail",
                                        List.of(
                                                client.outpatientLine(
                                                        stay, no, "B1", "1", LUXURY, "1.00",
                                                        "1")))))
                .contains("other-kind-of-visit");
    }

    @Test
    void an_outpatient_visit_is_neither_charged_nor_billed_nor_discharged_as_a_stay() {
        String visit = register(client);
        upload(client, visit, "B1");
        Map<String, Object> named = fields("mdtrt_id", visit, "psn_no", no);
        Map<String, Object> bill = client.settlement(visit, no, "640.00");
        Map<String, Object> change =
                fields(
                        "adminfo",
                        fields(
                                "mdtrt_id",
                                visit,
                                "psn_no",
                                no,
                                "med_type",
                                "21",
                                "begntime",
                                daysAgo(1)));

        List<String> refusals =
                List.of(
                        failed(
                                client.ask(
                                        "2301",
                                        "feedetail",
                                        List.of(
                                                client.feeLine(
                                                        visit, no, "9", BED, "40.00", "1")))),
                        failed(
                                client.ask(
                                        "2302",
                                        "data",
                                        fields(
                                                "feedetl_sn",
                                                "0000",
                                                "mdtrt_id",
                                                visit,
                                                "psn_no",
                                                no))),
                        failed(client.send("2303", client.msgid(), bill)),
                        failed(client.send("2304", client.msgid(), bill)),
                        failed(client.send("2403", client.msgid(), change)),
                        failed(client.send("2402", client.msgid(), client.discharge(visit, no))),
                        failed(client.ask("2404", "data", named)),
                        failed(client.ask("2405", "data", named)));
        assertThat(refusals).allSatisfy(text -> assertThat(text).contains("other-kind-of-visit"));

        String settled = settle(client, visit, "B1", "11").at("/setlinfo/setl_id").textValue();
        assertThat(
                        failed(
                                client.ask(
                                        "2305",
                                        "data",
                                        fields(
                                                "setl_id",
                                                settled,
                                                "mdtrt_id",
                                                visit,
                                                "psn_no",
                                                no))))
                .contains("other-kind-of-visit");
    }

    @Test
    void a_hospital_bills_nothing_as_bought_at_a_pharmacy() {
        String visit = register(client);
        upload(client, visit, "B1");

        assertThat(
                        failed(
                                client.send(
                                        "2207",
                                        client.msgid(),
                                        client.outpatientBill(visit, no, "B1", "41", "640.00"))))
                .contains("other-kind-of-visit");
    }

    @Test
    void a_registration_sent_again_is_the_same_visit_whatever_its_care_turned_out_to_be() {
        Map<String, Object> registration = client.registration(no, client.msgid());
        JsonNode first = succeeded(client.send("2201", client.msgid(), registration));
        String visit = first.at("/data/mdtrt_id").textValue();
        succeeded(client.send("2203A", client.msgid(), client.description(visit, no, "14")));

        assertThat(succeeded(client.send("2201", client.msgid(), registration))).isEqualTo(first);
    }
}
