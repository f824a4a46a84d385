package org.crossregion.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A form as comma-separated values (RFC 4180) with a byte-order mark, so that spreadsheets read the
 * Chinese. Every record has the same number of fields; amounts have no thousands separators.
 *
 * <p>Text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class CsvText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvText() {}

    static String of(Form form) {
        Figures figures = new Figures(form);
        List<List<String>> records = new ArrayList<>();
        records.add(List.of(harmless(form.title())));
        form.header().forEach((label, text) -> records.add(pair(label, text)));
        if (!form.unit().isEmpty()) {
            records.add(pair("单位", form.unit()));
        }
        for (Section section : form.sections()) {
            section(records, section, figures);
        }
        form.signOff().forEach((label, text) -> records.add(pair(label, text)));
        if (!form.number().isEmpty()) {
            records.add(pair("编号", form.number()));
        }
        if (!form.code().isEmpty()) {
            records.add(pair("验真码", form.code()));
        }
        int fields = records.stream().mapToInt(List::size).max().orElse(1);
        return records.stream()
                .map(record -> line(record, fields))
                .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    private static void section(List<List<String>> records, Section section, Figures figures) {
        if (!section.name().isEmpty()) {
            records.add(List.of(harmless(section.name())));
        }
        if (section.style() == Section.Style.TABLE) {
            records.add(section.columns().stream().map(CsvText::heading).toList());
        }
        for (List<Cell> row : section.rows()) {
            records.add(fields(row, figures));
        }
        if (section.totals()) {
            records.add(fields(section.totalRow(), figures));
        }
    }

    private static String heading(Column column) {
        return harmless(
                column.group().isEmpty() ? column.title() : column.group() + "/" + column.title());
    }

    private static List<String> fields(List<Cell> cells, Figures figures) {
        return cells.stream()
                .map(
                        cell ->
                                cell instanceof Cell.Text text
                                        ? harmless(text.value())
                                        : figures.plain(cell))
                .toList();
    }

    private static List<String> pair(String label, String text) {
        return List.of(harmless(label), harmless(text));
    }

    private static String harmless(String text) {
        return text.matches("(?s)[=+@\\t-].*") ? "'" + text : text;
    }

    private static String line(List<String> record, int fields) {
        List<String> padded = new ArrayList<>(record);
        padded.addAll(Collections.nCopies(fields - record.size(), ""));
        return padded.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String quoted(String field) {
        boolean plain =
                field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
