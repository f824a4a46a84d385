package org.crossregion.clearing.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Looks after the money every morning: open deadlines on the calendar as it then is, orders that
 * have become overdue, and receivers who can be paid, or can wait no longer.
 */
@ApplicationScoped
class MoneyJob implements BusinessJob {

    private static final LocalTime MORNING = LocalTime.of(0, 30);

    private final Notices notices;
    private final Overdue overdue;
    private final Disbursing disbursing;
    private final AccountRepository accounts;

    MoneyJob(Notices notices, Overdue overdue, Disbursing disbursing, AccountRepository accounts) {
        this.notices = notices;
        this.overdue = overdue;
        this.disbursing = disbursing;
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "clearing-money";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        LocalDate day = Beijing.day(after);
        Instant morning = Beijing.instant(day.atTime(MORNING));
        return Optional.of(
                morning.isAfter(after)
                        ? morning
                        : Beijing.instant(day.plusDays(1).atTime(MORNING)));
    }

    @Override
    public void run(Instant due) {
        // In transactions of their own: what follows reads what came before, and all of it may be
        // done again.
        QuarkusTransaction.requiringNew().run(notices::recountDeadlines);
        QuarkusTransaction.requiringNew().run(() -> overdue.find(Beijing.day(due)));
        for (PeriodKey key : accounts.unfinished()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> disbursing.pay(key, Disbursing.Occasion.CALENDAR, SignOff.CALENDAR));
        }
    }
}
