package org.crossregion.clearing.reconciliation;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What its author says a list comes to (控制总数); a list that does not is not taken.
 *
 * @param bills the number of its rows
 */
record ControlTotals(
        Optional<Long> bills,
        Optional<Money> total,
        Optional<Money> fund,
        Optional<Money> account) {

    static final ControlTotals NONE =
            new ControlTotals(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** What does not fit, figure by figure. */
    List<Violation> violations(Sums sums) {
        List<Violation> found = new ArrayList<>();
        compare("count", bills, sums.bills(), found);
        compare("total", total, sums.total(), found);
        compare("fund", fund, sums.fund(), found);
        compare("account", account, sums.account(), found);
        return found;
    }

    void mustFit(Sums sums) {
        List<Violation> violations = violations(sums);
        if (!violations.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.CONTROL_TOTALS_DIFFER,
                    "清单合计与控制总数不符：" + violations.get(0).field() + " " + violations.get(0).message(),
                    violations);
        }
    }

    private static <T> void compare(
            String field, Optional<T> stated, T counted, List<Violation> found) {
        stated.filter(one -> !one.equals(counted))
                .ifPresent(
                        one ->
                                found.add(
                                        new Violation(
                                                field,
                                                "control-total",
                                                "申报" + one + "，清单合计" + counted)));
    }
}
