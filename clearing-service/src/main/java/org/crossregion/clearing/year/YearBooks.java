package org.crossregion.clearing.year;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.NoticeSums;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.statement.Owed;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.Tier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Keeps the books of years: squares months, year's end, payments and fund, tells the fund, and
 * remembers what was issued and what the year was closed with.
 */
@ApplicationScoped
public class YearBooks {

    /** Form 16, under whose numbers books are issued. */
    public static final String FORM = "16";

    private final BookRepository repository;
    private final Months months;
    private final Periods periods;
    private final Statements statements;
    private final NoticeSums notices;
    private final Policies policies;
    private final Outbox outbox;
    private final Clock clock;

    YearBooks(
            BookRepository repository,
            Months months,
            Periods periods,
            Statements statements,
            NoticeSums notices,
            Policies policies,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.months = months;
        this.periods = periods;
        this.statements = statements;
        this.notices = notices;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The book as it was last issued; until then, a draft of how the year stands now. */
    public YearBook of(PeriodKey year) {
        return issued(year).orElseGet(() -> draft(year, months.owed(year)));
    }

    /**
     * The same.
     *
     * @param owed what the year's periods came to, as the caller has read it
     */
    public YearBook of(PeriodKey year, SortedMap<Period, List<Owed>> owed) {
        return issued(year).orElseGet(() -> draft(year, owed));
    }

    private Optional<YearBook> issued(PeriodKey year) {
        return repository
                .latest(year)
                .map(
                        head ->
                                new YearBook(
                                        head.version(),
                                        Optional.of(head.number()),
                                        head.asOf(),
                                        repository.figures(head.no()),
                                        true,
                                        Optional.of(repository.funds(head.no(), true)),
                                        Optional.of(repository.funds(head.no(), false))));
    }

    /** How the year stands now, whatever was issued. */
    public YearFigures figures(PeriodKey year) {
        return figures(year, months.owed(year));
    }

    private YearFigures figures(PeriodKey year, SortedMap<Period, List<Owed>> owed) {
        Circle circle = year.circle();
        Payments own = payments(circle, year.period());
        Payments across =
                circle.tier() == Tier.NATIONAL
                        ? own
                        : payments(new Circle(circle.authority(), Tier.NATIONAL), year.period());
        return YearFigures.of(circle, year.period(), owed, own, across);
    }

    /** How the fund stands in a year it has not closed, as it last said. */
    public Optional<FundDraft> fundDraft(PeriodKey year) {
        return repository.fundDraft(year);
    }

    public boolean isFundClosed(PeriodKey year) {
        return repository.fund(year).isPresent();
    }

    /** Tells the fund how the published year stands; it closes its own year then. */
    private void square(PeriodKey year) {
        outbox.add(YearSquared.of(year, figures(year), clock.instant()));
    }

    /** What a step of a year that has just been taken entails. */
    @Transactional(MANDATORY)
    public void follow(PeriodKey year, Step step) {
        switch (step) {
            case PUBLICATION -> square(year);
            case ISSUE ->
                    issue(year, statements.latest(year).flatMap(Statement::number).orElseThrow());
            case CLOSING -> close(year);
            case RECONCILIATION, CONFIRMATION, GENERATION, SIGNATURE -> {
                // Nothing but the step itself.
            }
        }
    }

    /** Keeps what forms 16 to 18 say from now on, in the transaction that issues them. */
    private void issue(PeriodKey year, String number) {
        YearBook draft = draft(year, months.owed(year));
        repository.add(year, numbered(draft, 1, number), clock.instant());
    }

    /**
     * Closes the year: if money has moved since it was issued, the forms are issued once more,
     * under the next number.
     */
    private void close(PeriodKey year) {
        YearBook issued = of(year);
        YearBook now = draft(year, months.owed(year));
        if (!now.saysTheSameAs(issued)) {
            String number =
                    statements.nextNumber(
                            year.circle().authority(), year.period().firstDay().getYear(), FORM);
            repository.add(year, numbered(now, issued.version() + 1, number), clock.instant());
        }
        outbox.add(YearClosed.of(year, clock.instant()));
    }

    private YearBook draft(PeriodKey year, SortedMap<Period, List<Owed>> owed) {
        Circle circle = year.circle();
        Optional<List<FundFigure>> across =
                circle.tier() == Tier.NATIONAL
                        ? Optional.of(List.of())
                        : fund(
                                new PeriodKey(
                                        new Circle(circle.authority(), Tier.NATIONAL),
                                        year.period()));
        return new YearBook(
                0,
                Optional.empty(),
                Beijing.day(clock.instant()),
                figures(year, owed),
                isFundClosed(year),
                fund(year),
                across);
    }

    /** What the fund closed a year with, else how it stood when it was asked. */
    private Optional<List<FundFigure>> fund(PeriodKey year) {
        return repository.fund(year).or(() -> fundDraft(year).map(FundDraft::figures));
    }

    private static YearBook numbered(YearBook draft, int version, String number) {
        return new YearBook(
                version,
                Optional.of(number),
                draft.asOf(),
                draft.figures(),
                draft.fundClosed(),
                Optional.of(draft.fundWithin().orElse(List.of())),
                Optional.of(draft.fundAcross().orElse(List.of())));
    }

    private Payments payments(Circle circle, Period year) {
        List<Period> all = new ArrayList<>(year.months());
        all.add(year);
        Set<Period> issued = new HashSet<>(all);
        periods.states(circle, all)
                .forEach(
                        (period, state) -> {
                            if (state.compareTo(PeriodState.ISSUED) < 0) {
                                issued.remove(period);
                            }
                        });
        int number = year.firstDay().getYear();
        return new Payments(
                issued,
                notices.of(circle, number),
                notices.carriedOver(circle, number),
                policies.inForce(circle, year).money().negativePairs());
    }
}
