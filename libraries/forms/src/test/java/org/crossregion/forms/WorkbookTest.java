package org.crossregion.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.values.Money;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

class WorkbookTest {

    @Test
    void totals_are_live_sums_and_show_the_right_value_before_any_recalculation() throws Exception {
        Form form = Samples.collection(60);
        try (XSSFWorkbook workbook = read(form)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFRow total = row(sheet, "合计");
            XSSFCell receivable = total.getCell(7);

            assertThat(receivable.getCellFormula()).matches("SUM\\(H\\d+:H\\d+\\)");
            double expected = amount(form.sections().get(0).totalRow().get(7));
            assertThat(receivable.getNumericCellValue()).isEqualTo(expected);
            assertThat(evaluate(workbook, receivable)).isEqualTo(expected, within(1e-6));
        }
    }

    @Test
    void computed_columns_are_live_formulas_of_their_row() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.collection(2))) {
            XSSFRow row = row(workbook.getSheetAt(0), "统筹区2");

            int n = row.getRowNum() + 1;
            assertThat(row.getCell(7).getCellFormula())
                    .isEqualTo("D%d+E%d+F%d-G%d".formatted(n, n, n, n));
            assertThat(evaluate(workbook, row.getCell(7))).isEqualTo(12296.04, within(1e-6));
        }
    }

    @Test
    void a_check_row_says_that_rows_and_columns_agree() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.collection(5))) {
            XSSFRow check = row(workbook.getSheetAt(0), "横竖校验 平");

            assertThat(evaluate(workbook, check.getCell(7))).isZero();
            assertThat(check.getCell(7).getCellStyle().getDataFormatString()).isEqualTo("0.00");

            // Someone overwrites a subtotal by hand: the check must notice.
            XSSFRow row = row(workbook.getSheetAt(0), "统筹区1");
            row.getCell(7).removeFormula();
            row.getCell(7).setCellValue(0);
            FormulaEvaluator fresh = workbook.getCreationHelper().createFormulaEvaluator();
            assertThat(fresh.evaluate(check.getCell(0)).getStringValue()).isEqualTo("横竖校验 不平");
        }
    }

    @Test
    void a_balance_check_that_fails_is_shown_with_its_difference() throws Exception {
        Form form = Samples.balance(4);
        try (XSSFWorkbook workbook = read(form)) {
            XSSFRow check = row(workbook.getSheetAt(0), "省内应收减应付 不平");

            double difference =
                    amount(
                            form.sections()
                                    .get(0)
                                    .difference(form.sections().get(0).checks().get(0)));
            assertThat(evaluate(workbook, check.getCell(5))).isEqualTo(difference, within(1e-6));
        }
    }

    @Test
    void cells_are_numbers_with_formats_and_dates_are_dates() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.collection(1))) {
            XSSFRow row = row(workbook.getSheetAt(0), "统筹区1");

            assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(1234567.90);
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).startsWith("#,##0.00");
            assertThat(row.getCell(8).getNumericCellValue()).isEqualTo(0.855);
            assertThat(row.getCell(9).getLocalDateTimeCellValue().toLocalDate())
                    .hasToString("2026-11-20");
        }
    }

    @Test
    void group_headings_are_merged_and_titles_reach_down() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.balance(2))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<String> merged =
                    sheet.getMergedRegions().stream()
                            .map(region -> region.formatAsString())
                            .toList();
            int head = row(sheet, "统筹区").getRowNum() + 1;

            assertThat(merged)
                    .contains(
                            "A%d:A%d".formatted(head, head + 2),
                            "B%d:N%d".formatted(head, head),
                            "B%d:F%d".formatted(head + 1, head + 1),
                            "L%d:N%d".formatted(head + 1, head + 1));
        }
    }

    @Test
    void the_sheet_prints_landscape_one_page_wide_with_its_header_on_every_page() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.balance(60))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            int head = row(sheet, "统筹区").getRowNum();

            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getPaperSize()).isEqualTo(PrintSetup.A4_PAPERSIZE);
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
            assertThat(sheet.getRepeatingRows().getFirstRow()).isEqualTo(head);
            assertThat(sheet.getRepeatingRows().getLastRow()).isEqualTo(head + 2);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getFooter().getCenter()).isEqualTo("第 &P 页 共 &N 页");
        }
    }

    @Test
    void an_empty_table_totals_zero() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.collection(0))) {
            assertThat(evaluate(workbook, row(workbook.getSheetAt(0), "合计").getCell(7))).isZero();
        }
    }

    @Test
    void a_notice_is_one_page_with_its_detail_table_summed_live() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.notice())) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            XSSFRow total = row(sheet, "合计");
            List<XSSFCell> sums = new ArrayList<>();
            total.forEach(
                    cell -> {
                        if (cell.getCellType() == CellType.FORMULA) {
                            sums.add((XSSFCell) cell);
                        }
                    });

            assertThat(sums).hasSize(3);
            assertThat(evaluate(workbook, sums.get(2))).isEqualTo(1005.50, within(1e-6));
            assertThat(sheet.getPrintSetup().getLandscape()).isFalse();
            assertThat(row(sheet, "金额（大写）").getCell(4).getStringCellValue()).isEqualTo("壹仟零伍元伍角");
        }
    }

    @Test
    void amounts_in_ten_thousands_keep_every_fen() throws Exception {
        try (XSSFWorkbook workbook = read(Samples.quotas())) {
            XSSFRow total = row(workbook.getSheetAt(0), "合计");

            assertThat(total.getCell(1).getNumericCellValue()).isEqualTo(200.000001);
            assertThat(total.getCell(1).getCellStyle().getDataFormatString())
                    .startsWith("#,##0.00####");
        }
    }

    @Test
    void the_same_form_gives_the_same_bytes_and_no_date_of_today() throws Exception {
        byte[] first = FormRenderer.render(Samples.balance(3), Format.XLSX).bytes();
        Thread.sleep(2100);
        byte[] second = FormRenderer.render(Samples.balance(3), Format.XLSX).bytes();

        assertThat(second).isEqualTo(first);
    }

    static XSSFWorkbook read(Form form) throws Exception {
        return new XSSFWorkbook(
                new ByteArrayInputStream(FormRenderer.render(form, Format.XLSX).bytes()));
    }

    static double evaluate(XSSFWorkbook workbook, XSSFCell cell) {
        return workbook.getCreationHelper()
                .createFormulaEvaluator()
                .evaluate(cell)
                .getNumberValue();
    }

    /** The first row whose first cell shows a text. */
    static XSSFRow row(XSSFSheet sheet, String text) {
        for (org.apache.poi.ss.usermodel.Row row : sheet) {
            XSSFCell cell = ((XSSFRow) row).getCell(0);
            boolean words =
                    cell != null
                            && (cell.getCellType() == CellType.STRING
                                    || cell.getCellType() == CellType.FORMULA);
            if (words && cell.getStringCellValue().equals(text)) {
                return (XSSFRow) row;
            }
        }
        throw new AssertionError("no row " + text);
    }

    static double amount(Cell cell) {
        Money amount = ((Cell.Amount) cell).value();
        return amount.yuan().doubleValue();
    }
}
