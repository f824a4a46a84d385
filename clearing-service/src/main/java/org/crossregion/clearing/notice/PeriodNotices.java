package org.crossregion.clearing.notice;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.December;
import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.PeriodState;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Writes the notices of a period when its signed statement is issued. */
@ApplicationScoped
public class PeriodNotices {

    private final Notices notices;
    private final NoticeRepository repository;
    private final Statements statements;
    private final Periods periods;
    private final Policies policies;
    private final Regions regions;
    private final Clock clock;

    PeriodNotices(
            Notices notices,
            NoticeRepository repository,
            Statements statements,
            Periods periods,
            Policies policies,
            Regions regions,
            Clock clock) {
        this.notices = notices;
        this.repository = repository;
        this.statements = statements;
        this.periods = periods;
        this.policies = policies;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * Issues the notices of a signed period, in the transaction of its step.
     *
     * @param number the statement's own number, which the notices name as their basis
     */
    @Transactional(MANDATORY)
    public List<Notice> issue(Progress progress, Statement statement, String number, String by) {
        PeriodKey key = progress.key();
        MoneyTerms money = policies.inForce(key.circle(), key.period()).money();
        NoticeDrafts drafts =
                NoticeDrafts.of(
                        key.circle(),
                        key.period(),
                        money.negativePairs(),
                        statements.rows(statement),
                        repository.carriedInto(key.circle(), key.period()),
                        signedOn(progress),
                        basis(key, number));
        if (!drafts.carried().isEmpty()) {
            repository.carry(
                    key.circle(),
                    key.period(),
                    nextToIssue(key.circle(), key.period()),
                    drafts.carried(),
                    clock.instant());
        }
        return notices.issue(drafts.drafts(), by);
    }

    private String basis(PeriodKey key, String number) {
        return "《"
                + regions.nameOf(key.circle().authority())
                + "异地医保业务费用"
                + (key.period().isYear() ? "年终清算表" : "清算表")
                + "》（"
                + number
                + "）";
    }

    /** The clocks of a notice begin on the day its statement was signed. */
    private LocalDate signedOn(Progress progress) {
        return Beijing.day(
                progress.last(Step.SIGNATURE)
                        .map(Progress.Taken::takenAt)
                        .orElseGet(clock::instant));
    }

    /**
     * The first period from the next one on whose notices are still to be issued; after December
     * the year itself where the year's end has a run of its own.
     */
    private Period nextToIssue(Circle circle, Period period) {
        Period next = following(circle, period);
        while (periods.find(new PeriodKey(circle, next)).state().compareTo(PeriodState.ISSUED)
                >= 0) {
            next = following(circle, next);
        }
        return next;
    }

    private Period following(Circle circle, Period period) {
        if (period.isYear()) {
            return period.next().months().get(0);
        }
        boolean december = !period.next().year().equals(period.year());
        return december && policies.december(circle, period.year()) == December.YEAR_END_RUN
                ? period.year()
                : period.next();
    }
}
