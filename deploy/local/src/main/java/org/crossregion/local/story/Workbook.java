package org.crossregion.local.story;

import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form as a spreadsheet program shows it: every formula reckoned anew. */
final class Workbook implements AutoCloseable {

    private final XSSFWorkbook book;
    private final FormulaEvaluator evaluator;

    Workbook(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            book = new XSSFWorkbook(in);
            evaluator = book.getCreationHelper().createFormulaEvaluator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows, from top to bottom, that have a cell with exactly this text. */
    List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (Sheet sheet : book) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().strip().equals(text)) {
                        lines.add(new Line(row, cell.getColumnIndex()));
                        break;
                    }
                }
            }
        }
        return lines;
    }

    /** A row of the sheet, counted from the cell that it was found by. */
    final class Line {

        private final Row row;
        private final int from;

        private Line(Row row, int from) {
            this.row = row;
            this.from = from;
        }

        Money money(int offset) {
            return Money.ofYuan(number(offset).setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        }

        long count(int offset) {
            return number(offset).longValueExact();
        }

        /** A blank cell is no amount. */
        private BigDecimal number(int offset) {
            Cell cell = row.getCell(from + offset);
            if (cell == null || cell.getCellType() == CellType.BLANK) {
                return BigDecimal.ZERO;
            }
            CellType type =
                    cell.getCellType() == CellType.FORMULA
                            ? evaluator.evaluateFormulaCell(cell)
                            : cell.getCellType();
            if (type != CellType.NUMERIC) {
                throw new StoryFailure(
                        "cell %s of sheet %s is no number"
                                .formatted(cell.getAddress(), row.getSheet().getSheetName()));
            }
            return BigDecimal.valueOf(cell.getNumericCellValue())
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
        }
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
