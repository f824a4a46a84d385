package org.crossregion.settlement.benefit;

import org.crossregion.values.Coded;

/** Who bears a deductible that a cancelled bill has set free (撤销后起付线的处理). */
public enum FreedDeductible implements Coded {
    /** The person's next bill, since the year counts what stands. */
    NEXT_BILL("nextBill", "由下一笔结算负担"),
    /** Nobody by itself: it goes on a review list. */
    REVIEW("review", "列入复核清单");

    private final String code;
    private final String label;

    FreedDeductible(String code, String label) {
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
