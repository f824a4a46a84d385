package org.crossregion.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.sheet.SheetCell.Flaw;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as people make them, and files made to do harm. */
class SheetTest {

    private static final SheetLimits LIMITS = new SheetLimits(10, 5, 4 << 20, 200);

    @Test
    void dates_are_days_and_numbers_that_lost_digits_are_flawed() {
        SheetRow row =
                only(
                        cells -> {
                            date(cells, 0, LocalDate.of(2026, 11, 22));
                            cells.createCell(1).setCellValue(110101199003070012d);
                            cells.createCell(2).setCellValue(430100);
                            cells.createCell(3).setCellValue("  001234  ");
                        });
        assertThat(row.cell(0)).isEqualTo(SheetCell.of("2026-11-22"));
        assertThat(row.cell(1).flaw()).isEqualTo(Flaw.IMPRECISE);
        assertThat(row.cell(2)).isEqualTo(SheetCell.of("430100"));
        assertThat(row.cell(3)).isEqualTo(SheetCell.of("001234"));
    }

    @Test
    void days_counted_from_1904_are_the_same_days() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
            XSSFRow row = workbook.createSheet().createRow(0);
            date(row, 0, LocalDate.of(2026, 11, 22));
            assertThat(Sheet.read(bytes(workbook), LIMITS).rows().get(0).cell(0).text())
                    .isEqualTo("2026-11-22");
        }
    }

    @Test
    void formulas_errors_and_merged_cells_are_flawed_each_in_its_cell() {
        SheetRow row =
                only(
                        cells -> {
                            cells.createCell(0).setCellFormula("1+1");
                            cells.createCell(1).setCellValue("合并");
                            cells.getSheet().addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
                            cells.createCell(3)
                                    .setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA);
                            cells.createCell(4).setCellValue("好");
                        });
        assertThat(row.cells())
                .extracting(SheetCell::flaw)
                .containsExactly(
                        Flaw.FORMULA, Flaw.MERGED, Flaw.MERGED, Flaw.ERROR_VALUE, Flaw.NONE);
    }

    @Test
    void the_first_visible_sheet_is_the_list() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("hidden").createRow(0).createCell(0).setCellValue("不看");
            workbook.createSheet("list").createRow(0).createCell(0).setCellValue("看");
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
            assertThat(Sheet.read(bytes(workbook), LIMITS).rows().get(0).cell(0).text())
                    .isEqualTo("看");
        }
    }

    @Test
    void limits_hold_on_both_sides() throws IOException {
        assertThat(Sheet.read(rows(10), LIMITS).rows()).hasSize(10);
        refused(rows(11), "too-many-rows");
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFRow row = workbook.createSheet().createRow(0);
            row.createCell(4).setCellValue("第五列");
            assertThat(Sheet.read(bytes(workbook), LIMITS).rows()).hasSize(1);
            row.createCell(5).setCellValue("第六列");
            refused(bytes(workbook), "too-many-columns");
        }
        refused("a,b,c,d,e,f\n".getBytes(StandardCharsets.UTF_8), "too-many-columns");
    }

    @Test
    void what_is_no_list_is_refused_by_name() throws IOException {
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "xls");
        refused(new byte[0], "empty");
        refused("  \n \n".getBytes(StandardCharsets.UTF_8), "empty");
        refused("a\0b".getBytes(StandardCharsets.UTF_8), "encoding");
        refused(new byte[] {(byte) 0xFF, (byte) 0xFF, 0x41}, "encoding");
        refused("PK not a zip".getBytes(StandardCharsets.UTF_8), "not-a-workbook", "syntax");
        refused(zip("readme.txt", 10), "not-a-workbook");
        refused(zip("xl/vbaProject.bin", 10), "macros");
        refused(zip("xl/workbook.xml", 3 << 20), "zip-bomb");
        byte[] whole = rows(3);
        refused(java.util.Arrays.copyOf(whole, whole.length / 2), "syntax", "not-a-workbook");
        refused("\"open".getBytes(StandardCharsets.UTF_8), "syntax", "column-missing");
    }

    @Test
    void csv_is_read_in_utf8_with_and_without_a_mark_and_in_gbk() {
        String text = "姓名,说明\r\n张样,\"一行\n两行,带\"\"引号\"\r\n";
        for (byte[] file :
                new byte[][] {
                    text.getBytes(StandardCharsets.UTF_8),
                    ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                    text.getBytes(Charset.forName("GBK"))
                }) {
            Sheet sheet = Sheet.read(file, LIMITS);
            assertThat(sheet.rows()).hasSize(2);
            assertThat(sheet.rows().get(0).cell(0).text()).isEqualTo("姓名");
            assertThat(sheet.rows().get(1).cell(1).text()).isEqualTo("一行\n两行,带\"引号");
        }
        assertThat(Sheet.read(text.getBytes(Charset.forName("GBK")), LIMITS).format())
                .isEqualTo(SheetFormat.CSV_GBK);
    }

    @Test
    void text_that_spreadsheets_protect_in_csv_is_text_and_formulas_are_flawed() {
        SheetRow row =
                Sheet.read(
                                "=\"00123\",'00456,=1+1,1.10101E+17,-\n"
                                        .getBytes(StandardCharsets.UTF_8),
                                LIMITS)
                        .rows()
                        .get(0);
        assertThat(row.cell(0)).isEqualTo(SheetCell.of("00123"));
        assertThat(row.cell(1)).isEqualTo(SheetCell.of("00456"));
        assertThat(row.cell(2).flaw()).isEqualTo(Flaw.FORMULA);
        assertThat(row.cell(3).flaw()).isEqualTo(Flaw.IMPRECISE);
        assertThat(row.cell(4).flaw()).isEqualTo(Flaw.NONE);
    }

    private static void refused(byte[] file, String... rules) {
        assertThatThrownBy(() -> Sheet.read(file, LIMITS))
                .isInstanceOfSatisfying(
                        SheetNotRead.class, refused -> assertThat(rules).contains(refused.rule()));
    }

    private static byte[] rows(int count) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet();
            for (int i = 0; i < count; i++) {
                sheet.createRow(i * 2).createCell(0).setCellValue("第" + i);
            }
            return bytes(workbook);
        }
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[zeros]);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static SheetRow only(Consumer<XSSFRow> filling) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            filling.accept(workbook.createSheet().createRow(0));
            return Sheet.read(bytes(workbook), LIMITS).rows().get(0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void date(XSSFRow row, int column, LocalDate day) {
        XSSFWorkbook workbook = row.getSheet().getWorkbook();
        XSSFCell cell = row.createCell(column);
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
        cell.setCellStyle(style);
        cell.setCellValue(day);
    }

    private static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return bytes.toByteArray();
    }
}
