package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class CsvTextTest {

    @Test
    void a_form_becomes_records_of_equal_length_after_a_byte_order_mark() {
        Form form = form("吉林,\"市\"\n一区");

        String csv =
                new String(FormRenderer.render(form, Format.CSV).bytes(), StandardCharsets.UTF_8);

        assertThat(csv)
                .isEqualTo(
                        "\uFEFF清算表,\r\n期别,2026-10\r\n单位,元\r\n统筹区,应收/金额\r\n"
                                + "\"吉林,\"\"市\"\"\n一区\",1234567.89\r\n合计,1234567.89\r\n"
                                + "制表人,张三\r\n");
    }

    @Test
    void text_that_a_spreadsheet_would_run_is_made_harmless() {
        assertThat(CsvText.of(form("=cmd()"))).contains("'=cmd()");
        assertThat(CsvText.of(form("@x"))).contains("'@x");
    }

    @Test
    void negative_amounts_stay_numbers() {
        Form form =
                new Form(
                        "9",
                        "表",
                        Samples.texts(),
                        "元",
                        List.of(
                                Section.table(
                                        "",
                                        List.of(Column.money("m", "金额")),
                                        List.of(List.of(Cell.of(Money.ofYuan("-5.00")))))),
                        Samples.texts(),
                        "",
                        "1",
                        "",
                        Layout.PORTRAIT);

        assertThat(CsvText.of(form)).contains("\r\n-5.00,\r\n");
    }

    private static Form form(String region) {
        return new Form(
                "9",
                "清算表",
                Samples.texts("期别", "2026-10"),
                "元",
                List.of(
                        Section.table(
                                "",
                                List.of(
                                        Column.text("region", "统筹区"),
                                        Column.money("m", "金额").in("应收")),
                                List.of(
                                        List.of(
                                                Cell.of(region),
                                                Cell.of(Money.ofYuan("1234567.89")))))),
                Samples.texts("制表人", "张三"),
                "",
                "1",
                "",
                Layout.PORTRAIT);
    }
}
