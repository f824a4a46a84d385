package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.settlement.envelope.FieldDefinition.Type;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

class DefinitionsTest {

    private final Definitions definitions = Definitions.load();

    @Test
    void a_transaction_with_a_definition_is_answered_here_or_forwarded_to_a_service_of_ours() {
        assertThat(
                        definitions.transactions().stream()
                                .map(TransactionDefinition::infno)
                                .filter(infno -> definitions.owner(infno).isPresent()))
                .containsExactlyInAnyOrder(
                        "2501", "2501A", "2502", "2503", "2504", "2505", "2506", "3201", "3201A",
                        "3202", "3202A", "3203", "3203A", "3204", "3204A", "3205", "3205A", "3206",
                        "3206A", "3209A", "3211", "3212", "3260", "3261", "3262", "3691", "3692",
                        "3693", "3694", "3695", "3696", "3697", "3698", "3699", "3700", "3701",
                        "3702", "3703", "3704", "9101", "9102")
                .allMatch(infno -> List.of("filing", "clearing").contains(owner(infno)));
    }

    @Test
    void every_transaction_of_the_forwarding_table_has_an_owner() {
        List.of("3260", "3261", "3262")
                .forEach(infno -> assertThat(owner(infno)).isEqualTo("clearing"));
        List.of("2501", "2501A", "2502", "2503", "2504", "2505", "2506")
                .forEach(infno -> assertThat(owner(infno)).isEqualTo("filing"));
        Stream.of(
                        "3201", "3202", "3203", "3203A", "3204", "3204A", "3205", "3205A", "3206A",
                        "3209A", "3211", "3212", "3691", "3704", "9101", "9102")
                .forEach(infno -> assertThat(owner(infno)).isEqualTo("clearing"));
        List.of("13203", "25001", "25008", "90502")
                .forEach(infno -> assertThat(owner(infno)).isEqualTo("province"));
    }

    /** They are there, though not here: nobody is told that there is no such number. */
    @Test
    void what_a_hospital_system_sends_to_other_parts_of_the_national_platform_is_known() {
        Stream.of("1301", "1319", "3101", "3301", "3401A", "3501", "4101", "5101")
                .forEach(infno -> assertThat(owner(infno)).isEqualTo("province"));
    }

    @Test
    void flags_that_decide_who_pays_have_a_table() {
        List<String> flags =
                List.of(
                        "trum_flag",
                        "rel_ttp_flag",
                        "ttp_resp",
                        "mid_setl_flag",
                        "acct_used_flag",
                        "hosp_appr_flag");
        assertThat(
                        definitions.transactions().stream()
                                .flatMap(one -> one.request().stream())
                                .flatMap(node -> node.fields().stream())
                                .filter(field -> flags.contains(field.name())))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.codes()).as(field.name()).isNotEmpty());
    }

    private String owner(String infno) {
        return definitions.owner(infno).orElseThrow(() -> new AssertionError(infno)).owner();
    }

    @Test
    void settlement_type_transactions_are_the_keyed_ones() {
        assertThat(
                        definitions.transactions().stream()
                                .filter(TransactionDefinition::keyed)
                                .map(TransactionDefinition::infno))
                .containsExactlyInAnyOrder("2207", "2208", "2304", "2305", "2401", "2601");
    }

    @Test
    void every_field_says_what_it_means_and_how_long_it_may_be() {
        definitions.transactions().stream()
                .flatMap(
                        transaction ->
                                Stream.concat(
                                        transaction.request().stream(),
                                        transaction.reply().stream()))
                .flatMap(node -> node.fields().stream())
                .forEach(
                        field -> {
                            assertThat(field.meaning()).as(field.name()).isNotBlank();
                            if (field.type() == Type.TEXT || field.type() == Type.NUMBER) {
                                assertThat(field.length()).as(field.name()).isPositive();
                            }
                        });
    }

    /** hsa-his calls toString on each of them (section 1.2). */
    @Test
    void the_amounts_of_a_settlement_reply_are_never_null() {
        List<String> read =
                List.of(
                        "medfee_sumamt",
                        "fulamt_ownpay_amt",
                        "overlmt_selfpay",
                        "preselfpay_amt",
                        "inscp_scp_amt",
                        "act_pay_dedc",
                        "hifp_pay",
                        "pool_prop_selfpay",
                        "cvlserv_pay",
                        "hifes_pay",
                        "hifmi_pay",
                        "hifob_pay",
                        "maf_pay",
                        "oth_pay",
                        "psn_cash_pay",
                        "hosp_part_amt",
                        "balc",
                        "acct_mulaid_pay");
        for (String infno : List.of("2206", "2207", "2208", "2303", "2304", "2305")) {
            var output =
                    ReplyWriter.output(
                            definitions.transaction(infno).orElseThrow(),
                            Map.of("setlinfo", Map.of()));
            for (String name : read) {
                assertThat(output.get("setlinfo").path(name).isNumber())
                        .as(infno + " " + name)
                        .isTrue();
            }
            assertThat(output.get("setldetail").isArray()).isTrue();
        }
    }

    @Test
    void numbers_are_written_with_the_decimals_of_their_definition() {
        String output =
                ReplyWriter.text(
                        ReplyWriter.output(
                                definitions.transaction("2304").orElseThrow(),
                                Map.of(
                                        "setlinfo",
                                        Map.of(
                                                "medfee_sumamt",
                                                org.crossregion.values.Money.ofFen(100),
                                                "pool_prop_selfpay",
                                                new java.math.BigDecimal("0.85")))));

        assertThat(output)
                .contains("\"medfee_sumamt\":1.00")
                .contains("\"pool_prop_selfpay\":0.8500")
                .contains("\"hifp_pay\":0.00");
    }

    @Test
    void every_fund_has_its_pay_type() {
        List<String> funds =
                definitions.table("fund_pay_type").values().stream()
                        .map(CodeTable.Value::fund)
                        .filter(Objects::nonNull)
                        .toList();
        for (org.crossregion.values.Fund fund : org.crossregion.values.Fund.values()) {
            assertThat(funds).contains(fund.code());
        }
    }
}
