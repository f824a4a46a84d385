package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.util.Optional;

/** The personal accounts (个人账户): a balance that is never negative, and every entry to it. */
@ApplicationScoped
public class Accounts {

    private static final String BALANCE =
            "select balance_fen from account where person_no = :personNo";

    private static final String LOCK = BALANCE + " for update";

    private static final String MOVE =
            """
            with moved as (
                insert into account (person_no, balance_fen)
                values (:personNo, greatest(:amount, 0))
                on conflict (person_no) do update
                set balance_fen = account.balance_fen + :amount
                returning person_no, balance_fen)
            insert into account_entry (person_no, settlement_id, amount_fen, balance_fen,
                   entered_at)
            select person_no, :settlementId, :amount, balance_fen, :at
            from moved
            returning balance_fen
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    Accounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public Money balance(String personNo) {
        return read(BALANCE, personNo);
    }

    /** Locked until the transaction ends; a person without an account has nothing. */
    public Money lock(String personNo) {
        return read(LOCK, personNo);
    }

    /**
     * Adds to the balance, or takes from it; the balance must be locked.
     *
     * @param settlementId the bill or mirror that moves it; absent for an imported balance
     * @return the balance afterwards
     */
    public Money move(String personNo, Optional<String> settlementId, Money amount) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(MOVE)
                                .bind("personNo", personNo)
                                .bind("settlementId", settlementId.orElse(null))
                                .bind("amount", amount.fen())
                                .bind("at", clock.instant())
                                .mapTo(Money.class)
                                .one());
    }

    private Money read(String query, String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(query)
                                .bind("personNo", personNo)
                                .mapTo(Money.class)
                                .findOne()
                                .orElse(Money.ZERO));
    }
}
