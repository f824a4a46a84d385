package org.crossregion.acceptance;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A region's table as anybody reads it in the spreadsheet: a line of column titles, and blocks that
 * begin with their name and end with 合计. The sheets' own formulas are reckoned anew.
 */
final class PrintedTable {

    private static final String TOTAL = "合计";

    private final Map<String, Map<String, BigDecimal>> totals = new TreeMap<>();

    PrintedTable(Path xlsx) {
        try (InputStream in = Files.newInputStream(xlsx);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            read(book.getSheetAt(0), book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Iterable<Row> rows, XSSFWorkbook book) {
        FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
        Map<Integer, String> titles = new HashMap<>();
        String block = "";
        for (Row row : rows) {
            String first = text(row.getCell(0));
            if (first.equals("区划")) {
                row.forEach(cell -> titles.put(cell.getColumnIndex(), text(cell)));
            } else if (first.matches("(省内|跨省).*")) {
                block = first;
            } else if (first.equals(TOTAL)) {
                Map<String, BigDecimal> line = new TreeMap<>();
                titles.forEach((column, title) -> line.put(title, number(row, column, evaluator)));
                totals.put(block, line);
            }
        }
    }

    /** What the total line of a block has under a column's title. */
    BigDecimal total(String block, String title) {
        BigDecimal found = totals.getOrDefault(block, Map.of()).get(title);
        if (found == null) {
            throw new AssertionError("no total of " + block + " under " + title + " in " + totals);
        }
        return found;
    }

    private static String text(Cell cell) {
        return cell != null && cell.getCellType() == CellType.STRING
                ? cell.getStringCellValue().strip()
                : "";
    }

    private static BigDecimal number(Row row, int column, FormulaEvaluator evaluator) {
        Cell cell = row.getCell(column);
        CellType type = cell == null ? CellType.BLANK : cell.getCellType();
        if (type == CellType.FORMULA) {
            type = evaluator.evaluateFormulaCell(cell);
        }
        return type == CellType.NUMERIC
                ? BigDecimal.valueOf(cell.getNumericCellValue()).setScale(2, RoundingMode.HALF_EVEN)
                : BigDecimal.ZERO.setScale(2);
    }
}
