package org.crossregion.filing.deadline;

import org.crossregion.values.Coded;

/** What must be done, or ends, by a day. */
public enum DeadlineKind implements Coded {
    REVIEW("review", "审核时限"),
    PROOF("proof", "补齐承诺材料"),
    EXPIRY("expiry", "备案到期"),
    YEARLY_REVIEW("yearly-review", "年度审核"),
    ADMISSION_NOTICE("admission-notice", "入院告知");

    private final String code;
    private final String label;

    DeadlineKind(String code, String label) {
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
