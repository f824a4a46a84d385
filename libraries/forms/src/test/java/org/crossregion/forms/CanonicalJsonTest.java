package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

class CanonicalJsonTest {

    private final Form form = form("1234.50");

    @Test
    void keys_come_in_fixed_order_without_white_space() {
        assertThat(CanonicalJson.of(form))
                .isEqualTo(
                        "{\"form\":\"10\",\"title\":\"收款\\\"清算\\\"表\",\"header\":{\"期别\":\"2026-10\"},"
                                + "\"unit\":\"元\",\"sections\":[{\"name\":\"省内\",\"columns\":["
                                + "{\"key\":\"region\",\"title\":\"统筹区\",\"group\":\"\"},"
                                + "{\"key\":\"cases\",\"title\":\"人次\",\"group\":\"应收\"},"
                                + "{\"key\":\"sum\",\"title\":\"金额\",\"group\":\"应收\"},"
                                + "{\"key\":\"share\",\"title\":\"占比\",\"group\":\"\"},"
                                + "{\"key\":\"day\",\"title\":\"日期\",\"group\":\"\"}],"
                                + "\"rows\":[[\"长春市\",-3,\"1234.50\",\"85.50%\",\"2026-10-31\"],"
                                + "[\"吉林市\",null,\"0.00\",null,null]],"
                                + "\"totals\":[\"合计\",-3,\"1234.50\",null,null]}],"
                                + "\"signOff\":{\"制表人\":\"张三\"},\"number\":\"N1\",\"version\":\"1\","
                                + "\"code\":\"C1\",\"sha256\":\""
                                + CanonicalJson.sha256(form)
                                + "\"}");
    }

    @Test
    void anyone_can_recompute_the_hash_from_the_json() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode read = (ObjectNode) json.readTree(CanonicalJson.of(form));
        String stated = read.get("sha256").asText();
        read.remove(List.of("signOff", "number", "code", "sha256"));

        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(json.writeValueAsString(read).getBytes(StandardCharsets.UTF_8));

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(stated);
    }

    @Test
    void who_signed_and_under_which_number_it_went_out_does_not_change_the_hash() {
        Form signed = form.withNumber("N2").withCode("C2").withSignOff(Samples.texts("制表人", "李四"));

        assertThat(CanonicalJson.sha256(signed)).isEqualTo(CanonicalJson.sha256(form));
    }

    @Test
    void a_fen_more_changes_the_hash_and_the_verification_code() {
        Form other = form("1234.51");

        assertThat(CanonicalJson.sha256(other)).isNotEqualTo(CanonicalJson.sha256(form));
        assertThat(other.withVerificationCode().code())
                .isNotEqualTo(form.withVerificationCode().code())
                .matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void the_same_contents_under_another_number_have_another_verification_code() {
        assertThat(form.withNumber("N2").withVerificationCode().code())
                .isNotEqualTo(form.withVerificationCode().code());
    }

    @Test
    void amounts_are_in_the_forms_unit_and_exact() {
        assertThat(CanonicalJson.of(Samples.quotas()))
                .contains("[\"长春市\",\"200.00\",\"201.50\",\"1.50\"]")
                .contains("[\"吉林市\",\"0.000001\",\"1.00\",\"0.999999\"]");
    }

    private static Form form(String yuan) {
        List<Column> columns =
                List.of(
                        Column.text("region", "统筹区"),
                        Column.count("cases", "人次").in("应收"),
                        Column.money("sum", "金额").in("应收"),
                        Column.rate("share", "占比"),
                        Column.date("day", "日期"));
        List<List<Cell>> rows =
                List.of(
                        List.of(
                                Cell.of("长春市"),
                                Cell.of(-3),
                                Cell.of(Money.ofYuan(yuan)),
                                Cell.of(Rate.ofPercent("85.5")),
                                Cell.of(LocalDate.of(2026, 10, 31))),
                        List.of(
                                Cell.of("吉林市"),
                                Cell.BLANK,
                                Cell.of(Money.ZERO),
                                Cell.BLANK,
                                Cell.BLANK));
        return new Form(
                "10",
                "收款\"清算\"表",
                Samples.texts("期别", "2026-10"),
                "元",
                List.of(Section.table("省内", columns, rows)),
                Samples.texts("制表人", "张三"),
                "N1",
                "1",
                "C1",
                Layout.LANDSCAPE);
    }
}
