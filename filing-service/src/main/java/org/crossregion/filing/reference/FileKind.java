package org.crossregion.filing.reference;

import jakarta.transaction.Transactional;

import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A kind of reference data as a file whose every entry is one row, named by its code and there
 * once. It is imported as a whole or not at all.
 *
 * @param <T> what a row says
 */
abstract class FileKind<T extends Record> implements ReferenceKind {

    private final ReferenceTable<T> store;
    private final ReferenceImport imports;
    private final String codeField;

    /**
     * @param codeField where to point when a code is there twice
     */
    FileKind(ReferenceTable<T> store, ReferenceImport imports, String codeField) {
        this.store = store;
        this.imports = imports;
        this.codeField = codeField;
    }

    @Override
    public String kind() {
        return store.kind();
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<Line<T>> lines = read(content);
        Rejections rejections = new Rejections();
        mustBeThereOnce(lines, rejections);
        check(lines, rejections);
        rejections.mustBeNone();
        return imports.run(store, Line.values(lines));
    }

    @Override
    public byte[] export() {
        return write(store.all());
    }

    /** What the file says, entry by entry; refused naming each that cannot be read. */
    protected abstract List<Line<T>> read(byte[] content);

    abstract byte[] write(List<T> rows);

    /** Notes what is wrong with entries that can be read; by default nothing. */
    protected void check(List<Line<T>> lines, Rejections rejections) {
        // Most kinds have no further rules.
    }

    private void mustBeThereOnce(List<Line<T>> lines, Rejections rejections) {
        Set<String> seen = new HashSet<>();
        for (Line<T> line : lines) {
            String code = store.codeOf(line.value());
            if (!seen.add(code)) {
                rejections.add(line.number(), codeField, "unique", code + " is there twice");
            }
        }
    }
}
