package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.values.Money;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Books the difference between what is stated to be paid in and what the ledger has. A statement
 * that was the last one about its pair already says nothing new, whatever has come in since.
 */
@ApplicationScoped
public class PaidInStatements {

    private final StatementRepository repository;
    private final Ledger ledger;
    private final ClosedYears years;
    private final Clock clock;

    PaidInStatements(
            StatementRepository repository, Ledger ledger, ClosedYears years, Clock clock) {
        this.repository = repository;
        this.ledger = ledger;
        this.years = years;
        this.clock = clock;
    }

    /**
     * The statements that changed something.
     *
     * @throws Refused if one is about a closed year, or would take out more than lies in the fund
     */
    @Transactional
    public List<PaidIn> record(List<PaidIn> statements, String by) {
        ledger.lock();
        Map<PaidIn, Money> known =
                ledger.money().stream()
                        .collect(Collectors.toMap(PaidInStatements::key, PairMoney::paidIn));
        Set<PaidIn> before = repository.latest();
        List<PaidIn> changed = new ArrayList<>();
        for (PaidIn stated : statements) {
            if (before.contains(stated)) {
                continue;
            }
            repository.add(stated, clock.instant(), by);
            PaidIn key = key(stated.year(), stated);
            Money difference = stated.total().minus(known.getOrDefault(key, Money.ZERO));
            if (!difference.isZero()) {
                mustBePossible(stated, difference);
                book(stated, difference, by);
                changed.add(stated);
            }
        }
        return changed;
    }

    private void mustBePossible(PaidIn stated, Money difference) {
        String which = stated.year() + " " + stated.pair() + " " + stated.scheme().code();
        if (years.isClosed(stated.pair(), stated.year())) {
            throw new Refused(FundRefusal.YEAR_CLOSED, which + " is closed");
        }
        Money held =
                Money.sum(
                        ledger.holdings().stream()
                                .filter(one -> one.year() == stated.year())
                                .filter(one -> one.pair().equals(stated.pair()))
                                .filter(one -> one.scheme() == stated.scheme())
                                .map(Holding::held)
                                .toList());
        if (held.plus(difference).isNegative()) {
            throw new Refused(
                    FundRefusal.FUND_TOO_LOW,
                    "of %s the fund holds %s; %s cannot be booked back"
                            .formatted(which, held, difference.negated()));
        }
    }

    private void book(PaidIn stated, Money difference, String by) {
        ledger.book(
                Entry.of(
                        EntryKind.PAID_IN_RECORDED,
                        clock.instant(),
                        by,
                        "paid in so far: " + stated.total(),
                        difference,
                        new Account(
                                stated.year(), stated.pair(), stated.scheme(), AccountKind.HELD),
                        new Account(
                                stated.year(),
                                stated.pair(),
                                stated.scheme(),
                                AccountKind.PAID_IN)));
    }

    private static PaidIn key(PairMoney money) {
        return new PaidIn(money.year(), money.pair(), money.scheme(), Money.ZERO);
    }

    private static PaidIn key(int year, PaidIn stated) {
        return new PaidIn(year, stated.pair(), stated.scheme(), Money.ZERO);
    }
}
