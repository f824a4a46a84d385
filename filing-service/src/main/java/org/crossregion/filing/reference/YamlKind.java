package org.crossregion.filing.reference;

import org.crossregion.web.reference.YamlRows;

import java.util.List;

/**
 * A kind of reference data as a list in YAML, whose keys are the record's components.
 *
 * @param <T> what an entry says
 */
public abstract class YamlKind<T extends Record> extends FileKind<T> {

    private final Class<T> type;

    protected YamlKind(
            ReferenceTable<T> store, ReferenceImport imports, String codeKey, Class<T> type) {
        super(store, imports, codeKey);
        this.type = type;
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    @Override
    protected List<Line<T>> read(byte[] content) {
        return YamlRows.entries(content, type).stream()
                .map(entry -> new Line<>(entry.line(), entry.value()))
                .toList();
    }

    @Override
    byte[] write(List<T> rows) {
        return YamlRows.write(rows);
    }
}
