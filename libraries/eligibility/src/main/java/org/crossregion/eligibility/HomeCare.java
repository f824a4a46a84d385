package org.crossregion.eligibility;

import org.crossregion.values.CareType;
import org.crossregion.values.Coded;

/** What a filing leaves of direct settlement in the person's own region while it holds. */
public enum HomeCare implements Coded {
    /** Everything, as if there were no filing. */
    OPEN("open", "不限制参保地就医"),
    /** No stays: whoever wants one at home cancels first (S0, 四.4). */
    NO_INPATIENT("no-inpatient", "参保地住院须先取消备案"),
    /** Nothing until the filing is cancelled or its proof arrives (S3; missed promise). */
    CLOSED("closed", "参保地就医须先取消备案或补齐证明");

    private final String code;
    private final String label;

    HomeCare(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** An unknown code is an {@link IllegalArgumentException}. */
    public static HomeCare fromString(String code) {
        return Coded.ofCode(HomeCare.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    boolean bars(CareType care) {
        return switch (this) {
            case OPEN -> false;
            case NO_INPATIENT -> care == CareType.INPATIENT;
            case CLOSED -> true;
        };
    }
}
