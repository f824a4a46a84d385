package org.crossregion.clearing.pack;

import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.FormRenderer;
import org.crossregion.forms.Format;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Rendered;
import org.crossregion.forms.Section;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file of forms with {@code contents.csv} and {@code .xlsx}: file, form, title, number,
 * version, verification code and SHA-256 of each form's canonical JSON. The same forms give the
 * same bytes.
 */
final class Pack {

    private static final String CONTENTS = "contents";

    /** Zip files know no earlier time; the true one would make every pack another file. */
    private static final FileTime ALWAYS = FileTime.from(Instant.parse("1980-01-01T00:00:00Z"));

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
    private final Set<String> names = new HashSet<>();
    private final List<List<Cell>> contents = new ArrayList<>();

    /** Adds a form in its formats. */
    void add(Form form, List<Rendered> files) {
        for (Rendered file : files) {
            String name = free(form, file.fileName());
            write(name, file.bytes());
            contents.add(
                    List.of(
                            Cell.of(name),
                            Cell.of(form.form()),
                            Cell.of(form.title()),
                            Cell.of(form.number()),
                            Cell.of(form.version()),
                            Cell.of(form.code()),
                            Cell.of(CanonicalJson.sha256(form))));
        }
    }

    /** The file; nothing can be added any more. */
    byte[] close() {
        Form list = list();
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            write(CONTENTS + "." + format.extension(), FormRenderer.render(list, format).bytes());
        }
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Two notices of one region may have one title: their numbers tell them apart. */
    private String free(Form form, String name) {
        String wanted = name;
        if (!names.add(wanted)) {
            int dot = name.lastIndexOf('.');
            wanted = name.substring(0, dot) + "-" + form.number() + name.substring(dot);
            names.add(wanted);
        }
        return wanted;
    }

    private Form list() {
        return new Form(
                CONTENTS,
                "清算资料目录",
                new LinkedHashMap<>(),
                "",
                List.of(
                        new Section(
                                "",
                                List.of(
                                        Column.text("file", "文件"),
                                        Column.text("form", "表号"),
                                        Column.text("title", "名称"),
                                        Column.text("number", "编号"),
                                        Column.text("version", "版本"),
                                        Column.text("code", "验真码"),
                                        Column.text("sha256", "SHA-256")),
                                contents,
                                false)),
                new LinkedHashMap<>(),
                "",
                "",
                "",
                Layout.LANDSCAPE);
    }

    private void write(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(ALWAYS);
        try {
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
