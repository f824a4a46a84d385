package org.crossregion.filing.region;

import org.crossregion.values.Coded;

import java.util.List;

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

    /**
     * The farthest stage that a region may be taken to: one forward, or any that it had reached.
     *
     * @param current where it is
     * @param before every step it has taken
     */
    public static OpeningStage farthest(OpeningStage current, List<OpeningStep> before) {
        int reached =
                before.stream()
                        .mapToInt(step -> step.stage().ordinal())
                        .max()
                        .orElse(current.ordinal());
        int next = Math.min(current.ordinal() + 1, OPEN.ordinal());
        return values()[Math.max(reached, next)];
    }
}
