package org.crossregion.clearing.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** Asks the revolving fund for what receivers lack, once per payment, and gives it back. */
@ApplicationScoped
class FundLoans {

    private final FundRepository repository;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    FundLoans(FundRepository repository, Outbox outbox, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for what is missing. What nobody owes by an order, as where a pair was carried, the fund
     * has no reason to lend.
     */
    @Transactional(MANDATORY)
    void ask(
            Account account,
            Period period,
            Money missing,
            SortedMap<RegionCode, Money> debtors,
            LocalDate today) {
        Money amount = missing.min(Money.sum(debtors.values()));
        if (!amount.isPositive()) {
            return;
        }
        UUID payment = EventIds.next();
        Instant now = clock.instant();
        repository.ask(payment, account, period, amount, debtors, today, now);
        outbox.add(FundsShort.of(payment, account, period, amount, debtors, now));
        audit.record(
                "funds-short",
                "payment/" + payment,
                Map.of("account", account.toString(), "period", period, "amount", amount));
    }

    /**
     * What the fund was asked.
     *
     * @throws IllegalArgumentException if it never was
     */
    FundRepository.Request request(UUID payment) {
        return repository
                .asked(payment)
                .orElseThrow(
                        () -> new IllegalArgumentException("no payment " + payment + " was short"));
    }

    /**
     * Notes what the fund gave.
     *
     * @return whether that is news
     * @throws IllegalArgumentException if it is more than was asked, or not what its parts come to
     */
    @Transactional(MANDATORY)
    boolean draw(UUID payment, Money amount, SortedMap<RegionCode, Money> from) {
        if (amount.compareTo(request(payment).amount()) > 0
                || amount.isNegative()
                || !Money.sum(from.values()).equals(amount)) {
            throw new IllegalArgumentException(
                    payment + ": " + amount + " drawn from " + from + " cannot be");
        }
        if (!repository.draw(payment, amount, from, clock.instant())) {
            if (!repository.drawn(payment).filter(amount::equals).isPresent()) {
                throw new IllegalArgumentException(
                        payment + ": the fund had given another amount before");
            }
            return false;
        }
        audit.record("fund-drawn", "payment/" + payment, Map.of("amount", amount));
        return true;
    }

    /** Gives back what is no longer needed, to the funds it came from. */
    @Transactional(MANDATORY)
    void repay(
            Account account,
            Period period,
            AccountBook.Entry entry,
            Money amount,
            LocalDate today) {
        AccountBook.Loan loan = entry.loan().orElseThrow();
        Instant now = clock.instant();
        loan.share(amount, entry.debtors())
                .forEach(
                        (region, part) -> {
                            repository.repay(loan.payment(), region, part, today, now);
                            outbox.add(
                                    FundRepaid.of(
                                            loan.payment(), account, period, region, part, now));
                        });
        audit.record(
                "fund-repaid",
                "payment/" + loan.payment(),
                Map.of("account", account.toString(), "period", period, "amount", amount));
    }
}
