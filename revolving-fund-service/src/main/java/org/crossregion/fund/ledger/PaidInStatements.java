package org.crossregion.fund.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Money;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Books the difference between what is stated to be paid in and what the ledger has. */
@ApplicationScoped
public class PaidInStatements {

    private final Ledger ledger;
    private final Clock clock;

    PaidInStatements(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The statements that changed something. */
    @Transactional
    public List<PaidIn> record(List<PaidIn> statements, String by) {
        ledger.lock();
        Map<PaidIn, Money> known =
                ledger.money().stream()
                        .collect(Collectors.toMap(PaidInStatements::key, PairMoney::paidIn));
        List<PaidIn> changed = new ArrayList<>();
        for (PaidIn stated : statements) {
            PaidIn key = key(stated.year(), stated);
            Money difference = stated.total().minus(known.getOrDefault(key, Money.ZERO));
            if (!difference.isZero()) {
                book(stated, difference, by);
                changed.add(stated);
            }
        }
        return changed;
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
