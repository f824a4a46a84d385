package org.crossregion.sheet;

import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A long table as XLSX, on as many sheets as its rows need. Texts stand in their cells, not in a
 * list that all share: that list would have to be kept in memory until the end.
 */
final class TableWorkbook implements TableFile {

    /** A sheet takes 1,048,576, its heading among them. */
    private static final int ROWS_PER_SHEET = 1_048_000;

    /** Deflate at its fastest; the file is a fifth larger than at its best. */
    private static final int COMPRESSION = 1;

    private static final int ROWS_IN_MEMORY = 500;
    private static final String AMOUNT_FORMAT = "#,##0.00";

    private final String name;
    private final List<TableColumn> columns;
    private final int rowsPerSheet;
    private final Workbook workbook;
    private int sheets;
    private Worksheet sheet;
    private int row;
    private int column;
    private int styledUpTo;

    TableWorkbook(String name, List<TableColumn> columns, OutputStream to) {
        this(name, columns, ROWS_PER_SHEET, to);
    }

    TableWorkbook(String name, List<TableColumn> columns, int rowsPerSheet, OutputStream to) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.rowsPerSheet = rowsPerSheet;
        this.workbook = new Workbook(new Kept(to), "crossregion", null);
        workbook.setCompressionLevel(COMPRESSION);
        begin();
    }

    private void begin() {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? name : name + sheets);
        sheet.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i).title());
            sheet.width(i, columns.get(i).width());
        }
        if (!columns.isEmpty()) {
            sheet.range(0, 0, 0, columns.size() - 1).style().bold().fillColor(Color.GRAY2).set();
        }
        row = 1;
        column = 0;
        styledUpTo = 1;
    }

    @Override
    public void text(String text) throws IOException {
        goOn();
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, text);
        }
        column++;
    }

    @Override
    public void text(byte[] bytes, int from, int length) throws IOException {
        text(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    @Override
    public void amount(long fen) throws IOException {
        goOn();
        sheet.value(row, column++, BigDecimal.valueOf(fen, 2));
    }

    @Override
    public void count(long number) throws IOException {
        goOn();
        sheet.value(row, column++, number);
    }

    @Override
    public void blank() throws IOException {
        goOn();
        column++;
    }

    /** A row for which there is no room begins another sheet. */
    private void goOn() throws IOException {
        if (row > rowsPerSheet && column == 0) {
            finish();
            begin();
        }
    }

    @Override
    public void endRow() throws IOException {
        row++;
        column = 0;
        if (row - styledUpTo == ROWS_IN_MEMORY) {
            write();
        }
    }

    /** Gives the rows in memory their looks, and lets them go. */
    private void write() throws IOException {
        int from = 0;
        while (from < columns.size()) {
            int to = from;
            while (to < columns.size() && columns.get(to).kind() == TableColumn.Kind.AMOUNT) {
                to++;
            }
            if (to > from) {
                sheet.range(styledUpTo, from, row - 1, to - 1).style().format(AMOUNT_FORMAT).set();
            }
            from = to + 1;
        }
        styledUpTo = row;
        sheet.flush();
    }

    private void finish() throws IOException {
        if (row > styledUpTo) {
            write();
        }
        sheet.finish();
    }

    @Override
    public void explain(String title, List<List<String>> rows) throws IOException {
        finish();
        sheet = workbook.newWorksheet(title);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                sheet.inlineString(i, j, rows.get(i).get(j));
            }
        }
        sheet.width(0, 24);
        sheet.width(1, 48);
        row = 0;
        styledUpTo = 0;
    }

    @Override
    public void close() throws IOException {
        finish();
        workbook.finish();
    }

    /** The workbook closes what it writes to; whoever opened it does so here. */
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
