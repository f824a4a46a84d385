package org.crossregion.clearing.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Statements as online banks export them, and what is wrong with some. */
class StatementFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 3);
    private static final String HEADING = "付款方,收款方,金额,交易日期,摘要,流水号\n";

    @Test
    void payer_payee_amount_date_and_remark_are_read_whatever_their_order_and_encoding() {
        String file =
                "某银行网上银行交易明细,,,,,\n账号：99990001,,,,,\n"
                        + "交易流水号,记账日期,付款人名称,收款人名称,交易金额（元）,附言,用途\n"
                        + "S1,2026/12/1,长春市财政局,吉林省医保局,\"9,700.00\",ＹＤ１,十月清算\n"
                        + "合计,,,,\"9,700.00\",,\n";
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            List<StatementLine> lines = StatementFile.read(file.getBytes(charset), TODAY, "");
            assertThat(lines).hasSize(1);
            StatementLine line = lines.get(0);
            assertThat(line.row()).isEqualTo(4);
            assertThat(line.reference()).isEqualTo("S1");
            assertThat(line.payer()).isEqualTo("长春市财政局");
            assertThat(line.amount()).isEqualTo(Money.ofYuan("9700.00"));
            assertThat(line.valueDate()).isEqualTo(LocalDate.of(2026, 12, 1));
            assertThat(line.remark()).isEqualTo("YD1 十月清算");
        }
    }

    @Test
    void a_statement_with_an_own_side_says_by_debit_and_credit_who_pays_whom() {
        String file =
                "日期,本方户名,对方户名,对方账号,借方发生额,贷方发生额,备注\n"
                        + "20261201,吉林省医保局,长春市财政局,9999 0001,0.00,12.30,收\n"
                        + "20261202,吉林省医保局,吉林市财政局,99990002,45.60,-,付\n"
                        + "合计,,,,45.60,12.30,\n";
        List<StatementLine> lines = read(file);
        assertThat(lines.get(0).payer()).isEqualTo("长春市财政局");
        assertThat(lines.get(0).payerAccount()).isEqualTo("99990001");
        assertThat(lines.get(0).payee()).isEqualTo("吉林省医保局");
        assertThat(lines.get(1).payer()).isEqualTo("吉林省医保局");
        assertThat(lines.get(1).payee()).isEqualTo("吉林市财政局");
        assertThat(lines.get(1).amount()).isEqualTo(Money.ofYuan("45.60"));

        String without = "日期,对方户名,金额,摘要\n2026-12-01,长春市财政局,-1.00,付\n";
        assertThat(StatementFile.read(bytes(without), TODAY, "吉林省医保局").get(0).payer())
                .isEqualTo("吉林省医保局");
        refused(without, "row 1.payer", "required");
    }

    @Test
    void a_workbook_is_read_like_text() {
        byte[] file =
                SheetWriter.bytes(
                        SheetFormat.XLSX,
                        new SheetWriter.Content(
                                "明细",
                                List.of(),
                                List.of("付款方", "收款方", "金额", "日期", "附言").stream()
                                        .map(title -> SheetColumn.text(title, 10))
                                        .toList(),
                                List.of(WrittenRow.of(List.of("甲", "乙", "1.00", "2026年12月1日", "款")))
                                        .iterator(),
                                List.of()));
        assertThat(StatementFile.read(file, TODAY, "")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "甲,乙,,2026-12-01,款,1 | row 2.amount | required",
                "甲,乙,一元,2026-12-01,款,1 | row 2.amount | amount",
                "甲,乙,1.005,2026-12-01,款,1 | row 2.amount | decimals",
                "甲,乙,0.00,2026-12-01,款,1 | row 2.amount | positive",
                "甲,乙,-1.00,2026-12-01,款,1 | row 2.amount | positive",
                "甲,乙,1.00,,款,1 | row 2.date | required",
                "甲,乙,1.00,昨天,款,1 | row 2.date | date",
                "甲,乙,1.00,2026-02-30,款,1 | row 2.date | date",
                "甲,乙,1.00,2026123,款,1 | row 2.date | date",
                "甲,乙,1.00,2026-12-04,款,1 | row 2.date | past",
                ",乙,1.00,2026-12-01,款,1 | row 2.payer | required",
                "甲,,1.00,2026-12-01,款,1 | row 2.payee | required",
                "甲,乙,=1+1,2026-12-01,款,1 | row 2.amount | amount",
                "=A1,乙,1.00,2026-12-01,款,1 | row 2.payer | formula",
            })
    void each_bad_cell_is_refused_with_its_row_field_and_rule(
            String row, String field, String rule) {
        refused(HEADING + row + "\n", field, rule);
    }

    @Test
    void a_day_may_be_today_and_a_fen_is_money() {
        assertThat(read(HEADING + "甲,乙,0.01,2026-12-03,款,1\n")).hasSize(1);
    }

    @Test
    void a_reference_stands_in_one_row_and_lines_without_one_are_told_apart() {
        refused(
                HEADING + "甲,乙,1.00,2026-12-01,款,1\n丙,乙,2.00,2026-12-01,款,1\n",
                "row 3.reference",
                "unique");
        String alike = HEADING + "甲,乙,1.00,2026-12-01,款,\n甲,乙,1.00,2026-12-01,款,\n";
        List<StatementLine> lines = read(alike);
        assertThat(lines.get(0).reference()).isNotEqualTo(lines.get(1).reference());
        assertThat(read(alike)).isEqualTo(lines);
    }

    @Test
    void what_is_no_statement_is_refused() {
        refused("甲,乙\n1,2\n", "file", "heading");
        refused(HEADING, "file", "empty");
        refused("付款方,收款方,金额,日期\n甲,乙,1.00,2026-12-01\n", "row 1.remark", "required");
    }

    private static void refused(String file, String field, String rule) {
        Refused refused = catchThrowableOfType(Refused.class, () -> read(file));
        assertThat(refused.violations())
                .extracting(one -> one.field() + " " + one.rule())
                .contains(field + " " + rule);
    }

    private static List<StatementLine> read(String file) {
        return StatementFile.read(bytes(file), TODAY, "");
    }

    private static byte[] bytes(String file) {
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
