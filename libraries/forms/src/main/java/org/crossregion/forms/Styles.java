package org.crossregion.forms;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

import java.util.EnumMap;
import java.util.Map;

/** The looks of spreadsheet cells, each made once per workbook. */
final class Styles {

    /** A role that a cell plays on the sheet. */
    enum Look {
        TITLE,
        ABOUT,
        RIGHT,
        SECTION,
        HEAD,
        LABEL,
        TEXT,
        COUNT,
        MONEY,
        RATE,
        FACTOR,
        DAY,
        TOTAL_TEXT,
        TOTAL_COUNT,
        TOTAL_MONEY,
        CHECK_TEXT,
        CHECK_COUNT,
        CHECK_MONEY,
        PARAGRAPH,
        SIGN
    }

    private static final String FONT = "宋体";
    private static final byte[] HEAD_FILL = {(byte) 0xEE, (byte) 0xF1, (byte) 0xF5};
    private static final String COUNT_FORMAT = "#,##0";

    private final XSSFWorkbook workbook;
    private final Figures figures;
    private final Map<Look, CellStyle> styles = new EnumMap<>(Look.class);

    Styles(XSSFWorkbook workbook, Figures figures) {
        this.workbook = workbook;
        this.figures = figures;
        for (Look look : Look.values()) {
            styles.put(look, make(look));
        }
    }

    CellStyle of(Look look) {
        return styles.get(look);
    }

    Figures figures() {
        return figures;
    }

    private CellStyle make(Look look) {
        return switch (look) {
            case TITLE -> style(16, true, HorizontalAlignment.CENTER);
            case ABOUT, SIGN -> style(10, false, HorizontalAlignment.LEFT);
            case RIGHT -> style(10, false, HorizontalAlignment.RIGHT);
            case SECTION -> style(11, true, HorizontalAlignment.LEFT);
            case HEAD -> filled(boxed(style(10, true, HorizontalAlignment.CENTER)));
            case LABEL -> filled(boxed(style(10, false, HorizontalAlignment.CENTER)));
            case TEXT -> boxed(style(10, false, HorizontalAlignment.LEFT));
            case COUNT -> number(boxed(style(10, false, HorizontalAlignment.RIGHT)), COUNT_FORMAT);
            case MONEY ->
                    number(
                            boxed(style(10, false, HorizontalAlignment.RIGHT)),
                            figures.amountFormat());
            case RATE -> number(boxed(style(10, false, HorizontalAlignment.RIGHT)), "0.00%");
            case FACTOR -> number(boxed(style(10, false, HorizontalAlignment.RIGHT)), "0.00##");
            case DAY -> number(boxed(style(10, false, HorizontalAlignment.CENTER)), "yyyy-mm-dd");
            case TOTAL_TEXT -> boxed(style(10, true, HorizontalAlignment.LEFT));
            case TOTAL_COUNT ->
                    number(boxed(style(10, true, HorizontalAlignment.RIGHT)), COUNT_FORMAT);
            case TOTAL_MONEY ->
                    number(
                            boxed(style(10, true, HorizontalAlignment.RIGHT)),
                            figures.amountFormat());
            case CHECK_TEXT -> style(9, false, HorizontalAlignment.LEFT);
            case CHECK_COUNT -> number(style(9, false, HorizontalAlignment.RIGHT), "0");
            case CHECK_MONEY -> number(style(9, false, HorizontalAlignment.RIGHT), "0.00");
            case PARAGRAPH -> style(11, false, HorizontalAlignment.LEFT);
        };
    }

    private XSSFCellStyle style(int points, boolean bold, HorizontalAlignment alignment) {
        XSSFFont font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        XSSFCellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setAlignment(alignment);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        return style;
    }

    private static XSSFCellStyle boxed(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static XSSFCellStyle filled(XSSFCellStyle style) {
        style.setFillForegroundColor(new XSSFColor(HEAD_FILL));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private XSSFCellStyle number(XSSFCellStyle style, String format) {
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setWrapText(false);
        return style;
    }
}
