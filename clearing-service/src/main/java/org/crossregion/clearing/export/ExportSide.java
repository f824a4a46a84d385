package org.crossregion.clearing.export;

import org.crossregion.values.Coded;

/** Which side of a detail the exporting region is. */
enum ExportSide implements Coded {
    /** It pays. */
    INSURED("insured", "参保地（应付）"),
    /** It receives. */
    TREATMENT("treatment", "就医地（应收）"),
    /** Both sides are among the regions of a province or of the nation. */
    WITHIN("within", "辖区内");

    private final String code;
    private final String label;

    ExportSide(String code, String label) {
        this.code = code;
        this.label = label;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }
}
