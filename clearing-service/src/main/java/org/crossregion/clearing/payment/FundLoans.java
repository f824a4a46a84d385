package org.crossregion.clearing.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    void ask(Account account, Period period, Money missing, SortedMap<RegionCode, Money> debtors) {
        Money amount = missing.min(Money.sum(debtors.values()));
        if (!amount.isPositive()) {
            return;
        }
        ask(
                new FundRepository.Asking(
                        EventIds.next(), account, period, amount, debtors, Optional.empty()));
    }

    /** Asks for what a region has paid a hospital with before clearing. */
    @Transactional(MANDATORY)
    void askAhead(
            Account account,
            Period period,
            SortedMap<RegionCode, Money> debtors,
            FundRepository.Ahead ahead) {
        ask(
                new FundRepository.Asking(
                        EventIds.next(),
                        account,
                        period,
                        Money.sum(debtors.values()),
                        debtors,
                        Optional.of(ahead)));
    }

    private void ask(FundRepository.Asking asking) {
        Instant now = clock.instant();
        repository.ask(asking, now);
        FundsShort told = FundsShort.of(asking, now);
        outbox.add(told);
        audit.record(
                "funds-short",
                "payment/" + asking.payment(),
                Map.of(
                        "account", asking.account().toString(),
                        "period", asking.period(),
                        "amount", asking.amount(),
                        "reason", told.reason()));
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

    /**
     * Gives back what is no longer needed, to the funds it came from.
     *
     * @param shares by the region whose fund gets it
     */
    @Transactional(MANDATORY)
    void repay(Account account, Period period, UUID payment, SortedMap<RegionCode, Money> shares) {
        Instant now = clock.instant();
        shares.forEach(
                (region, part) -> {
                    repository.repay(payment, region, part, Beijing.day(now), now);
                    outbox.add(FundRepaid.of(payment, account, period, region, part, now));
                });
        audit.record(
                "fund-repaid",
                "payment/" + payment,
                Map.of(
                        "account", account.toString(),
                        "period", period,
                        "amount", Money.sum(shares.values())));
    }
}
