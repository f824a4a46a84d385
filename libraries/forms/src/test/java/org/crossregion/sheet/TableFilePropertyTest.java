package org.crossregion.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever stands in a long table is in its file, numbers as numbers. */
class TableFilePropertyTest {

    private static final List<TableColumn> COLUMNS =
            List.of(
                    new TableColumn("名称", 10, TableColumn.Kind.TEXT),
                    new TableColumn("金额", 10, TableColumn.Kind.AMOUNT),
                    new TableColumn("人次", 10, TableColumn.Kind.COUNT));

    @Property(tries = 200)
    void csv_says_amounts_to_the_fen_and_quotes_what_must_be(
            @ForAll @StringLength(max = 20) String text, @ForAll long fen, @ForAll long count)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableFile file = TableFile.open(SheetFormat.CSV, "表", COLUMNS, bytes)) {
            file.text(text);
            file.amount(fen);
            file.count(count);
            file.endRow();
        }

        String written = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        String safe = written.matches("(?s)[=+@\\t'-].*") ? "'" + written : written;
        String quoted =
                safe.matches("(?s).*[,\"\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFF名称,金额,人次\r\n"
                                + quoted
                                + ","
                                + BigDecimal.valueOf(fen, 2).toPlainString()
                                + ","
                                + count
                                + "\r\n");
    }

    @Property(tries = 30)
    void a_workbook_has_every_row_on_as_many_sheets_as_it_takes(
            @ForAll @Size(max = 7) List<Integer> amounts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableFile file = new TableWorkbook("表", COLUMNS, 3, bytes)) {
            for (int fen : amounts) {
                file.text("=" + fen);
                file.amount(fen);
                file.blank();
                file.endRow();
            }
            file.explain("说明", List.of(List.of("行数", "" + amounts.size())));
        }

        try (XSSFWorkbook workbook =
                new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            int sheets = Math.max(1, (amounts.size() + 2) / 3);
            assertThat(workbook.getNumberOfSheets()).isEqualTo(sheets + 1);
            for (int i = 0; i < amounts.size(); i++) {
                Row row = workbook.getSheetAt(i / 3).getRow(1 + i % 3);
                assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(0).getStringCellValue()).isEqualTo("=" + amounts.get(i));
                assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
                assertThat(new BigDecimal(((XSSFCell) row.getCell(1)).getRawValue()))
                        .isEqualByComparingTo(BigDecimal.valueOf(amounts.get(i), 2));
                assertThat(row.getCell(1).getCellStyle().getDataFormatString())
                        .isEqualTo("#,##0.00");
            }
            assertThat(workbook.getSheet("说明").getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("" + amounts.size());
        }
    }

    @Example
    void gbk_is_written_as_gbk_and_a_text_longer_than_the_buffer_is_kept() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String longer = "长".repeat(70_000);
        try (TableFile file = TableFile.open(SheetFormat.CSV_GBK, "表", COLUMNS, bytes)) {
            file.text(longer);
            file.blank();
            file.count(1);
            file.endRow();
        }
        assertThat(bytes.toString(SheetFormat.CSV_GBK.charset()))
                .isEqualTo("名称,金额,人次\r\n" + longer + ",,1\r\n");
    }
}
