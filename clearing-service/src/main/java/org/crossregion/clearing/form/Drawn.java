package org.crossregion.clearing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.web.form.Superseded;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

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

    /** An earlier version if one is asked for, else the one in force. */
    Statement statement(PeriodKey key, Optional<Integer> version) {
        Statement latest = statement(key);
        return version.map(
                        asked ->
                                statements
                                        .find(key, asked)
                                        .orElseThrow(
                                                () ->
                                                        new Refused(
                                                                ClearingRefusal.VERSION_UNKNOWN,
                                                                key + " has no version " + asked)))
                .orElse(latest);
    }

    /** What has taken the place of a version, if anything has. */
    Optional<Superseded> supersededBy(PeriodKey key, String version) {
        return statements
                .latest(key)
                .filter(latest -> !Integer.toString(latest.version()).equals(version))
                .map(
                        latest ->
                                new Superseded(
                                        Integer.toString(latest.version()),
                                        latest.number().orElse(""),
                                        "本期清算表已有新版本"));
    }

    Issue issue(Statement statement) {
        return new Issue(
                statement.key(),
                statement.version(),
                statements.rows(statement),
                statements.printed(statement.key()));
    }
}
