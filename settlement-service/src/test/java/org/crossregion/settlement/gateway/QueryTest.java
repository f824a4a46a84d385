package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.daysAgo;
import static org.crossregion.settlement.gateway.GatewayClient.failed;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.BED;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.OTHER_HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class QueryTest {

    @Inject GatewayWorld world;

    @TestHTTPResource("/")
    URI address;

    private GatewayClient client;
    private GatewayClient other;
    private Person person;
    private String no;
    private String stay;

    @BeforeEach
    void admit() {
        String base = address.toString().replaceAll("/$", "");
        client = new GatewayClient(base, Dialect.HSA_HIS, HOSPITAL);
        other = new GatewayClient(base, Dialect.OPENHIS, OTHER_HOSPITAL);
        person = world.person();
        no = person.personNo();
        stay =
                succeeded(client.send("2401", client.msgid(), client.admission(no, client.msgid())))
                        .at("/result/mdtrt_id")
                        .textValue();
        succeeded(
                client.ask(
                        "2301",
                        "feedetail",
                        List.of(
                                client.feeLine(stay, no, "1", BED, "40.00", "1"),
                                client.feeLine(stay, no, "2", BED, "80.00", "2"))));
    }

    @Test
    void visits_are_shown_to_the_hospital_they_are_with() {
        JsonNode shown =
                succeeded(client.ask("5201", "data", fields("psn_no", no))).get("mdtrtinfo");

        assertThat(shown).hasSize(1);
        JsonNode visit = shown.get(0);
        assertThat(visit.get("mdtrt_id").textValue()).isEqualTo(stay);
        assertThat(visit.get("inhosp_stas").textValue()).isEqualTo("1");
        // Other tests may have moved business time on.
        assertThat(visit.get("ipt_days").intValue()).isGreaterThanOrEqualTo(4);
        assertThat(visit.get("dscg_maindiag_code").textValue()).isEqualTo("J18.900");
        assertThat(visit.get("certno").textValue()).contains("*");
        assertThat(succeeded(other.ask("5201", "data", fields("psn_no", no))).get("mdtrtinfo"))
                .isEmpty();
        assertThat(failed(other.ask("5201", "data", fields("mdtrt_id", stay))))
                .contains("visit-unknown");
        assertThat(
                        succeeded(
                                        client.ask(
                                                "5201",
                                                "data",
                                                fields(
                                                        "psn_no", no,
                                                        "begntime", daysAgo(2),
                                                        "endtime", daysAgo(0))))
                                .get("mdtrtinfo"))
                .isEmpty();
        assertThat(
                        succeeded(
                                        client.ask(
                                                "5201",
                                                "data",
                                                fields("psn_no", no, "med_type", "11")))
                                .get("mdtrtinfo"))
                .isEmpty();
    }

    @Test
    void a_person_in_hospital_is_seen_until_the_discharge() {
        JsonNode lying =
                succeeded(client.ask("5303", "data", fields("psn_no", no, "begntime", daysAgo(30))))
                        .get("data");
        assertThat(lying).hasSize(1);
        assertThat(lying.get(0).get("out_flag").textValue()).isEqualTo("1");

        succeeded(client.send("2402", client.msgid(), client.discharge(stay, no)));

        assertThat(
                        succeeded(
                                        client.ask(
                                                "5303",
                                                "data",
                                                fields("psn_no", no, "begntime", daysAgo(30))))
                                .get("data"))
                .isEmpty();
    }

    @Test
    void the_lines_of_a_bill_are_a_list_and_those_withdrawn_before_it_are_not_among_them() {
        succeeded(
                client.ask(
                        "2302", "data", fields("feedetl_sn", "1", "mdtrt_id", stay, "psn_no", no)));
        String bill =
                succeeded(client.send("2304", client.msgid(), client.settlement(stay, no, "80.00")))
                        .at("/setlinfo/setl_id")
                        .textValue();

        JsonNode output =
                succeeded(
                        client.ask(
                                "5204",
                                "data",
                                fields("psn_no", no, "setl_id", bill, "mdtrt_id", stay)));

        assertThat(output.isArray()).isTrue();
        assertThat(output).hasSize(1);
        assertThat(output.get(0).get("feedetl_sn").textValue()).isEqualTo("2");
        assertThat(output.get(0).get("setl_id").textValue()).isEqualTo(bill);
        assertThat(output.get(0).get("hilist_name").textValue()).contains("床位");
        assertThat(
                        failed(
                                other.ask(
                                        "5204",
                                        "data",
                                        fields("psn_no", no, "setl_id", bill, "mdtrt_id", stay))))
                .contains("visit-unknown");
    }

    @Test
    void each_line_of_a_visit_says_in_which_bill_it_stands() {
        JsonNode open = linesOfVisit();
        assertThat(open.findValuesAsText("setl_id")).containsOnly("");
        String bill =
                succeeded(
                                client.send(
                                        "2304",
                                        client.msgid(),
                                        client.settlement(stay, no, "120.00")))
                        .at("/setlinfo/setl_id")
                        .textValue();

        assertThat(linesOfVisit().findValuesAsText("setl_id")).hasSize(2).containsOnly(bill);

        succeeded(client.send("2305", client.msgid(), client.cancellation(bill, stay, no)));
        assertThat(linesOfVisit().findValuesAsText("setl_id")).hasSize(2).containsOnly("");
    }

    private JsonNode linesOfVisit() {
        return succeeded(client.ask("5204", "data", fields("psn_no", no, "mdtrt_id", stay)));
    }

    @Test
    void the_lines_of_a_chronic_visit_are_shown_as_such() {
        succeeded(client.send("2402", client.msgid(), client.discharge(stay, no)));
        succeeded(client.send("2304", client.msgid(), client.settlement(stay, no, "120.00")));
        String visit =
                succeeded(
                                client.send(
                                        "2201",
                                        client.msgid(),
                                        client.registration(no, client.msgid())))
                        .at("/data/mdtrt_id")
                        .textValue();
        succeeded(client.send("2203A", client.msgid(), client.description(visit, no, "140104")));
        succeeded(
                client.ask(
                        "2204",
                        "feedetail",
                        List.of(client.outpatientLine(visit, no, "B", "9", BED, "40.00", "1"))));

        JsonNode lines =
                succeeded(client.ask("5205", "data", fields("psn_no", no, "begntime", daysAgo(30))))
                        .get("feedetail");

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("med_type").textValue()).isEqualTo("140104");
    }

    @Test
    void the_year_is_told_by_the_codes_that_clients_read() {
        succeeded(client.send("2304", client.msgid(), client.settlement(stay, no, "120.00")));

        JsonNode sums = succeeded(client.ask("5206", "data", fields("psn_no", no))).get("cuminfo");

        assertThat(sums.findValuesAsText("cum_type_code"))
                .contains("C0000", "S0000", "F0000", "Q0000", "D310101");
        sums.forEach(
                sum -> {
                    if (sum.get("cum_type_code").textValue().equals("F0000")) {
                        assertThat(sum.get("cum").decimalValue()).isEqualByComparingTo("120.00");
                        assertThat(sum.get("insutype").textValue()).isEqualTo("310");
                    }
                });
    }

    @Test
    void what_is_not_on_record_is_an_empty_list() {
        for (String infno : List.of("5301", "5302", "5304")) {
            JsonNode output =
                    succeeded(
                            client.ask(
                                    infno, "data", fields("psn_no", no, "begntime", daysAgo(30))));
            assertThat(output.elements().next().isArray()).isTrue();
            assertThat(output.elements().next()).isEmpty();
        }
    }

    @Test
    void a_referral_is_shown_with_its_disease_as_it_was_told() throws IOException {
        Map<String, Object> filing = example();
        filing.put("filingId", "F9" + no.substring(2));
        filing.put("personNo", no);
        filing.put("type", "referral");
        filing.put("validFrom", day(3));
        filing.put("referral", null);
        world.tellOfFiling("filing-changed.v1", filing);
        JsonNode before = referralOf(1);
        assertThat(before.get("refl_date").textValue()).startsWith(day(3));
        assertThat(before.path("diag_code").asText("")).isEmpty();

        filing.put("version", 3);
        filing.put(
                "referral",
                fields(
                        "diagnosisCode",
                        "C34.900",
                        "diagnosisName",
                        "肺恶性肿瘤",
                        "condition",
                        "咯血三周",
                        "referredBy",
                        HOSPITAL,
                        "referredTo",
                        "H12000000001",
                        "referredName",
                        "天津示例总医院",
                        "referredOn",
                        day(4),
                        "reason",
                        "本地不具备治疗条件"));
        world.tellOfFiling("filing-changed.v1", filing);
        JsonNode after = referralOf(1);
        assertThat(after.get("diag_code").textValue()).isEqualTo("C34.900");
        assertThat(after.get("diag_name").textValue()).isEqualTo("肺恶性肿瘤");
        assertThat(after.get("dise_cond_dscr").textValue()).isEqualTo("咯血三周");
        assertThat(after.get("reflin_medins_no").textValue()).isEqualTo("H12000000001");
        assertThat(after.get("reflin_medins_name").textValue()).isEqualTo("天津示例总医院");
        assertThat(after.get("refl_date").textValue()).startsWith(day(4));
        assertThat(after.get("refl_rea").textValue()).isEqualTo("本地不具备治疗条件");
    }

    private static String day(int ago) {
        return daysAgo(ago).substring(0, 10);
    }

    private JsonNode referralOf(int many) {
        JsonNode rows =
                succeeded(client.ask("5304", "data", fields("psn_no", no, "begntime", daysAgo(30))))
                        .get("refmedin");
        assertThat(rows).hasSize(many);
        return rows.get(0);
    }

    /** As filing-service tells of a filing. */
    private static Map<String, Object> example() throws IOException {
        return new ObjectMapper()
                .readValue(
                        Files.readString(
                                Path.of(
                                        "..",
                                        "docs",
                                        "contracts",
                                        "filing-changed.v1.example.json")),
                        new TypeReference<>() {});
    }

    @Test
    void a_code_table_is_told_whatever_the_case_of_its_name() {
        JsonNode values =
                succeeded(client.ask("1901", "data", fields("type", "MED_TYPE"))).get("list");

        assertThat(values.findValuesAsText("value")).contains("11", "21", "140104");
        assertThat(succeeded(client.ask("1901", "data", fields("type", "NONE"))).get("list"))
                .isEmpty();
    }
}
