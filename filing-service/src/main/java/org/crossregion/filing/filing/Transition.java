package org.crossregion.filing.filing;

import org.crossregion.eligibility.FilingState;
import org.crossregion.values.Coded;

import java.util.Optional;
import java.util.Set;

/** A step in a filing's life, from which states it may be taken, and where it leads. */
public enum Transition implements Coded {
    SUBMITTED("submitted", "提交", Set.of(), FilingState.SUBMITTED),
    ACTIVATED("activated", "审核通过", Set.of(FilingState.SUBMITTED), FilingState.ACTIVE),
    REFUSED("refused", "审核不通过", Set.of(FilingState.SUBMITTED), FilingState.REFUSED),
    SUSPENDED("suspended", "暂停", Set.of(FilingState.ACTIVE), FilingState.SUSPENDED),
    RESUMED("resumed", "恢复", Set.of(FilingState.SUSPENDED), FilingState.ACTIVE),
    CANCELLED("cancelled", "取消", open(), FilingState.CANCELLED),
    /** Only what once held expires; what was never reviewed is refused or cancelled. */
    EXPIRED("expired", "到期", held(), FilingState.EXPIRED),
    /** Materials were added that do not complete the proof. */
    SUPPLEMENTED("supplemented", "补充材料", open()),
    /** The proof followed the promise. */
    PROVEN("proven", "补齐证明", open()),
    /** The proof did not follow in time. */
    PROOF_MISSED("proof-missed", "逾期未补证明", Set.of(FilingState.ACTIVE)),
    /** It holds longer. */
    EXTENDED("extended", "延期", Set.of(FilingState.ACTIVE)),
    /** Another filing took its place. */
    CHANGED("changed", "变更", held(), FilingState.CANCELLED);

    private final String code;
    private final String label;
    private final Set<FilingState> from;
    private final Optional<FilingState> to;

    Transition(String code, String label, Set<FilingState> from, FilingState to) {
        this.code = code;
        this.label = label;
        this.from = from;
        this.to = Optional.of(to);
    }

    Transition(String code, String label, Set<FilingState> from) {
        this.code = code;
        this.label = label;
        this.from = from;
        this.to = Optional.empty();
    }

    private static Set<FilingState> open() {
        return Set.of(FilingState.SUBMITTED, FilingState.ACTIVE, FilingState.SUSPENDED);
    }

    private static Set<FilingState> held() {
        return Set.of(FilingState.ACTIVE, FilingState.SUSPENDED);
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

    /** Where it leads; absent if that depends on more than the step. */
    Optional<FilingState> to() {
        return to;
    }
}
