package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;

class SectionTest {

    private static final List<Column> COLUMNS =
            List.of(
                    Column.text("region", "统筹区"),
                    Column.money("employee", "职工"),
                    Column.money("resident", "居民"),
                    Column.money("difference", "差额").differenceOf("sum", "resident"),
                    Column.money("sum", "小计").sumOf("employee", "resident"));

    @Test
    void a_blank_computed_cell_is_filled_in_even_before_the_column_it_needs() {
        Section section = Section.table("", COLUMNS, List.of(row("3.00", "0.50", Cell.BLANK)));

        assertThat(section.rows().get(0).subList(3, 5))
                .containsExactly(Cell.of(Money.ofYuan("3.00")), Cell.of(Money.ofYuan("3.50")));
    }

    @Test
    void a_given_computed_cell_that_contradicts_its_row_is_refused() {
        List<List<Cell>> rows = List.of(row("3.00", "0.50", Cell.of(Money.ofYuan("3.51"))));

        assertThatThrownBy(() -> Section.table("", COLUMNS, rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum")
                .hasMessageContaining("3.51");
    }

    @Test
    void the_total_row_sums_what_can_be_summed() {
        Section section =
                Section.table(
                        "",
                        COLUMNS,
                        List.of(row("1", "2", Cell.BLANK), row("-0.01", "0", Cell.BLANK)));

        assertThat(section.totalRow())
                .containsExactly(
                        Cell.of("合计"),
                        Cell.of(Money.ofYuan("0.99")),
                        Cell.of(Money.ofYuan("2.00")),
                        Cell.of(Money.ofYuan("0.99")),
                        Cell.of(Money.ofYuan("2.99")));
    }

    @Test
    void an_overflowing_total_is_an_error_and_never_wraps() {
        Cell most = Cell.of(Money.ofFen(Long.MAX_VALUE));
        Section section =
                Section.table(
                        "",
                        List.of(Column.money("m", "金额")),
                        List.of(List.of(most), List.of(most)));

        assertThatThrownBy(section::totalRow).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void text_in_a_money_column_is_refused() {
        assertThatThrownBy(
                        () ->
                                Section.table(
                                        "",
                                        List.of(Column.money("m", "金额")),
                                        List.of(List.of(Cell.of("many")))))
                .hasMessageContaining("MONEY");
    }

    @Test
    void formulas_in_a_circle_are_refused() {
        List<Column> circle =
                List.of(Column.money("a", "甲").sumOf("b"), Column.money("b", "乙").sumOf("a"));

        assertThatThrownBy(
                        () -> Section.table("", circle, List.of(List.of(Cell.BLANK, Cell.BLANK))))
                .hasMessageContaining("circle");
    }

    @Test
    void a_formula_of_an_unknown_column_is_refused() {
        assertThatThrownBy(
                        () ->
                                Section.table(
                                        "", List.of(Column.money("a", "甲").sumOf("z")), List.of()))
                .hasMessageContaining("z");
    }

    @Test
    void a_row_of_other_length_is_refused() {
        assertThatThrownBy(() -> Section.table("", COLUMNS, List.of(List.of(Cell.BLANK))))
                .hasMessageContaining("1 cells in a row of 5");
    }

    @Test
    void fields_fill_lines_and_leave_the_rest_blank() {
        LinkedHashMap<String, Cell> fields = new LinkedHashMap<>();
        fields.put("姓名", Cell.of("示例"));
        fields.put("天数", Cell.of(7));
        fields.put("备注", Cell.BLANK);

        Section section = Section.fields("", 2, fields);

        assertThat(section.rows())
                .containsExactly(
                        List.of(Cell.of("姓名"), Cell.of("示例"), Cell.of("天数"), Cell.of(7)),
                        List.of(Cell.of("备注"), Cell.BLANK, Cell.BLANK, Cell.BLANK));
    }

    @Test
    void control_characters_in_text_become_spaces() {
        assertThat(Cell.of("a\u0000b\tc\r\nd\uFEFF")).isEqualTo(Cell.of("a b c\nd"));
    }

    private static List<Cell> row(String employee, String resident, Cell sum) {
        return List.of(
                Cell.of("长春市"),
                Cell.of(Money.ofYuan(employee)),
                Cell.of(Money.ofYuan(resident)),
                Cell.BLANK,
                sum);
    }
}
