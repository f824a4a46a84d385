package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.YearDate;
import org.crossregion.clearing.calendar.YearEnd;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.clearing.total.Totals;
import org.crossregion.clearing.year.Application;
import org.crossregion.clearing.year.Collection;
import org.crossregion.clearing.year.Draft;
import org.crossregion.clearing.year.Item;
import org.crossregion.clearing.year.Months;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers what the page of a year shows: its state, dates, obstacles, items, hands and figures. */
@ApplicationScoped
class YearPage {

    private static final String COLLECTION = "collection";
    private static final String ANSWERS = "answers";

    private final Policies policies;
    private final Periods periods;
    private final Statements statements;
    private final Totals totals;
    private final Months months;
    private final Draft draft;
    private final YearRules rules;
    private final Regions regions;
    private final Caller caller;
    private final Clock clock;

    YearPage(
            Policies policies,
            Periods periods,
            Statements statements,
            Totals totals,
            Months months,
            Draft draft,
            YearRules rules,
            Regions regions,
            Caller caller,
            Clock clock) {
        this.policies = policies;
        this.periods = periods;
        this.statements = statements;
        this.totals = totals;
        this.months = months;
        this.draft = draft;
        this.rules = rules;
        this.regions = regions;
        this.caller = caller;
        this.clock = clock;
    }

    YearView of(PeriodKey key) {
        Progress progress = periods.find(key);
        Optional<Statement> statement = statements.latest(key);
        Optional<Step> next = Step.next(progress.state());
        Map<Period, List<StatementRow>> rows = months.rows(key);
        return new YearView(
                key.period().toString(),
                key.circle().authority().value(),
                regions.nameOf(key.circle().authority()),
                key.circle().tier().code(),
                policies.december(key.circle(), key.period()).code(),
                progress.state().code(),
                progress.state().label(),
                statement.map(Statement::version).orElse(null),
                statement.map(Statement::sha256).orElse(null),
                statement.flatMap(Statement::number).orElse(null),
                next.map(step -> new PeriodView.Next(step.code(), step.role())).orElse(null),
                draft.last(key).map(YearPage::collected).orElse(null),
                deadlines(key),
                reminders(progress),
                next.map(step -> blocking(key, step)).orElse(List.of()),
                progress.taken().stream().map(PeriodPage::taken).toList(),
                months(key, rows),
                draft.items(key).stream().filter(this::isSeen).map(YearPage::item).toList(),
                figures(key, rows));
    }

    private List<YearView.Deadline> deadlines(PeriodKey key) {
        YearEnd yearEnd = policies.yearEnd(key.circle(), key.period());
        List<YearView.Deadline> deadlines = new ArrayList<>();
        yearEnd.collection()
                .ifPresent(
                        date -> deadlines.add(deadline(key, COLLECTION, date, Optional.empty())));
        yearEnd.calendar()
                .forEach(
                        (step, date) ->
                                deadlines.add(deadline(key, step.code(), date, Optional.empty())));
        draft.items(key).stream()
                .flatMap(item -> item.application().stream())
                .filter(application -> application.answer().isEmpty())
                .map(Application::answerBy)
                .max(LocalDate::compareTo)
                .ifPresent(
                        day ->
                                deadlines.add(
                                        new YearView.Deadline(
                                                ANSWERS,
                                                PeriodPage.beijing(
                                                        Beijing.startOf(day.plusDays(1))),
                                                true,
                                                yearEnd.silence(),
                                                false)));
        return deadlines;
    }

    private YearView.Deadline deadline(
            PeriodKey key, String step, YearDate date, Optional<String> silence) {
        Instant due = date.due(key.period());
        return new YearView.Deadline(
                step,
                PeriodPage.beijing(due),
                date.job(),
                silence.orElse(null),
                !due.isAfter(clock.instant()));
    }

