package org.crossregion.sheet;

import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes a list as XLSX, whose cells are all text so that no digit is lost, or as CSV. A remark
 * becomes a comment on its cell, which is coloured; CSV has no place for it.
 */
public final class SheetWriter {

    private static final String CHOICES = "代码表";
    private static final String EXPLANATIONS = "填表说明";
    private static final int ROWS_IN_MEMORY = 200;
    private static final int LAST_VALIDATED_ROW = 20_000;

    private SheetWriter() {}

    /**
     * What a file consists of.
     *
     * @param name of the sheet
     * @param above rows that stand above the heading
     * @param explanations rows of a further sheet, in XLSX only
     */
    public record Content(
            String name,
            List<WrittenRow> above,
            List<SheetColumn> columns,
            Iterator<WrittenRow> rows,
            List<List<String>> explanations) {}

    /** A list that people go on to fill in; its texts are shared, as spreadsheets keep them. */
    public static byte[] bytes(SheetFormat format, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(format, content, true, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes without holding more than some rows; the stream is not closed. */
    public static void write(SheetFormat format, Content content, OutputStream to)
            throws IOException {
        write(format, content, false, to);
    }

    private static void write(
            SheetFormat format, Content content, boolean sharedTexts, OutputStream to)
            throws IOException {
        if (format == SheetFormat.XLSX) {
            workbook(content, sharedTexts, to);
        } else {
            csv(format, content, to);
        }
    }

    private static void csv(SheetFormat format, Content content, OutputStream to)
            throws IOException {
        if (format.charset().equals(StandardCharsets.UTF_8)) {
            to.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        }
        for (WrittenRow row : content.above()) {
            to.write(line(row.cells()).getBytes(format.charset()));
        }
        List<String> heading = content.columns().stream().map(SheetColumn::title).toList();
        to.write(line(heading).getBytes(format.charset()));
        while (content.rows().hasNext()) {
            to.write(line(content.rows().next().cells()).getBytes(format.charset()));
        }
    }

    /** What a spreadsheet would take for a formula gets an apostrophe, which is read over. */
    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            String safe = text.matches("(?s)[=+@\\t'-].*") ? "'" + text : text;
            boolean quoted =
                    safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            line.append(i == 0 ? "" : ",");
            line.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        }
        return line.append("\r\n").toString();
    }

    private static void workbook(Content content, boolean sharedTexts, OutputStream to)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, false, sharedTexts)) {
            workbook.setZip64Mode(Zip64Mode.AsNeeded);
            Look look = new Look(workbook);
            SXSSFSheet sheet = workbook.createSheet(content.name());
            List<SheetColumn> columns = content.columns();
            for (int i = 0; i < columns.size(); i++) {
                sheet.setColumnWidth(i, Math.min(columns.get(i).width(), 100) * 256);
                sheet.setDefaultColumnStyle(i, look.text);
            }
            int number = 0;
            for (WrittenRow row : content.above()) {
                fill(sheet.createRow(number++), row.cells(), look.text);
            }
            sheet.createFreezePane(0, number + 1);
            validate(workbook, sheet, columns, number + 1);
            fill(
                    sheet.createRow(number++),
                    columns.stream().map(SheetColumn::title).toList(),
                    look.heading);
            Drawing<?> drawing = sheet.createDrawingPatriarch();
            while (content.rows().hasNext()) {
                WrittenRow row = content.rows().next();
                Row written = sheet.createRow(number);
                fill(written, row.cells(), look.text);
                remark(written, row.remarks(), drawing, look);
                number++;
            }
            explain(workbook, content.explanations(), look);
            workbook.write(to);
        }
    }

    private static void fill(Row row, List<String> cells, CellStyle style) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                Cell cell = row.createCell(i);
                cell.setCellValue(cells.get(i));
                cell.setCellStyle(style);
            }
        }
    }

    private static void remark(
            Row row, Map<Integer, String> remarks, Drawing<?> drawing, Look look) {
        remarks.forEach(
                (column, remark) -> {
                    Cell cell = row.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
                    cell.setCellStyle(look.wrong);
                    ClientAnchor anchor =
                            new XSSFClientAnchor(
                                    0,
                                    0,
                                    0,
                                    0,
                                    column + 1,
                                    row.getRowNum(),
                                    column + 5,
                                    row.getRowNum() + 4);
                    Comment comment = drawing.createCellComment(anchor);
                    comment.setAddress(row.getRowNum(), column);
                    comment.setString(
                            row.getSheet()
                                    .getWorkbook()
                                    .getCreationHelper()
                                    .createRichTextString(remark));
                });
    }

    /** Cells with choices offer them as a list, which is kept on a sheet of its own. */
    private static void validate(
            SXSSFWorkbook workbook, SXSSFSheet sheet, List<SheetColumn> columns, int firstRow) {
        int place = 0;
        int longest = columns.stream().mapToInt(column -> column.choices().size()).max().orElse(0);
        if (longest == 0) {
            return;
        }
        List<SheetColumn> offering =
                columns.stream().filter(column -> !column.choices().isEmpty()).toList();
        offer(workbook.createSheet(CHOICES), offering, longest);
        DataValidationHelper helper = sheet.getDataValidationHelper();
        for (int i = 0; i < columns.size(); i++) {
            List<String> offered = columns.get(i).choices();
            if (!offered.isEmpty()) {
                String letter = CellReference.convertNumToColString(place++);
                DataValidation list =
                        helper.createValidation(
                                helper.createFormulaListConstraint(
                                        "'%s'!$%s$2:$%s$%d"
                                                .formatted(
                                                        CHOICES,
                                                        letter,
                                                        letter,
                                                        offered.size() + 1)),
                                new CellRangeAddressList(firstRow, LAST_VALIDATED_ROW, i, i));
                // A code may be typed without its name.
                list.setShowErrorBox(false);
                sheet.addValidationData(list);
            }
        }
    }

    private static void offer(SXSSFSheet choices, List<SheetColumn> columns, int longest) {
        for (int line = -1; line < longest; line++) {
            Row row = choices.createRow(line + 1);
            for (int i = 0; i < columns.size(); i++) {
                List<String> offered = columns.get(i).choices();
                if (line < 0) {
                    choices.setColumnWidth(i, 36 * 256);
                    row.createCell(i).setCellValue(columns.get(i).title());
                } else if (line < offered.size()) {
                    row.createCell(i).setCellValue(offered.get(line));
                }
            }
        }
    }

    private static void explain(
            SXSSFWorkbook workbook, List<List<String>> explanations, Look look) {
        if (explanations.isEmpty()) {
            return;
        }
        SXSSFSheet sheet = workbook.createSheet(EXPLANATIONS);
        int columns = explanations.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < columns; i++) {
            sheet.setColumnWidth(i, (i == 0 ? 30 : 50) * 256);
        }
        for (int i = 0; i < explanations.size(); i++) {
            fill(sheet.createRow(i), explanations.get(i), i == 0 ? look.heading : look.text);
        }
    }

    /** The few styles there are. */
    private static final class Look {

        private final CellStyle text;
        private final CellStyle heading;
        private final CellStyle wrong;

        Look(SXSSFWorkbook workbook) {
            short asText = workbook.createDataFormat().getFormat("@");
            text = workbook.createCellStyle();
            text.setDataFormat(asText);
            Font bold = workbook.createFont();
            bold.setBold(true);
            heading = workbook.createCellStyle();
            heading.cloneStyleFrom(text);
            heading.setFont(bold);
            heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            wrong = workbook.createCellStyle();
            wrong.cloneStyleFrom(text);
            wrong.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            wrong.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
    }
}
