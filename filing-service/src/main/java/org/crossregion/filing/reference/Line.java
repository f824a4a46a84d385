package org.crossregion.filing.reference;

import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;

import java.util.List;
import java.util.function.Function;

/**
 * What one line of a reference file says.
 *
 * @param number of the line, 1 for the header
 */
public record Line<T>(long number, T value) {

    /**
     * Reads a table that has at least these columns.
     *
     * @throws org.crossregion.web.problem.Refused naming every line that cannot be read
     */
    public static <T> List<Line<T>> read(
            byte[] content, List<String> columns, Function<CsvRow, T> reader) {
        return CsvRows.parse(content, columns.toArray(String[]::new))
                .map(row -> new Line<>(row.line(), reader.apply(row)));
    }

    public static <T> List<T> values(List<Line<T>> lines) {
        return lines.stream().map(Line::value).toList();
    }
}
