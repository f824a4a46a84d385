package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.values.Money;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

class FormPropertyTest {

    private static final long MOST = 100_000_000_000_00L;

    @Property(tries = 100)
    void the_spreadsheets_total_of_any_form_is_the_sum_of_its_rows(
            @ForAll @IntRange(min = 1, max = 6) int columns,
            @ForAll @Size(max = 40) List<@LongRange(min = -MOST, max = MOST) Long> fens)
            throws Exception {
        Form form = form(columns, fens);
        try (XSSFWorkbook workbook = WorkbookTest.read(form)) {
            XSSFRow total = WorkbookTest.row(workbook.getSheetAt(0), "合计");
            for (int c = 1; c <= columns + 1; c++) {
                BigDecimal sum = BigDecimal.ZERO;
                for (List<Cell> row : form.sections().get(0).rows()) {
                    sum = sum.add(((Cell.Amount) row.get(c)).value().yuan());
                }
                assertThat(WorkbookTest.evaluate(workbook, total.getCell(c)))
                        .isEqualTo(sum.doubleValue(), within(0.004));
            }
            WorkbookTest.row(workbook.getSheetAt(0), "横竖校验 平");
        }
    }

    @Property
    void equal_forms_have_equal_canonical_json_and_only_equal_forms_have(
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = -MOST, max = MOST) Long> one,
            @ForAll @Size(min = 1, max = 5) List<@LongRange(min = -MOST, max = MOST) Long> other) {
        String a = CanonicalJson.sha256(form(2, one));

        assertThat(CanonicalJson.sha256(form(2, List.copyOf(one)))).isEqualTo(a);
        assertThat(CanonicalJson.sha256(form(2, other)).equals(a))
                .isEqualTo(form(2, one).equals(form(2, other)));
    }

    @Property
    void an_amount_in_words_never_has_two_zeros_in_a_row_nor_a_zero_before_a_unit(
            @ForAll @LongRange(min = 1) long fen) {
        assertThat(AmountInWords.of(Money.ofFen(fen)))
                .doesNotContain("零零", "零元", "零万", "零亿", "零拾", "零佰", "零仟", "零角", "零分");
    }

    /** Rows of so many amounts and their sum; the values are used over and over. */
    private static Form form(int amounts, List<Long> fens) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("name", "名称")));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < amounts; i++) {
            keys.add("m" + i);
            columns.add(Column.money("m" + i, "金额" + i).in(i % 2 == 0 ? "甲" : "甲/乙"));
        }
        columns.add(Column.money("sum", "小计").sumOf(keys.toArray(String[]::new)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int r = 0; r < fens.size(); r++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of("第" + r + "行")));
            for (int i = 0; i < amounts; i++) {
                row.add(Cell.of(Money.ofFen(fens.get((r + i) % fens.size()))));
            }
            row.add(Cell.BLANK);
            rows.add(row);
        }
        return new Form(
                "10",
                "随机表",
                Samples.texts(),
                "元",
                List.of(Section.table("", columns, rows)),
                Samples.texts(),
                "",
                "1",
                "",
                Layout.PORTRAIT);
    }
}
