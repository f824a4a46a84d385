package org.crossregion.clearing.run;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.MoneyTerms;
import org.crossregion.clearing.form.BalanceForm;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.notice.PeriodNotices;
import org.crossregion.clearing.payment.Advances;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.clearing.surplus.Surplus;
import org.crossregion.clearing.surplus.Surpluses;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What goes out when a period is issued, and what must have come back before it is closed. */
@ApplicationScoped
class Issuing {

    private final Statements statements;
    private final PeriodNotices periodNotices;
    private final Notices notices;
    private final Surpluses surpluses;
    private final Advances advances;
    private final Clock clock;

    Issuing(
            Statements statements,
            PeriodNotices periodNotices,
            Notices notices,
            Surpluses surpluses,
            Advances advances,
            Clock clock) {
        this.statements = statements;
        this.periodNotices = periodNotices;
        this.notices = notices;
        this.surpluses = surpluses;
        this.advances = advances;
        this.clock = clock;
    }

    /** The statement gets its number, and every region of it its notices. */
    @Transactional(MANDATORY)
    void issue(Progress progress, String by) {
        Statement statement = statements.latest(progress.key()).orElseThrow();
        String number =
                statements.issue(
                        statement,
                        progress.key().period().isYear() ? YearBooks.FORM : BalanceForm.NO,
                        clock.instant());
        periodNotices.issue(progress, statement, number, by);
    }

    /**
     * What regions are owed now stands on their notices: what they have from the revolving fund
     * beyond it goes back.
     */
    @Transactional(MANDATORY)
    void issued(PeriodKey key) {
        if (key.period().isMonth()) {
            advances.giveBack(key);
        }
    }

    /** The notices of a period with something open, oldest first. */
    List<Notice> open(PeriodKey key) {
        return notices.of(key.circle(), key.period()).stream()
                .filter(notice -> notice.kind().isClearing())
                .filter(notice -> notice.outstanding().isPositive())
                .toList();
    }

    /**
     * Why a period cannot be closed yet, if so: something is open, or somebody else's money is
     * here, and policy does not carry it, by name, to the year's end.
     */
    Optional<Refused> notSquare(PeriodKey key, ClearingPolicy policy) {
        if (policy.money().unpaidAtClosing() == MoneyTerms.Unpaid.CARRIED) {
            return Optional.empty();
        }
        return outstanding(key).or(() -> over(key));
    }

    private Optional<Refused> over(PeriodKey key) {
        List<Surplus> held = surpluses.held(key);
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                ClearingRefusal.SURPLUS_HELD,
                                held.size() + " amounts have come over on notices of " + key,
                                held.stream()
                                        .map(
                                                one ->
                                                        new Violation(
                                                                one.notice(),
                                                                "given-back",
                                                                one.held()
                                                                        + " of "
                                                                        + one.payer()
                                                                        + " is still here"))
                                        .toList()));
    }

    private Optional<Refused> outstanding(PeriodKey key) {
        List<Notice> open = open(key);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Refused(
                        ClearingRefusal.NOTICES_OUTSTANDING,
                        open.size() + " notices of " + key + " are not settled",
                        open.stream()
                                .map(
                                        notice ->
                                                new Violation(
                                                        notice.number(),
                                                        "settled",
                                                        notice.outstanding()
                                                                + " of "
                                                                + notice.amount()
                                                                + " is open"))
                                .toList()));
    }
}
