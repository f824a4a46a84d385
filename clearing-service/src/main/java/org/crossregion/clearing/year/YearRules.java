package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.cut.CutBook;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.values.Period;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.util.List;
import java.util.Optional;

/** What a year must have behind it before a step, besides what every period must. */
@ApplicationScoped
public class YearRules {

    /** So many open applications are named; the number of all of them is told. */
    private static final int NAMED = 100;

    private final Months months;
    private final Draft draft;
    private final Applications applications;
    private final YearBooks books;
    private final CutBook cuts;

    YearRules(
            Months months, Draft draft, Applications applications, YearBooks books, CutBook cuts) {
        this.months = months;
        this.draft = draft;
        this.applications = applications;
        this.books = books;
        this.cuts = cuts;
    }

    /**
     * Refuses a step of a year that comes too early; of a month nothing is asked here.
     *
     * @throws Refused naming what is missing first
     */
    public void mustAllow(PeriodKey key, Step step) {
        obstacles(key, step).stream()
                .findFirst()
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
    }

    /** Everything that keeps a step of a year from being taken now. */
    public List<Refused> obstacles(PeriodKey key, Step step) {
        if (key.period().isMonth()) {
            return List.of();
        }
        return switch (step) {
            case RECONCILIATION ->
                    all(List.of(months.unfinished(key, PeriodState.GENERATED), uncollected(key)));
            case CONFIRMATION -> all(List.of(undecided(key)));
            case GENERATION ->
                    all(List.of(months.unfinished(key, PeriodState.GENERATED), undecided(key)));
            case PUBLICATION -> all(List.of(months.unfinished(key, PeriodState.PUBLISHED)));
            case SIGNATURE, CLOSING -> all(List.of(fundOpen(key)));
            case ISSUE -> all(List.of(months.unfinished(key, PeriodState.ISSUED)));
        };
    }

    /** Form 16 prints what the fund closed its year with, so nobody signs before it has. */
    private Optional<Refused> fundOpen(PeriodKey year) {
        return books.isFundClosed(year)
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                ClearingRefusal.FUND_YEAR_OPEN,
                                "the revolving fund was told of "
                                        + year
                                        + " and has not closed it yet"));
    }

    /** Whether there is anything in a year, so that it is to be closed; an empty one may be. */
    public boolean isToBeClosed(PeriodKey year) {
        return months.anyFilled(year);
    }

    /** Whether it has not been collected since its last month was cut. */
    public boolean mustBeCollected(PeriodKey year) {
        List<Period> twelve = year.period().months();
        Optional<Cut> december = cuts.find(year.circle(), twelve.get(twelve.size() - 1));
        return draft.last(year)
                .map(
                        collection ->
                                december.filter(cut -> collection.at().isBefore(cut.cutAt()))
                                        .isPresent())
                .orElse(true);
    }

    private Optional<Refused> uncollected(PeriodKey year) {
        return mustBeCollected(year)
                ? Optional.of(
                        new Refused(
                                ClearingRefusal.YEAR_NOT_COLLECTED,
                                "collect what "
                                        + year
                                        + " has left over, once its December has been cut"))
                : Optional.empty();
    }

    private Optional<Refused> undecided(PeriodKey year) {
        List<Application> open = applications.undecided(year);
        List<Violation> violations =
                open.stream()
                        .limit(NAMED)
                        .map(
                                application ->
                                        new Violation(
                                                application.settlementId(),
                                                "decided",
                                                "application "
                                                        + application.id()
                                                        + " is "
                                                        + application.state().code()))
                        .toList();
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                ClearingRefusal.APPLICATIONS_UNDECIDED,
                                open.size() + " applications of " + year + " are open",
                                violations));
    }

    private static List<Refused> all(List<Optional<Refused>> refusals) {
        return refusals.stream().flatMap(Optional::stream).toList();
    }
}
