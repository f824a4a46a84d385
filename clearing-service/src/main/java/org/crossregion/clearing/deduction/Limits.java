package org.crossregion.clearing.deduction;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Fund;
import org.crossregion.values.FundSplit;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How much can be deducted from a settlement: of each fund, of the account and of the patient's
 * cash never more than it paid; of a fund that policy keeps out of clearing nothing.
 */
final class Limits {

    private Limits() {}

    /**
     * Refuses what would be too much together with what is deducted already.
     *
     * @param deducted everything recorded or confirmed before, and not withdrawn
     * @throws Refused naming each fund that did not pay so much
     */
    static void mustHold(FundSplit paid, Set<Fund> excluded, Parts deducted, Parts more) {
        List<Violation> violations = new ArrayList<>();
        for (Fund fund : Fund.values()) {
            Money limit = excluded.contains(fund) ? Money.ZERO : paid.fund(fund);
            compare(
                    "funds." + fund.code(),
                    limit,
                    deducted.fund(fund),
                    more.fund(fund),
                    violations);
        }
        compare("account", paid.account(), deducted.account(), more.account(), violations);
        compare("personal", paid.cash(), deducted.personal(), more.personal(), violations);
        if (!violations.isEmpty()) {
            Violation first = violations.get(0);
            throw new Refused(
                    ClearingRefusal.DEDUCTION_TOO_LARGE,
                    first.field() + ": " + first.message(),
                    violations);
        }
    }

    private static void compare(
            String field, Money limit, Money deducted, Money more, List<Violation> violations) {
        if (more.isPositive() && deducted.plus(more).compareTo(limit) > 0) {
            violations.add(
                    new Violation(
                            field,
                            "within-what-was-paid",
                            "%s can be deducted from, %s of it is deducted already, not %s more"
                                    .formatted(limit, deducted, more)));
        }
    }
}
