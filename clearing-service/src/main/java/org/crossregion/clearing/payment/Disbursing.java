package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.notice.Settled;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Pays the receivers of a period from what is there, and never more: all of them at once when all
 * the money is in, on the due date what there is, and then what the revolving fund lends.
 */
@ApplicationScoped
class Disbursing {

    private final AccountRepository accounts;
    private final FundLoans loans;
    private final Advances advances;
    private final Notices notices;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Disbursing(
            AccountRepository accounts,
            FundLoans loans,
            Advances advances,
            Notices notices,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.accounts = accounts;
        this.loans = loans;
        this.advances = advances;
        this.notices = notices;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why receivers are being paid. */
    enum Occasion {
        /** Somebody wants them to be paid from what is there, the due date come or not. */
        BY_HAND,
        /** The calendar: before the due date only if everyone can be paid whole. */
        CALENDAR
    }

    /** Pays the receivers of a period, account by account. */
    @Transactional
    List<Disbursement> pay(PeriodKey key, Occasion occasion, String by) {
        List<Disbursement> made = new ArrayList<>();
        for (Account account : accounts.accounts(key)) {
            pay(account, key.period(), occasion, by).ifPresent(made::add);
        }
        advances.giveBack(key);
        return made;
    }

    /** Pays the receivers of one account and period. */
    @Transactional
    Optional<Disbursement> pay(Account account, Period period, Occasion occasion, String by) {
        accounts.lock(account);
        notices.lock(
                accounts.book(account).of(period).receivers().stream()
                        .map(Pool.Receiver::notice)
                        .toList());
        AccountBook book = accounts.book(account);
        AccountBook.Entry entry = book.of(period);
        LocalDate today = Beijing.day(clock.instant());
        boolean due = isDue(entry, occasion, today) || entry.loan().isPresent();
        Pool.Payout payout = book.pool(period).payout(due || occasion == Occasion.BY_HAND);

        Optional<Disbursement> made =
                payout.shares().isEmpty()
                        ? Optional.empty()
                        : Optional.of(disburse(account, period, payout, today, by));
        if (payout.repay().isPositive()) {
            AccountBook.Loan loan = entry.loan().orElseThrow();
            loans.repay(
                    account, period, loan.payment(), loan.share(payout.repay(), entry.debtors()));
        }
        if (due && payout.lacking().isPositive() && entry.loan().isEmpty()) {
            loans.ask(account, period, payout.lacking(), entry.debtors());
        }
        advances.giveBack(account, period);
        return made;
    }

    /** By hand the due date itself counts, by the calendar payers have until its end. */
    private static boolean isDue(AccountBook.Entry entry, Occasion occasion, LocalDate today) {
        return entry.due()
                .filter(
                        due ->
                                occasion == Occasion.BY_HAND
                                        ? !today.isBefore(due)
                                        : today.isAfter(due))
                .isPresent();
    }

    private Disbursement disburse(
            Account account, Period period, Pool.Payout payout, LocalDate today, String by) {
        Disbursement disbursement =
                new Disbursement(
                        EventIds.next(),
                        account,
                        period,
                        payout.total(),
                        today,
                        by,
                        clock.instant());
        accounts.add(disbursement);
        for (Pool.Share share : payout.shares()) {
            notices.settle(
                    share.notice(),
                    new Settled(
                            account.counterparty(),
                            account.scheme(),
                            share.amount(),
                            Optional.empty(),
                            Optional.of(disbursement.id()),
                            today));
            Notice notice = notices.get(share.notice());
            SortedMap<RegionCode, Money> settled = new TreeMap<>();
            settled.put(account.counterparty(), share.amount());
            outbox.add(NoticePaid.of(notice, account.scheme(), settled, today, clock.instant()));
        }
        audit.record(
                "disbursed",
                "disbursement/" + disbursement.id(),
                Map.of(
                        "account", account.toString(),
                        "period", period,
                        "amount", payout.total(),
                        "missing", payout.missing(),
                        "by", by));
        return disbursement;
    }

    /**
     * The fund has answered: what it gave goes to whoever is still owed; what it gave to a region
     * that has paid its hospitals is there already.
     */
    @Transactional
    void drawn(UUID payment, Money amount, SortedMap<RegionCode, Money> from, String by) {
        FundRepository.Request request = loans.request(payment);
        accounts.lock(request.account());
        if (!loans.draw(payment, amount, from)) {
            return;
        }
        if (request.ahead()) {
            advances.giveBack(request.account(), request.period());
        } else {
            pay(request.account(), request.period(), Occasion.CALENDAR, by);
        }
    }
}
