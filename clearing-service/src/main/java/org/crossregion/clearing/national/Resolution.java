package org.crossregion.clearing.national;

import org.crossregion.values.Coded;

/** How a difference from the nation's result was resolved. */
public enum Resolution implements Coded {
    /** A later comparison no longer saw it, or saw another one. */
    RERUN("rerun", "复核已变"),
    /** The nation's figure counts as it is; an adjustment names what it corrects. */
    NATIONAL("national", "按国家结果"),
    /** The nation has not cleared it; our detail is held back and moves to the next month. */
    MOVED_ON("moved-on", "转下期");

    private final String code;
    private final String label;

    Resolution(String code, String label) {
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
