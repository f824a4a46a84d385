package org.crossregion.eligibility;

import org.crossregion.values.Coded;

/** Why a person, and not one filing alone, is barred from direct settlement. */
public enum SuspensionKind implements Coded {
    /** The card was lent, forged or altered, or somebody else's was used (S4 第十一条(七)). */
    CARD_MISUSE("card-misuse", "出借、冒用、伪造或涂改医保凭证"),
    /** The yearly review or its premium was missed (S4 第十三条). */
    REVIEW_MISSED("review-missed", "逾期未办理年审或未预缴大额医疗保险费"),
    /** What was promised at a filing proved false (S1, 个人承诺书). */
    FALSE_PROMISE("false-promise", "承诺不实"),
    OTHER("other", "其他原因");

    private final String code;
    private final String label;

    SuspensionKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static SuspensionKind fromString(String code) {
        return Coded.ofCode(SuspensionKind.class, code);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    /** Whether care that began meanwhile stays unpaid after the release (S4 第十三条). */
    boolean leavesCareUnpaid() {
        return this == REVIEW_MISSED;
    }
}
