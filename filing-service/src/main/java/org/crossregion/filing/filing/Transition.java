package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.Coded;

import java.util.Set;

/** A step in a filing's life, from which states it may be taken, and where it leads. */
public enum Transition implements Coded {
    SUBMITTED("submitted", "提交", Set.of(), FilingState.SUBMITTED),
    ACTIVATED("activated", "审核通过", Set.of(FilingState.SUBMITTED), FilingState.ACTIVE),
    REFUSED("refused", "审核不通过", Set.of(FilingState.SUBMITTED), FilingState.REFUSED),
    SUSPENDED("suspended", "暂停", Set.of(FilingState.ACTIVE), FilingState.SUSPENDED),
    RESUMED("resumed", "恢复", Set.of(FilingState.SUSPENDED), FilingState.ACTIVE),
    CANCELLED(
            "cancelled",
            "取消",
            Set.of(FilingState.SUBMITTED, FilingState.ACTIVE, FilingState.SUSPENDED),
            FilingState.CANCELLED),
    /** Only what once held expires; what was never reviewed is refused or cancelled. */
    EXPIRED(
            "expired",
            "到期",
            Set.of(FilingState.ACTIVE, FilingState.SUSPENDED),
            FilingState.EXPIRED);

    private final String code;
    private final String label;
    private final Set<FilingState> from;
    private final FilingState to;

    Transition(String code, String label, Set<FilingState> from, FilingState to) {
        this.code = code;
        this.label = label;
        this.from = from;
        this.to = to;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String label() {
        return label;
    }

    boolean isAllowedFrom(FilingState state) {
        return from.contains(state);
    }

    FilingState to() {
        return to;
    }
}
