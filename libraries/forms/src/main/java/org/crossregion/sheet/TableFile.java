package org.crossregion.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A table of any length, written cell by cell in flat memory: XLSX in which numbers are numbers, or
 * CSV. What is closed is complete; the stream below stays open.
 */
public interface TableFile extends Closeable {

    /** A file with its heading written. */
    static TableFile open(
            SheetFormat format, String name, List<TableColumn> columns, OutputStream to)
            throws IOException {
        return format == SheetFormat.XLSX
                ? new TableWorkbook(name, columns, to)
                : new TableText(columns, format.charset(), to);
    }

    /** The next cell, a text. */
    void text(String text) throws IOException;

    /** The next cell, a text of UTF-8 bytes that are the caller's again afterwards. */
    void text(byte[] bytes, int from, int length) throws IOException;

    /** The next cell, an amount in fen. */
    void amount(long fen) throws IOException;

    /** The next cell, a whole number. */
    void count(long number) throws IOException;

    /** The next cell, with nothing in it. */
    void blank() throws IOException;

    void endRow() throws IOException;

    /** Rows on a sheet of their own after the table; CSV has no place for them. */
    void explain(String name, List<List<String>> rows) throws IOException;
}
