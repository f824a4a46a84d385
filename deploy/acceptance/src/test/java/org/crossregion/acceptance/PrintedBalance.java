package org.crossregion.acceptance;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Block A (省内) of a printed form 9, as anybody reads it in the spreadsheet: rows begin with a
 * region's code, then come cases, employee, resident, deductions and subtotal to receive, and the
 * same to pay.
 */
final class PrintedBalance {

    private final Map<String, Line> lines = new TreeMap<>();

    /** What one region receives and pays, by scheme. */
    record Line(
            long receivableCases,
            BigDecimal receivableEmployee,
            BigDecimal receivableResident,
            BigDecimal receivable,
            long payableCases,
            BigDecimal payableEmployee,
            BigDecimal payableResident,
            BigDecimal payable,
            BigDecimal difference) {}

    PrintedBalance(Path xlsx) {
        try (InputStream in = Files.newInputStream(xlsx);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
            for (Sheet sheet : book) {
                for (Row row : sheet) {
                    Cell first = row.getCell(0);
                    if (first != null
                            && first.getCellType() == CellType.STRING
                            && first.getStringCellValue().matches("[0-9]{6}")) {
                        lines.putIfAbsent(first.getStringCellValue(), line(row, evaluator));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Line> lines() {
        return lines;
    }

    private static Line line(Row row, FormulaEvaluator evaluator) {
        return new Line(
                number(row, 2, evaluator).longValueExact(),
                number(row, 3, evaluator),
                number(row, 4, evaluator),
                number(row, 6, evaluator),
                number(row, 7, evaluator).longValueExact(),
                number(row, 8, evaluator),
                number(row, 9, evaluator),
                number(row, 11, evaluator),
                number(row, 14, evaluator));
    }

    private static BigDecimal number(Row row, int column, FormulaEvaluator evaluator) {
        Cell cell = row.getCell(column);
        if (cell == null || cell.getCellType() == CellType.BLANK) {
            return BigDecimal.ZERO.setScale(2);
        }
        if (cell.getCellType() == CellType.FORMULA) {
            evaluator.evaluateFormulaCell(cell);
        }
        return BigDecimal.valueOf(cell.getNumericCellValue()).setScale(2, RoundingMode.HALF_EVEN);
    }
}
