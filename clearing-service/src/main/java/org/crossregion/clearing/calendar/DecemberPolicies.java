package org.crossregion.clearing.calendar;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.YearEnds;
import org.crossregion.values.Period;

/** Reads from the clearing policies what becomes of what comes late. */
@ApplicationScoped
class DecemberPolicies implements YearEnds {

    private final Policies policies;

    DecemberPolicies(Policies policies) {
        this.policies = policies;
    }

    @Override
    public boolean hasRun(Circle circle, Period year) {
        return policies.december(circle, year) == December.YEAR_END_RUN;
    }

    @Override
    public int lateMonths(Circle circle, Period origin) {
        return policies.lateMonths(circle, origin);
    }
}
