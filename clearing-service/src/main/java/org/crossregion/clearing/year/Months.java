package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.seal.Seals;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The twelve months of a year, as its end looks back on them. */
@ApplicationScoped
public class Months {

    private final Periods periods;
    private final Statements statements;
    private final Totals totals;
    private final Seals seals;

    Months(Periods periods, Statements statements, Totals totals, Seals seals) {
        this.periods = periods;
        this.statements = statements;
        this.totals = totals;
        this.seals = seals;
    }

    /** What each month that has a statement came to; a month in which nothing happened has none. */
    public SortedMap<Period, List<StatementRow>> rows(PeriodKey year) {
        SortedMap<Period, List<StatementRow>> rows = new TreeMap<>();
        for (Period month : year.period().months()) {
            Optional<Statement> statement = statements.latest(new PeriodKey(year.circle(), month));
            statement.ifPresent(one -> rows.put(month, statements.rows(one)));
        }
        return rows;
    }

    /**
     * What each of the thirteen periods came to that has anything in it, per pair and scheme; the
     * year's own, as long as it is not generated, as far as it is decided.
     */
    public SortedMap<Period, List<Owed>> owed(PeriodKey year) {
        List<Period> thirteen = new ArrayList<>(year.period().months());
        thirteen.add(year.period());
        SortedMap<Period, List<Owed>> owed = statements.owed(year.circle(), thirteen);
        if (periods.find(year).state().compareTo(PeriodState.GENERATED) < 0) {
            owed.put(
                    year.period(),
                    Owed.of(StatementRow.of(totals.due(year.circle(), year.period()))));
        }
        return owed;
    }

    /** Whether a month came to anything, or the year's end has anything in it. */
    boolean anyFilled(PeriodKey year) {
        return !statements.filled(year.circle(), year.period().months()).isEmpty()
                || !totals.in(year.circle(), year.period()).isEmpty();
    }

    /** Where each of the twelve stands. */
    public Map<Period, PeriodState> states(PeriodKey year) {
        return periods.states(year.circle(), year.period().months());
    }

    /**
     * Why the months are not far enough, if so. A month in which nothing happened need not have
     * been opened: it has no detail and no seal that tells of any; the year's cut closes it. Nor
     * need one that the calendar generated empty be published, signed and issued: its statement has
     * no row.
     */
    Optional<Refused> unfinished(PeriodKey year, PeriodState needed) {
        List<Violation> violations = new ArrayList<>();
        Set<Period> filled = statements.filled(year.circle(), year.period().months());
        states(year)
                .forEach(
                        (month, state) -> {
                            if (state.compareTo(needed) < 0
                                    && !isEmpty(year.circle(), month, state, filled)) {
                                violations.add(
                                        new Violation(
                                                month.toString(),
                                                needed.code(),
                                                "%s is %s, not yet %s"
                                                        .formatted(
                                                                month,
                                                                state.code(),
                                                                needed.code())));
                            }
                        });
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refused(
                        ClearingRefusal.MONTHS_UNFINISHED,
                        violations.size()
                                + " months of "
                                + year
                                + " are not "
                                + needed.code()
                                + " yet",
                        violations));
    }

    private boolean isEmpty(Circle circle, Period month, PeriodState state, Set<Period> filled) {
        if (state.compareTo(PeriodState.GENERATED) >= 0) {
            return !filled.contains(month);
        }
        return totals.in(circle, month).isEmpty()
                && seals.find(month).map(seal -> seals.differences(seal).isEmpty()).orElse(true);
    }
}
