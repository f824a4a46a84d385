package org.crossregion.filing.reference;

import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;

import java.util.List;

/**
 * A kind of reference data as a table in CSV.
 *
 * @param <T> what a row says
 */
public abstract class CsvKind<T extends Record> extends FileKind<T> {

    private final List<String> columns;

    protected CsvKind(
            ReferenceTable<T> store,
            ReferenceImport imports,
            String codeColumn,
            List<String> columns) {
        super(store, imports, codeColumn);
        this.columns = columns;
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    /** What a row of the file says; throws {@link CsvRow.Rejected} if it cannot be read. */
    protected abstract T row(CsvRow row);

    /** The columns that are written: those that must be there, unless a kind has more. */
    protected List<String> written() {
        return columns;
    }

    /** A row's cells in the order of the columns that are written. */
    protected abstract List<String> cells(T row);

    @Override
    protected List<Line<T>> read(byte[] content) {
        return Line.read(content, columns, this::row);
    }

    @Override
    byte[] write(List<T> rows) {
        return CsvRows.write(written(), rows.stream().map(this::cells).toList());
    }
}
