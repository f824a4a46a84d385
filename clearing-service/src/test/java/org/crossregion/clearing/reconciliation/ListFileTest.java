package org.crossregion.clearing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Lists as hospital systems and people really write them. */
class ListFileTest {

    private static final String ROW = "A1\tV1\tP1\t120.50\t100.00\t10.5\t0";

    @Test
    void the_seven_columns_of_3202_are_read_without_a_heading_whatever_ends_the_lines() {
        for (String text :
                List.of(
                        ROW + "\r\nA2\tV2\tP2\t-1\t-1.00\t0\t1\r\n",
                        ROW + "\nA2\tV2\tP2\t-1\t-1.00\t0\t1",
                        ROW + "\t\nA2\tV2\tP2\t-1\t-1.00\t0\t1\t\n\n")) {
            List<ListedBill> bills = read(text);

            assertThat(bills).hasSize(2);
            assertThat(bills.get(0))
                    .isEqualTo(
                            new ListedBill(
                                    1,
                                    "A1",
                                    "V1",
                                    "P1",
                                    Sums.ofOne(
                                            Money.ofFen(12_050),
                                            Money.ofFen(10_000),
                                            Money.ofFen(1_050)),
                                    false));
            assertThat(bills.get(1).takesBack()).isTrue();
            assertThat(bills.get(1).refunded()).isTrue();
        }
    }

    @Test
    void a_heading_in_either_language_says_which_column_is_which() {
        for (String heading :
                List.of(
                        "医疗费总额,结算编号,基金支付总额,科室,个人账户支付",
                        "\uFEFFmedfee_sumamt,setl_id,fund_pay_sumamt,dept,acct_pay",
                        "total,settlementId,fund,dept,account")) {
            List<ListedBill> bills = read(heading + "\n\"1,120.50\",A1,100,内科,0\n");

            assertThat(bills).hasSize(1);
            assertThat(bills.get(0).settlementId()).isEqualTo("A1");
            assertThat(bills.get(0).sums().total()).isEqualTo(Money.ofFen(112_050));
            assertThat(bills.get(0).sums().fund()).isEqualTo(Money.ofFen(10_000));
        }
    }

    @Test
    void gbk_and_the_word_null_are_read() {
        byte[] file =
                "结算编号\t医疗费总额\t基金支付总额\t个人账户支付\t退费标志\nA1\t1.00\t1.00\tnull\t是\n"
                        .getBytes(Charset.forName("GBK"));

        List<ListedBill> bills = ListFile.read(file);

        assertThat(bills).hasSize(1);
        assertThat(bills.get(0).sums().account()).isEqualTo(Money.ZERO);
        assertThat(bills.get(0).refunded()).isTrue();
    }

    @Test
    void a_workbook_is_read_like_text() {
        byte[] file =
                SheetWriter.bytes(
                        SheetFormat.XLSX,
                        new SheetWriter.Content(
                                "清单",
                                List.of(),
                                Stream.of("结算编号", "医疗费总额", "基金支付总额", "个人账户支付")
                                        .map(title -> SheetColumn.text(title, 12))
                                        .toList(),
                                List.of(WrittenRow.of(List.of("A1", "120.50", "100", "0")))
                                        .iterator(),
                                List.of()));

        assertThat(ListFile.read(file).get(0).sums().total()).isEqualTo(Money.ofFen(12_050));
    }

    @Test
    void whatever_cannot_be_read_is_named_by_row_and_column_and_nothing_is_taken() {
        assertThatThrownBy(
                        () ->
                                read(
                                        "setl_id,medfee_sumamt,fund_pay_sumamt,acct_pay\n"
                                                + "A1,1.005,1,0\n,x,1,0\nA3,,1,0\n"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.violations())
                                        .extracting(Violation::field, Violation::rule)
                                        .containsExactly(
                                                tuple("row 2.medfee_sumamt", "decimals"),
                                                tuple("row 3.setl_id", "required"),
                                                tuple("row 3.medfee_sumamt", "amount"),
                                                tuple("row 4.medfee_sumamt", "required")));
        assertThatThrownBy(() -> read("setl_id,medfee_sumamt\nA1,1\n"))
                .hasMessageContaining("缺少此列");
        for (byte[] trap :
                List.of(
                        new byte[0],
                        new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0},
                        new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
                        new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF})) {
            assertThatThrownBy(() -> ListFile.read(trap)).isInstanceOf(Refused.class);
        }
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static List<ListedBill> read(String text) {
        return ListFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
