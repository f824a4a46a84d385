package org.crossregion.settlement.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.crossregion.settlement.envelope.Finding.Weight;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

class ReviewTest {

    private static final Review REVIEW = new Review(Definitions.load());

    private static List<Finding> of(String message) {
        return REVIEW.of(message.getBytes(StandardCharsets.UTF_8), null);
    }

    @Test
    void every_field_that_is_wrong_is_named_not_only_the_first() {
        List<Finding> findings =
                of(
                        """
                        {"infno":"2304","msgid":"H1","mdtrtarea_admvs":"220200",
                         "fixmedins_code":"H22020000001","hospCode":"7",
                         "input":{"data":{"psn_no":"","mdtrt_id":"S1","insutype":"999",
                          "medfee_sumamt":"12.345","psn_setlway":"01","acct_used_flag":"1",
                          "mid_setl_flag":"0","mdtrt_cert_type":"02","mdtrt_cert_no":"9",
                          "rxno ":"1"}}}""");

        assertThat(findings)
                .extracting(Finding::weight, Finding::path, Finding::code)
                .containsExactlyInAnyOrder(
                        tuple(Weight.IGNORED, "hospCode", "unknown-key"),
                        tuple(Weight.IGNORED, "input.data.rxno ", "unknown-key"),
                        tuple(Weight.REFUSED, "data.psn_no", "field-missing"),
                        tuple(Weight.REFUSED, "data.insutype", "code-unknown"),
                        tuple(Weight.REFUSED, "data.medfee_sumamt", "field-invalid"));
    }

    @Test
    void what_would_be_taken_instead_is_said_in_both_languages() {
        List<Finding> findings =
                of(
                        """
                        {"infno":"2205","mdtrtarea_admvs":"220200","fixmedins_code":"H22020000001",
                         "input":{"mdtrt_id":"S1","chrg_bchno":"0000","psn_no":"9"}}""");

        assertThat(findings)
                .singleElement()
                .isEqualTo(
                        new Finding(
                                Weight.WARNED,
                                "msgid",
                                "defaulted",
                                "缺少 msgid",
                                "missing: expected by the specification, taken without"));
    }

    @Test
    void a_settlement_without_a_message_id_is_refused() {
        assertThat(
                        of(
                                """
                                {"infno":"2208","mdtrtarea_admvs":"220200","medins_code":"H22020000001",
                                 "input":{"setl_id":"A1","mdtrt_id":"S1","psn_no":"9"}}"""))
                .extracting(Finding::weight, Finding::path)
                .contains(tuple(Weight.REFUSED, "msgid"));
    }

    @Test
    void a_message_in_gbk_is_read_as_declared() {
        byte[] message =
                "{\"infno\":\"9001\",\"fixmedins_code\":\"H1\",\"fixmedins_name\":\"示例\",\"input\":{}}"
                        .getBytes(Charset.forName("GBK"));

        assertThat(REVIEW.of(message, null))
                .extracting(Finding::code)
                .containsExactly("envelope-encoding");
        assertThat(REVIEW.of(message, "application/json;charset=GBK"))
                .noneMatch(one -> one.weight() == Weight.REFUSED);
    }

    @Test
    void a_transaction_that_others_own_is_named() {
        assertThat(of("{\"infno\":\"13203\",\"fixmedins_code\":\"H1\",\"input\":{}}"))
                .filteredOn(one -> one.weight() == Weight.REFUSED)
                .extracting(Finding::code)
                .containsExactly("transaction-not-here");
    }
}
