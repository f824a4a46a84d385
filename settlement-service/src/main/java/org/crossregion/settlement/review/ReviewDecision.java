package org.crossregion.settlement.review;

import org.crossregion.values.Coded;

/** How a review ended. */
public enum ReviewDecision implements Coded {
    /** The person's next bill bears the freed deductible. */
    NEXT_BILL("next-bill", "由下一笔结算负担"),
    /** Nothing more is to be done here. */
    CLOSED("closed", "已办结"),
    /** The cancellation was undone, so that nothing is freed; nobody decides this. */
    RESTORED("restored", "撤销已冲正");

    private final String code;
    private final String label;

    ReviewDecision(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For Jakarta REST parameters; an unknown code is an {@link IllegalArgumentException}. */
    public static ReviewDecision fromString(String code) {
        return Coded.ofCode(ReviewDecision.class, code);
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
