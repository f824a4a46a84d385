package org.crossregion.clearing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.web.problem.Refused;

/** Finds what a period's tables are printed from. */
@ApplicationScoped
class Drawn {

    private final Periods periods;
    private final Statements statements;

    Drawn(Periods periods, Statements statements) {
        this.periods = periods;
        this.statements = statements;
    }

    /** The version in force; refused as long as there is none. */
    Statement statement(PeriodKey key) {
        return statements
                .latest(key)
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.PERIOD_NOT_GENERATED,
                                        key
                                                + " is "
                                                + periods.find(key).state().code()
                                                + "; its tables exist from generation on"));
    }

    Issue issue(Statement statement) {
        return new Issue(
                statement.key(),
                statement.version(),
                statements.rows(statement),
                statements.printed(statement.key()));
    }
}
