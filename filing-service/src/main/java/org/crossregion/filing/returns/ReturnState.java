package org.crossregion.filing.returns;

import org.crossregion.values.Coded;

/** How far a return list has come; what is paid shows at its items. */
enum ReturnState implements Coded {
    DRAWN("drawn", "已编制，待复核"),
    CHECKED("checked", "已复核"),
    REJECTED("rejected", "复核退回");

    private final String code;
    private final String label;

    ReturnState(String code, String label) {
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
