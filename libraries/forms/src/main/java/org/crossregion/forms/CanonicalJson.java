package org.crossregion.forms;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A form as JSON that is the same for everyone: keys in fixed order, no white space, UTF-8, amounts
 * as strings in the form's unit, counts as integers, a blank as null.
 *
 * <p>The hash covers what was reckoned, not who signed it or under which number it went out: the
 * same text without {@code signOff}, {@code number}, {@code code} and {@code sha256}.
 */
public final class CanonicalJson {

    private static final JsonFactory JSON = new JsonFactory();

    private CanonicalJson() {}

    /** The whole form, its hash included. */
    public static String of(Form form) {
        return write(form, true);
    }

    /** SHA-256 of what the hash covers, in lower-case hexadecimal. */
    public static String sha256(Form form) {
        return HexFormat.of().formatHex(Sha256.of(hashed(form).getBytes(StandardCharsets.UTF_8)));
    }

    /** The text that the hash is taken of. */
    public static String hashed(Form form) {
        return write(form, false);
    }

    private static String write(Form form, boolean whole) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("form", form.form());
            json.writeStringField("title", form.title());
            texts(json, "header", form.header());
            json.writeStringField("unit", form.unit());
            json.writeArrayFieldStart("sections");
            Figures figures = new Figures(form);
            for (Section section : form.sections()) {
                section(json, section, figures);
            }
            json.writeEndArray();
            if (whole) {
                texts(json, "signOff", form.signOff());
                json.writeStringField("number", form.number());
            }
            json.writeStringField("version", form.version());
            if (whole) {
                json.writeStringField("code", form.code());
                json.writeStringField("sha256", sha256(form));
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void section(JsonGenerator json, Section section, Figures figures)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("name", section.name());
        json.writeArrayFieldStart("columns");
        for (Column column : section.columns()) {
            json.writeStartObject();
            json.writeStringField("key", column.key());
            json.writeStringField("title", column.title());
            json.writeStringField("group", column.group());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rows");
        for (List<Cell> row : section.rows()) {
            json.writeStartArray();
            cells(json, row, figures);
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("totals");
        cells(json, section.totalRow(), figures);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cells(JsonGenerator json, List<Cell> cells, Figures figures)
            throws IOException {
        for (Cell cell : cells) {
            if (cell instanceof Cell.Blank) {
                json.writeNull();
            } else if (cell instanceof Cell.Count count) {
                json.writeNumber(count.value());
            } else {
                json.writeString(figures.plain(cell));
            }
        }
    }

    private static void texts(JsonGenerator json, String name, Map<String, String> texts)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            json.writeStringField(text.getKey(), text.getValue());
        }
        json.writeEndObject();
    }
}
