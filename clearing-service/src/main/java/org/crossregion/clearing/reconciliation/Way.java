package org.crossregion.clearing.reconciliation;

import org.crossregion.values.Coded;

/** How a difference was resolved. */
public enum Way implements Coded {
    /** A later run no longer saw it. */
    RERUN("rerun", "复核对平"),
    /** Somebody put the matter right and says how. */
    CORRECTED("corrected", "已更正"),
    /** An authorised person takes the centre's figure as it is, with a reason. */
    ACCEPTED("accepted", "说明后接受");

    private final String code;
    private final String label;

    Way(String code, String label) {
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
