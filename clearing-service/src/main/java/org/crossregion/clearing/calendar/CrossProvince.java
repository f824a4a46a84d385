package org.crossregion.clearing.calendar;

import org.crossregion.values.Coded;

/** How a province's national tier comes about (跨省清算方式). */
public enum CrossProvince implements Coded {
    /** From our own details: this system is the nation's, or trusted like it. */
    COMPUTE("compute", "本系统计算"),
    /** By the result that the national platform gives out, compared with our details. */
    IMPORT("import", "导入国家结果");

    private final String code;
    private final String label;

    CrossProvince(String code, String label) {
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