    /** Every step still to be taken that is late, or nearer than the first day policy names. */
    private List<YearView.Reminder> reminders(Progress progress) {
        PeriodKey key = progress.key();
        YearEnd yearEnd = policies.yearEnd(key.circle(), key.period());
        int horizon = yearEnd.reminderDays().stream().max(Integer::compare).orElse(0);
        LocalDate today = Beijing.day(clock.instant());
        List<YearView.Reminder> reminders = new ArrayList<>();
        yearEnd.calendar()
                .forEach(
                        (step, date) -> {
                            LocalDate by = Beijing.day(date.due(key.period()));
                            long left = ChronoUnit.DAYS.between(today, by);
                            boolean open = step.to().compareTo(progress.state()) > 0;
                            if (open && left <= horizon) {
                                reminders.add(
                                        new YearView.Reminder(
                                                step.code(), by, left, message(step, by, left)));
                            }
                        });
        return reminders;
    }

    private static String message(Step step, LocalDate by, long left) {
        return left < 0
                ? step.code() + " was to be taken by " + by
                : step.code() + " is to be taken by " + by + ", in " + left + " days";
    }

    private List<PeriodView.Blocking> blocking(PeriodKey key, Step next) {
        List<PeriodView.Blocking> blocking = new ArrayList<>();
        if (!key.period().hasEnded(clock.instant())) {
            blocking.add(
                    new PeriodView.Blocking(
                            ClearingRefusal.PERIOD_NOT_ENDED.code(),
                            "the year ends at " + PeriodPage.beijing(key.period().endExclusive())));
        }
        rules.obstacles(key, next)
                .forEach(
                        refused ->
                                blocking.add(
                                        new PeriodView.Blocking(
                                                refused.refusal().code(),
                                                Obstacles.sentence(refused))));
        return blocking;
    }

    private List<YearView.Month> months(PeriodKey key, Map<Period, List<StatementRow>> rows) {
        return key.period().months().stream()
                .map(
                        month -> {
                            PeriodState state =
                                    periods.find(new PeriodKey(key.circle(), month)).state();
                            List<StatementRow> ofMonth = rows.getOrDefault(month, List.of());
                            return new YearView.Month(
                                    month.toString(),
                                    state.code(),
                                    ofMonth.stream().mapToLong(row -> row.amounts().cases()).sum(),
                                    owed(ofMonth));
                        })
                .toList();
    }

    private YearView.Figures figures(PeriodKey key, Map<Period, List<StatementRow>> rows) {
        List<StatementRow> yearEnd = StatementRow.of(totals.due(key.circle(), key.period()));
        long held =
                totals.in(key.circle(), key.period()).entrySet().stream()
                        .filter(total -> total.getKey().state() == DetailState.HELD)
                        .mapToLong(total -> total.getValue().details())
                        .sum();
        return new YearView.Figures(
                Money.sum(rows.values().stream().map(YearPage::owed).toList()),
                owed(yearEnd),
                yearEnd.stream().mapToLong(row -> row.amounts().cases()).sum(),
                held);
    }

    private static Money owed(List<StatementRow> rows) {
        return Money.sum(rows.stream().map(StatementRow::owed).toList());
    }

    /** A region sees its own items. */
    private boolean isSeen(Item item) {
        return caller.covers(item.leftOver().pair().insured())
                || caller.covers(item.leftOver().pair().treatment());
    }

    private static YearView.Item item(Item item) {
        return new YearView.Item(
                item.leftOver().settlementId(),
                item.kind().code(),
                item.kind().label(),
                item.leftOver().origin().toString(),
                item.leftOver().pair().insured().value(),
                item.leftOver().pair().treatment().value(),
                item.leftOver().scheme().code(),
                item.leftOver().owed(),
                item.leftOver().standing().toString(),
                (item.leftOver().held() ? DetailState.HELD : DetailState.DUE).code(),
                item.application().map(YearPage::application).orElse(null));
    }

    private static YearView.Application application(Application application) {
        return new YearView.Application(
                application.id().toString(),
                application.state().code(),
                application.region().value(),
                application.answerBy(),
                application.answer().filter(Application.Answer::silent).isPresent());
    }

    private static YearView.Collected collected(Collection collection) {
        OffsetDateTime at = PeriodPage.beijing(collection.at());
        return new YearView.Collected(collection.items(), collection.added(), collection.by(), at);
    }
}
