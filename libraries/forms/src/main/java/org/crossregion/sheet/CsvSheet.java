package org.crossregion.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import org.crossregion.sheet.SheetCell.Flaw;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A list as comma-separated values, in UTF-8 with or without a byte order mark, or in GBK. */
final class CsvSheet {

    /** A text that a sheet wrote as a formula, so that it stays one. */
    private static final Pattern AS_TEXT = Pattern.compile("=\"[^\"]*\"");

    /** A number that a sheet wrote with fewer digits than it had. */
    private static final Pattern SHORTENED = Pattern.compile("[0-9](\\.[0-9]+)?[Ee]\\+[0-9]{2,3}");

    private static final CsvMapper CSV =
            CsvMapper.builder()
                    .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                    .disable(CsvParser.Feature.SKIP_EMPTY_LINES)
                    .build();

    private CsvSheet() {}

    static Sheet read(byte[] file, SheetLimits limits) {
        SheetFormat format = SheetFormat.CSV;
        String text = decode(file, format.charset());
        if (text == null) {
            format = SheetFormat.CSV_GBK;
            text = decode(file, format.charset());
        }
        if (text == null || text.indexOf('\0') >= 0) {
            throw new SheetNotRead("encoding", "文件既不是 XLSX，也不是 UTF-8 或 GBK 编码的 CSV");
        }
        return new Sheet(
                format, rows(text.startsWith("\uFEFF") ? text.substring(1) : text, limits));
    }

    private static List<SheetRow> rows(String text, SheetLimits limits) {
        List<SheetRow> rows = new ArrayList<>();
        int number = 0;
        try (MappingIterator<String[]> lines =
                CSV.readerFor(String[].class).with(CsvSchema.emptySchema()).readValues(text)) {
            while (lines.hasNextValue()) {
                String[] values = lines.nextValue();
                SheetRow row = row(++number, values);
                Sheet.mustBeWithin(limits, rows.size(), values.length);
                if (!row.isBlank()) {
                    rows.add(row);
                }
            }
            Sheet.mustBeWithin(limits, rows.size(), 0);
        } catch (JsonProcessingException e) {
            throw new SheetNotRead("syntax", "第 " + (number + 1) + " 行起不是 CSV");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static SheetRow row(int number, String[] values) {
        List<SheetCell> cells = new ArrayList<>(values.length);
        for (String value : values) {
            cells.add(cell(value.strip()));
        }
        return new SheetRow(number, cells);
    }

    /** Spreadsheets keep text as text by {@code ="00123"} or an apostrophe. */
    private static SheetCell cell(String value) {
        if (value.startsWith("=") && AS_TEXT.matcher(value).matches()) {
            return SheetCell.of(value.substring(2, value.length() - 1).strip());
        }
        if (value.startsWith("'")) {
            return SheetCell.of(value.substring(1).strip());
        }
        if (value.startsWith("=")) {
            return new SheetCell(value, Flaw.FORMULA);
        }
        return SHORTENED.matcher(value).matches()
                ? new SheetCell(value, Flaw.IMPRECISE)
                : SheetCell.of(value);
    }

    private static String decode(byte[] file, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
