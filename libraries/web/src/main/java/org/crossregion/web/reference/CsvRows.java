package org.crossregion.web.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import org.crossregion.web.problem.Refused;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, header line first) whose values are read by column. What
 * cannot be read is rejected with its line and column, all of the file's at once.
 */
public final class CsvRows {

    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .disable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private final List<CsvRow> rows;

    private CsvRows(List<CsvRow> rows) {
        this.rows = rows;
    }

    /**
     * Splits a file into rows. Columns beyond the required ones may be there or not.
     *
     * @throws Refused if it is no CSV, or a required column is missing
     */
    public static CsvRows parse(byte[] content, String... requiredColumns) {
        String text = Rejections.utf8(content);
        List<CsvRow> rows = new ArrayList<>();
        Rejections rejections = new Rejections();
        try (MappingIterator<String[]> lines =
                CSV.readerFor(String[].class).with(CsvSchema.emptySchema()).readValues(text)) {
            if (!lines.hasNextValue()) {
                throw Rejections.unreadable(1, "required", "the file is empty");
            }
            List<String> header = header(lines.nextValue(), requiredColumns);
            long line = lines.getCurrentLocation().getLineNr();
            while (lines.hasNextValue()) {
                long start = line;
                String[] values = lines.nextValue();
                line = lines.getCurrentLocation().getLineNr();
                add(rows, rejections, header, start, values);
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Rejections.unreadable(line, "syntax", "this line is no CSV");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        rejections.mustBeNone();
        return new CsvRows(List.copyOf(rows));
    }

    private static void add(
            List<CsvRow> rows,
            Rejections rejections,
            List<String> header,
            long line,
            String[] values) {
        if (values.length == 0 || values.length == 1 && values[0].isBlank()) {
            return;
        }
        if (values.length != header.size()) {
            rejections.add(
                    line,
                    "",
                    "columns",
                    values.length + " values where the header has " + header.size());
            return;
        }
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byColumn.put(header.get(i), values[i].strip());
        }
        rows.add(new CsvRow(line, byColumn));
    }

    private static List<String> header(String[] names, String... required) {
        List<String> header = Arrays.stream(names).map(String::strip).toList();
        Rejections rejections = new Rejections();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                rejections.add(1, name, "unique", "this column appears twice");
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                rejections.add(1, name, "required", "this column is missing");
            }
        }
        rejections.mustBeNone();
        return header;
    }

    public List<CsvRow> rows() {
        return rows;
    }

    /**
     * Reads every row; a row that throws {@link CsvRow.Rejected} (as its readers do) or
     * IllegalArgumentException is rejected.
     *
     * @throws Refused naming what is wrong with each rejected row
     */
    public <T> List<T> map(Function<CsvRow, T> reader) {
        List<T> read = new ArrayList<>();
        Rejections rejections = new Rejections();
        for (CsvRow row : rows) {
            try {
                read.add(reader.apply(row));
            } catch (CsvRow.Rejected e) {
                rejections.add(row.line(), e.column(), e.rule(), e.getMessage());
            } catch (IllegalArgumentException | ArithmeticException e) {
                String message = Optional.ofNullable(e.getMessage()).orElse("not a valid row");
                rejections.add(row.line(), "", "value", message);
            }
        }
        rejections.mustBeNone();
        return read;
    }

    /**
     * A CSV file of rows of text, as {@link #parse} reads it back.
     *
     * @param rows each with as many values as there are columns
     */
    public static byte[] write(List<String> columns, List<List<String>> rows) {
        StringBuilder csv = new StringBuilder();
        line(csv, columns);
        rows.forEach(row -> line(csv, row));
        return csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder csv, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean quoted = value.matches("(?s).*[\",\r\n].*") || !value.equals(value.strip());
            csv.append(i == 0 ? "" : ",");
            csv.append(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
        }
        csv.append("\r\n");
    }
}
