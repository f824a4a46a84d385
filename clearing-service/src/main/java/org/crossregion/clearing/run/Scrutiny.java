package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.version.TableObjections;
import org.crossregion.clearing.year.YearProof;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.web.problem.Refused;

/**
 * What a statement has to stand before it is published: nobody objects to what is in it, and an
 * independent recomputation comes to the same.
 */
@ApplicationScoped
class Scrutiny {

    private final Statements statements;
    private final TableObjections objections;
    private final Verification verification;
    private final YearRules yearRules;
    private final YearProof yearProof;

    Scrutiny(
            Statements statements,
            TableObjections objections,
            Verification verification,
            YearRules yearRules,
            YearProof yearProof) {
        this.statements = statements;
        this.objections = objections;
        this.verification = verification;
        this.yearRules = yearRules;
        this.yearProof = yearProof;
    }

    /**
     * @throws Refused if a year has to wait
     */
    void mustBeTime(PeriodKey key) {
        yearRules.mustAllow(key, Step.PUBLICATION);
    }

    /**
     * The statement as it was generated last.
     *
     * @throws Refused if it does not stand
     */
    Statement passed(PeriodKey key, ClearingPolicy policy) {
        Statement statement = statements.latest(key).orElseThrow();
        mustNotBeObjectedTo(statement);
        verification.mustHold(statement, policy);
        if (key.period().isYear()) {
            yearProof.mustHold(statement);
        }
        return statement;
    }

    /**
     * @throws Refused naming what is objected to
     */
    void mustNotBeObjectedTo(Statement statement) {
        objections.mustBeNone(statement.key(), statement.version());
    }
}
