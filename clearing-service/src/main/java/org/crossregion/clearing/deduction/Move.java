package org.crossregion.clearing.deduction;

import static org.crossregion.clearing.deduction.State.APPEALED;
import static org.crossregion.clearing.deduction.State.CONFIRMED;
import static org.crossregion.clearing.deduction.State.RECORDED;
import static org.crossregion.clearing.deduction.State.WITHDRAWN;

import java.util.Set;

/** What can be done about a deduction, and from which states. */
enum Move {
    CONFIRM(CONFIRMED, RECORDED),
    WITHDRAW(WITHDRAWN, RECORDED, CONFIRMED),
    APPEAL(APPEALED, RECORDED, CONFIRMED),
    /** The appeal is dismissed. */
    UPHOLD(CONFIRMED, APPEALED),
    /** The appeal is granted in part: a lower deduction takes its place. */
    REDUCE(WITHDRAWN, APPEALED),
    GRANT(WITHDRAWN, APPEALED),
    /** By a decision that was taken elsewhere, whatever is open about it. */
    TAKE_BACK(WITHDRAWN, RECORDED, CONFIRMED, APPEALED);

    private final State to;
    private final Set<State> from;

    Move(State to, State... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    boolean isOpenFrom(State state) {
        return from.contains(state);
    }

    State to() {
        return to;
    }
}
