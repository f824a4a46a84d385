package org.crossregion.clearing.calendar;

import org.crossregion.values.Coded;

/** What becomes of what December leaves over of its year; one of the two, never both. */
public enum December implements Coded {
    /** It enters the period of the year only, and only by an approved application (form 15). */
    YEAR_END_RUN("yearEndRun", "年终清算"),
    /** It enters the months that follow, freely until the end of the first quarter. */
    NEXT_PERIODS("nextPeriods", "次年各期");

    private final String code;
    private final String label;

    December(String code, String label) {
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
