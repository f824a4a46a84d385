package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.reconciliation.ListProgress;
import org.crossregion.clearing.reconciliation.RegionLists;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.Amounts;
import org.crossregion.clearing.total.Cell;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.clearing.total.Totals;
import org.crossregion.values.Beijing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the page of a period shows: its state, dates, obstacles, hands and figures. */
@ApplicationScoped
class PeriodPage {

    private final Policies policies;
    private final Statements statements;
    private final Obstacles obstacles;
    private final Totals totals;
    private final Regions regions;
    private final Notices notices;
    private final RegionLists regionLists;
    private final Clock clock;

    PeriodPage(
            Policies policies,
            Statements statements,
            Obstacles obstacles,
            Totals totals,
            Regions regions,
            Notices notices,
            RegionLists regionLists,
            Clock clock) {
        this.policies = policies;
        this.statements = statements;
        this.obstacles = obstacles;
        this.totals = totals;
        this.regions = regions;
        this.notices = notices;
        this.regionLists = regionLists;
        this.clock = clock;
    }

    PeriodView of(Progress progress) {
        PeriodKey key = progress.key();
        Optional<Statement> statement = statements.latest(key);
        Optional<Step> next = Step.next(progress.state());
        return new PeriodView(
                key.period().toString(),
                key.circle().authority().value(),
                regions.nameOf(key.circle().authority()),
                key.circle().tier().code(),
                progress.state().code(),
                progress.state().label(),
                statement.map(Statement::version).orElse(null),
                statement.map(Statement::sha256).orElse(null),
                statement.map(Statement::facts).orElse(null),
                statement.flatMap(Statement::number).orElse(null),
                next.map(step -> new PeriodView.Next(step.code(), step.role())).orElse(null),
                deadlines(progress),
                lists(key),
                next.map(step -> obstacles.to(progress, step)).orElse(List.of()),
                progress.taken().stream().map(PeriodPage::taken).toList(),
                figures(key),
                notices(key));
    }

    private List<PeriodView.NoticeLine> notices(PeriodKey key) {
        LocalDate today = Beijing.day(clock.instant());
        return notices.of(key.circle(), key.period()).stream()
                .map(
                        notice ->
                                new PeriodView.NoticeLine(
                                        notice.number(),
                                        notice.region().value(),
                                        notice.regionName(),
                                        notice.direction().code(),
                                        notice.amount(),
                                        notice.settled(),
                                        notice.outstanding(),
                                        notice.state(today).code(),
                                        notice.transferBy().orElse(null)))
                .toList();
    }

    private List<PeriodView.Deadline> deadlines(Progress progress) {
        PeriodKey key = progress.key();
        ClearingPolicy policy = policies.inForce(key.circle(), key.period());
        Instant now = clock.instant();
        List<PeriodView.Deadline> deadlines = new ArrayList<>();
        policy.calendar()
                .forEach(
                        (step, date) -> {
                            Instant due = date.due(key.period());
                            deadlines.add(
                                    new PeriodView.Deadline(
                                            step.code(),
                                            beijing(due),
                                            date.job(),
                                            date.silence().orElse(null),
                                            !due.isAfter(now)));
                        });
        return deadlines;
    }

    private PeriodView.Lists lists(PeriodKey key) {
        ListProgress progress = regionLists.of(key.circle(), key.period());
        Instant due = policies.lists(key.circle(), key.period()).due(key.period());
        return new PeriodView.Lists(
                beijing(due),
                !due.isAfter(clock.instant()),
                progress.pairs(),
                progress.compared(),
                progress.open(),
                progress.missing().stream().limit(100).map(Object::toString).toList());
    }

    private PeriodView.Figures figures(PeriodKey key) {
        Amounts due = Amounts.NONE;
        long held = 0;
        for (Map.Entry<Cell, Amounts> total : totals.in(key.circle(), key.period()).entrySet()) {
            if (total.getKey().state() == DetailState.DUE) {
                due = due.plus(total.getValue());
            } else {
                held += total.getValue().details();
            }
        }
        return new PeriodView.Figures(
                due.details(),
                due.cases(),
                due.total().toString(),
                due.cleared().toString(),
                due.deducted().toString(),
                held);
    }

    static PeriodView.Taken taken(Progress.Taken taken) {
        return new PeriodView.Taken(
                taken.step().code(), taken.version(), taken.takenBy(), beijing(taken.takenAt()));
    }

    static OffsetDateTime beijing(Instant instant) {
        return instant.atZone(Beijing.ZONE).toOffsetDateTime();
    }
}
