package org.crossregion.load.clearing;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.postgresql.PGConnection;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;

/** The rows of an export as the database and the library alone write them. */
final class BareExport {

    private static final int FETCHED = 2_000;
    private static final int ROWS_IN_MEMORY = 500;

    /** The fields that the service sums itself come before what is exported. */
    private static final int CONTROL_FIELDS = 5;

    private final Connection connection;
    private final String select;
    private final Path file;

    /**
     * @param select what the service's own export reads
     */
    BareExport(Connection connection, String select, Path file) {
        this.connection = connection;
        this.select = select;
        this.file = file;
    }

    /** {@code copy … to stdout}, its bytes into a file as they come. */
    void copied() throws SQLException, IOException {
        memory();
        try (OutputStream to = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + select + ") to stdout (format csv, header)", to);
        }
    }

    /** The library, fed from a cursor: the same cells with the same looks. */
    void workbook() throws SQLException, IOException {
        memory();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(to, "bare", null)) {
            workbook.setCompressionLevel(1);
            statement.setFetchSize(FETCHED);
            try (ResultSet rows = statement.executeQuery(select)) {
                write(rows, workbook.newWorksheet("bare"));
            }
        }
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static void write(ResultSet rows, Worksheet sheet) throws SQLException, IOException {
        ResultSetMetaData meta = rows.getMetaData();
        int columns = meta.getColumnCount() - CONTROL_FIELDS;
        boolean[] amounts = new boolean[columns];
        int firstAmount = columns;
        for (int i = 0; i < columns; i++) {
            amounts[i] = meta.getColumnType(CONTROL_FIELDS + 1 + i) == Types.BIGINT;
            firstAmount = amounts[i] ? Math.min(firstAmount, i) : firstAmount;
            sheet.inlineString(0, i, meta.getColumnLabel(CONTROL_FIELDS + 1 + i));
        }
        int row = 1;
        int styled = 1;
        while (rows.next()) {
            for (int i = 0; i < columns; i++) {
                int field = CONTROL_FIELDS + 1 + i;
                if (amounts[i]) {
                    sheet.value(row, i, BigDecimal.valueOf(rows.getLong(field), 2));
                } else {
                    sheet.inlineString(row, i, rows.getString(field));
                }
            }
            row++;
            if (row - styled == ROWS_IN_MEMORY) {
                style(sheet, styled, row, firstAmount, columns);
                styled = row;
                sheet.flush();
            }
        }
        if (row > styled) {
            style(sheet, styled, row, firstAmount, columns);
        }
    }

    private static void style(Worksheet sheet, int from, int to, int first, int columns) {
        if (first < columns) {
            sheet.range(from, first, to - 1, columns - 1).style().format("#,##0.00").set();
        }
    }

    private void memory() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '64MB'");
        }
    }
}
