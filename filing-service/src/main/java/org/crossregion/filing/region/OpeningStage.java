package org.crossregion.filing.region;

import org.crossregion.values.Coded;

/** How far a region has come on its way to direct settlement. */
public enum OpeningStage implements Coded {
    UNDEVELOPED("undeveloped", "未开发"),
    JOINT_TESTING("joint-testing", "联调"),
    INSTITUTIONS_ADAPTING("institutions-adapting", "机构改造"),
    /** Only here is anything settled directly. */
    OPEN("open", "开通");

    private final String code;
    private final String label;

    OpeningStage(String code, String label) {
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
