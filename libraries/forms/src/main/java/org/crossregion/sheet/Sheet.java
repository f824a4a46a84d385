package org.crossregion.sheet;

import java.util.List;

/**
 * A list as it was uploaded: every row that is not blank, the heading and what stands above it
 * included.
 */
public record Sheet(SheetFormat format, List<SheetRow> rows) {

    private static final int PK = 0x504B;
    private static final int OLE = 0xD0CF;

    public Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a file by what is in it, whatever its name says.
     *
     * @throws SheetNotRead if it is no XLSX or CSV file, or more than the limits allow
     */
    public static Sheet read(byte[] file, SheetLimits limits) {
        if (file.length < 2) {
            throw new SheetNotRead("empty", "文件是空的");
        }
        int magic = (file[0] & 0xFF) << 8 | file[1] & 0xFF;
        if (magic == OLE) {
            throw new SheetNotRead(
                    "xls",
                    "文件是旧版 .xls 或加密的工作簿，请另存为未加密的 .xlsx 或 .csv 后上传 (an .xls or encrypted file)");
        }
        Sheet sheet = magic == PK ? XlsxSheet.read(file, limits) : CsvSheet.read(file, limits);
        if (sheet.rows.isEmpty()) {
            throw new SheetNotRead("empty", "文件中没有内容");
        }
        return sheet;
    }

    static void mustBeWithin(SheetLimits limits, int rows, int columns) {
        if (rows > limits.rows()) {
            throw new SheetNotRead("too-many-rows", "超过 " + limits.rows() + " 行，请分成几个文件上传");
        }
        if (columns > limits.columns()) {
            throw new SheetNotRead("too-many-columns", "超过 " + limits.columns() + " 列");
        }
    }
}
