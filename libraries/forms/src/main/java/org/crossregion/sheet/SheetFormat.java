package org.crossregion.sheet;

import org.crossregion.values.Coded;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a list is written; it is answered in the same way. */
public enum SheetFormat implements Coded {
    XLSX("xlsx", "Excel 工作簿", StandardCharsets.UTF_8),
    CSV("csv", "CSV（UTF-8）", StandardCharsets.UTF_8),
    CSV_GBK("csv-gbk", "CSV（GBK）", Charset.forName("GB18030"));

    private final String code;
    private final String label;
    private final Charset charset;

    SheetFormat(String code, String label, Charset charset) {
        this.code = code;
        this.label = label;
        this.charset = charset;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    Charset charset() {
        return charset;
    }

    public String extension() {
        return this == XLSX ? "xlsx" : "csv";
    }

    public String mediaType() {
        return this == XLSX
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv;charset=" + charset.name();
    }
}
