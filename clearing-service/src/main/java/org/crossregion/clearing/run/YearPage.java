package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.calendar.YearDate;
import org.crossregion.clearing.calendar.YearEnd;
import org.crossregion.clearing.detail.Scope;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.clearing.total.Totals;
import org.crossregion.clearing.year.Application;
import org.crossregion.clearing.year.ApplicationState;
import org.crossregion.clearing.year.Applications;
import org.crossregion.clearing.year.Collection;
import org.crossregion.clearing.year.Draft;
import org.crossregion.clearing.year.DraftSum;
import org.crossregion.clearing.year.FundFigure;
import org.crossregion.clearing.year.Item;
import org.crossregion.clearing.year.Months;
import org.crossregion.clearing.year.YearBook;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.clearing.year.YearRules;
import org.crossregion.clearing.year.YearStanding;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;
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
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what the page of a year shows: its state, dates, obstacles, items, hands and figures. */
@ApplicationScoped
class YearPage {

    private static final String COLLECTION = "collection";
    private static final String ANSWERS = "answers";

    /** So many items stand on the page itself; the rest is turned to. */
    private static final int ITEMS = 100;

    private final Policies policies;
    private final Periods periods;
    private final Statements statements;
    private final Totals totals;
    private final Months months;
    private final Draft draft;
    private final Applications applications;
    private final YearBooks books;
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
            Applications applications,
            YearBooks books,
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
        this.applications = applications;
        this.books = books;
        this.rules = rules;
        this.regions = regions;
        this.caller = caller;
        this.clock = clock;
    }

    YearView of(PeriodKey key) {
        Progress progress = periods.find(key);
        Optional<Statement> statement = statements.latest(key);
        Optional<Step> next = Step.next(progress.state());
        SortedMap<Period, List<Owed>> owed = months.owed(key);
        Page<YearView.Item> items = items(key, new PageRequest(ITEMS, Optional.empty()));
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
                months(key, owed),
                draft.sums(key, regionPrefix()).stream().map(YearPage::sum).toList(),
                items.items(),
                items.next(),
                standings(key, owed),
                fund(key),
                figures(key, owed));
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
        applications
                .lastAnswer(key)
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

    /** The items of the caller's own, as they stand now. */
    Page<YearView.Item> items(PeriodKey key, PageRequest request) {
        List<Item> found = draft.items(key, regionPrefix(), request.after(), request.limitAndOne());
        return Page.of(found, request, item -> item.leftOver().settlementId()).map(YearPage::item);
    }

    private List<YearView.Month> months(PeriodKey key, SortedMap<Period, List<Owed>> owed) {
        Map<Period, PeriodState> states = months.states(key);
        return key.period().months().stream()
                .map(
                        month -> {
                            List<Owed> ofMonth = owed.getOrDefault(month, List.of());
                            return new YearView.Month(
                                    month.toString(),
                                    states.get(month).code(),
                                    ofMonth.stream().mapToLong(Owed::cases).sum(),
                                    sum(ofMonth));
                        })
                .toList();
    }

    /** How each region of the caller's own stands: owed, settled, open, and in the fund. */
    private List<YearView.Standing> standings(PeriodKey key, SortedMap<Period, List<Owed>> owed) {
        YearBook book = books.of(key, owed);
        Map<RegionCode, Map<Scheme, FundFigure>> funds = new TreeMap<>();
        book.fundWithin()
                .orElse(List.of())
                .forEach(
                        fund ->
                                funds.computeIfAbsent(fund.region(), region -> new TreeMap<>())
                                        .put(fund.scheme(), fund));
        return YearStanding.of(book.figures(), figure -> true).stream()
                .filter(one -> one.region().value().startsWith(regionPrefix()))
                .map(
                        one ->
                                standing(
                                        one,
                                        Optional.ofNullable(
                                                funds.getOrDefault(one.region(), Map.of())
                                                        .get(one.scheme()))))
                .toList();
    }

    private YearView.Standing standing(YearStanding one, Optional<FundFigure> fund) {
        return new YearView.Standing(
                one.region().value(),
                regions.nameOf(one.region()),
                one.scheme().code(),
                new YearView.Side(
                        one.receivable(),
                        one.receivableAdjustment(),
                        one.collected(),
                        one.outstandingReceivable()),
                new YearView.Side(
                        one.payable(),
                        one.payableAdjustment(),
                        one.paid(),
                        one.outstandingPayable()),
                fund.map(
                                own ->
                                        new YearView.InFund(
                                                own.quota().plus(own.emergency()),
                                                own.paidIn(),
                                                own.balance(),
                                                own.held(),
                                                own.drawnLater(),
                                                own.replenishedLater()))
                        .orElse(null));
    }

    private YearView.Fund fund(PeriodKey key) {
        return new YearView.Fund(
                books.isFundClosed(key),
                books.fundDraft(key)
                        .map(stated -> PeriodPage.beijing(stated.statedAt()))
                        .orElse(null));
    }

    private YearView.Figures figures(PeriodKey key, SortedMap<Period, List<Owed>> owed) {
        List<Owed> yearEnd = owed.getOrDefault(key.period(), List.of());
        return new YearView.Figures(
                Money.sum(
                        owed.entrySet().stream()
                                .filter(one -> one.getKey().isMonth())
                                .map(one -> sum(one.getValue()))
                                .toList()),
                sum(yearEnd),
                yearEnd.stream().mapToLong(Owed::cases).sum(),
                totals.held(key.circle(), key.period()));
    }

    private static Money sum(List<Owed> owed) {
        return Money.sum(owed.stream().map(Owed::owed).toList());
    }

    /** A region sees its own items. */
    private String regionPrefix() {
        return Scope.of(caller).regionPrefix();
    }

    private static YearView.DraftSum sum(DraftSum one) {
        return new YearView.DraftSum(
                one.kind().code(),
                one.kind().label(),
                one.state().map(ApplicationState::code).orElse(null),
                one.state().map(ApplicationState::label).orElse("未申请"),
                one.items(),
                one.amount());
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
