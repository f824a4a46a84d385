package org.crossregion.web.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.junit.jupiter.api.Test;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** CSV files are split and read, and what is wrong has its line. */
class CsvRowsTest {

    @Test
    void values_are_read_by_column() {
        CsvRow row =
                parse(
                                "code,region,since,price,scheme,on,tags,none\n"
                                        + "\"a \"\"b\"\"\",220100,2026-01-31,12.5,employee,true,x;y,\n")
                        .rows()
                        .get(0);

        assertThat(row.text("code")).isEqualTo("a \"b\"");
        assertThat(row.region("region")).isEqualTo(RegionCode.of("220100"));
        assertThat(row.day("since")).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(row.money("price")).isEqualTo(Money.ofYuan("12.50"));
        assertThat(row.coded(Scheme.class, "scheme").code()).isEqualTo("employee");
        assertThat(row.flag("on")).isTrue();
        assertThat(row.flag("none")).isFalse();
        assertThat(row.list("tags")).containsExactly("x", "y");
        assertThat(row.optionalDay("none")).isEmpty();
        assertThat(row.optionalText("absent")).isEmpty();
    }

    @Test
    void lines_are_counted_through_quoted_line_breaks_and_blank_lines() {
        CsvRows rows = parse("a,b\n\"two\nlines\",1\n\nx,2\n");

        assertThat(rows.rows()).extracting(CsvRow::line).containsExactly(2L, 5L);
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_do_not_matter() {
        assertThat(parse("\uFEFFa,b\r\n1,2\r\n").rows().get(0).text("a")).isEqualTo("1");
    }

    @Test
    void missing_and_double_columns_are_named() {
        assertThat(violations("a,b,b\n1,2,3\n", "a", "c"))
                .extracting(Violation::field)
                .containsExactly("line 1, b", "line 1, c");
    }

    @Test
    void an_empty_file_and_another_encoding_are_refused() {
        assertThat(violations("", "a")).extracting(Violation::rule).containsExactly("required");
        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () -> CsvRows.parse("a\n窗口\n".getBytes(Charset.forName("GBK")), "a"));
        assertThat(refused.violations()).extracting(Violation::rule).containsExactly("encoding");
    }

    @Test
    void a_quote_that_never_ends_is_refused_with_its_line() {
        assertThat(violations("a,b\n1,\"2\n", "a")).hasSize(1);
    }

    @Test
    void what_was_written_is_read_back() {
        byte[] file =
                CsvRows.write(
                        List.of("a", "b"),
                        List.of(List.of("x, \"y\"", "line\nbreak"), List.of("", " 窗口 ")));

        assertThat(CsvRows.parse(file, "a", "b").rows().get(0).text("b")).isEqualTo("line\nbreak");
    }

    private static CsvRows parse(String text) {
        return CsvRows.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Violation> violations(String text, String... columns) {
        return catchThrowableOfType(
                        Refused.class,
                        () -> CsvRows.parse(text.getBytes(StandardCharsets.UTF_8), columns))
                .violations();
    }
}
