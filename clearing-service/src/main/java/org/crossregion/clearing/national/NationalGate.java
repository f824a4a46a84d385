package org.crossregion.clearing.national;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lets a month whose national tier is loaded be generated only once the nation's result is there
 * and is, to the fen, what stands due here.
 */
@ApplicationScoped
public class NationalGate {

    private static final int NAMED = 100;

    private final NationalRepository repository;
    private final Policies policies;

    NationalGate(NationalRepository repository, Policies policies) {
        this.repository = repository;
        this.policies = policies;
    }

    /** Whether a province's national tier of a month is loaded. */
    public boolean imports(RegionCode authority, Period period) {
        return policies.imports(authority, period);
    }

    /**
     * Why the pairs across a province's border cannot be cut yet, if so.
     *
     * @param authority a province, whichever circle of whom is to be generated
     */
    public Optional<Refused> refusal(RegionCode authority, Period period) {
        if (!imports(authority, period)) {
            return Optional.empty();
        }
        Optional<NationalResult> result = repository.latest(authority, period);
        if (result.isEmpty()) {
            return Optional.of(missing(authority, period));
        }
        List<Part> parts = repository.parts(result.get(), NAMED);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        differs(
                                authority + " " + period,
                                parts.stream().map(NationalGate::violation).toList()));
    }

    /**
     * The rows of a province's statement: those across its border as the nation's result has them,
     * split by region, scheme, fund and kind of care.
     *
     * @param computed the rows that our own figures come to
     * @throws Refused if both are not the same money
     */
    public List<StatementRow> split(PeriodKey key, List<StatementRow> computed) {
        RegionCode authority = key.circle().authority();
        if (!imports(authority, key.period())) {
            return computed;
        }
        NationalResult result =
                repository
                        .latest(authority, key.period())
                        .orElseThrow(() -> missing(authority, key.period()));
        return Split.of(key, computed, repository.sums(result));
    }

    static Refused missing(RegionCode authority, Period period) {
        return new Refused(
                ClearingRefusal.NATIONAL_RESULT_MISSING,
                "the nation's result of " + period + " has not been loaded for " + authority);
    }

    static Refused differs(String what, Collection<Violation> violations) {
        Violation first = violations.iterator().next();
        return new Refused(
                ClearingRefusal.NATIONAL_RESULT_DIFFERS,
                what + ": " + first.field() + " " + first.message(),
                List.copyOf(violations));
    }

    private static Violation violation(Part part) {
        return new Violation(
                part.settlementId(),
                "equals-national-result",
                "%s：中心%s，国家结果%s"
                        .formatted(
                                part.cell(),
                                part.known() ? money(part.here()) : "无",
                                part.isListed() ? money(part.there()) : "无"));
    }

    static String money(Amounts amounts) {
        return amounts.deducted().isZero()
                ? amounts.cleared().toString()
                : amounts.cleared() + "（扣款" + amounts.deducted() + "）";
    }
}
