package org.crossregion.clearing.period;

import static org.crossregion.clearing.period.PeriodState.CLOSED;
import static org.crossregion.clearing.period.PeriodState.CONFIRMED;
import static org.crossregion.clearing.period.PeriodState.GENERATED;
import static org.crossregion.clearing.period.PeriodState.ISSUED;
import static org.crossregion.clearing.period.PeriodState.OPEN;
import static org.crossregion.clearing.period.PeriodState.PUBLISHED;
import static org.crossregion.clearing.period.PeriodState.RECONCILING;
import static org.crossregion.clearing.period.PeriodState.SIGNED;

import org.crossregion.values.Coded;
import org.crossregion.web.security.Role;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One step of the month. docs/reference/periods.md tells the same, and a test compares them. */
public enum Step implements Coded {
    RECONCILIATION("reconciliation", "对账", Role.FINANCE_MAKER, Set.of(OPEN), RECONCILING),
    CONFIRMATION("confirmation", "确认", Role.FINANCE_CHECKER, Set.of(RECONCILING), CONFIRMED),
    /** May be repeated until it is published, and then comes to the same. */
    GENERATION("generation", "生成", Role.FINANCE_MAKER, Set.of(CONFIRMED, GENERATED), GENERATED),
    PUBLICATION("publication", "发布", Role.FINANCE_CHECKER, Set.of(GENERATED), PUBLISHED),
    SIGNATURE("signature", "签章", Role.APPROVER, Set.of(PUBLISHED), SIGNED),
    ISSUE("issue", "下达", Role.AUTHORITY, Set.of(SIGNED), ISSUED),
    CLOSING("closing", "关闭", Role.AUTHORITY, Set.of(ISSUED), CLOSED);

    private final String code;
    private final String label;
    private final String role;
    private final Set<PeriodState> from;
    private final PeriodState to;

    Step(String code, String label, String role, Set<PeriodState> from, PeriodState to) {
        this.code = code;
        this.label = label;
        this.role = role;
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

    /** The role that may take it. */
    public String role() {
        return role;
    }

    public Set<PeriodState> from() {
        return from;
    }

    public PeriodState to() {
        return to;
    }

    /** The step that moves a period on from a state; none from the last. */
    public static Optional<Step> next(PeriodState state) {
        return Arrays.stream(values())
                .filter(step -> step.from.contains(state) && step.to != state)
                .findFirst();
    }

    /**
     * The steps that make a table's sign-off (制表人, 复核人, 审核人, 单位负责人), in its order; where policy
     * asks for it, four different people.
     */
    public static List<Step> signOff() {
        return List.of(GENERATION, PUBLICATION, SIGNATURE, ISSUE);
    }
}
