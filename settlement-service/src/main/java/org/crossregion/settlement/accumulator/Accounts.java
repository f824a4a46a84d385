package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

    private static final String PAY_BACK =
            """
            with moved as (
                update account
                set balance_fen = balance_fen - :amount
                where person_no = :personNo and balance_fen >= :amount
                returning person_no, balance_fen)
            insert into account_entry (person_no, amount_fen, balance_fen, entered_at, return_item)
            select person_no, -:amount, balance_fen, :at, :item
            from moved
            """;

    private static final String IS_BOOKED =
            """
            select exists (select 1 from account_entry where return_item = :item)
            """;

    /** A balance at an instant is the one after the last entry before it. */
    private static final String BALANCES =
            """
            select a.person_no, a.balance_fen as balance,
                coalesce((
                    select e.balance_fen
                    from account_entry e
                    where e.person_no = a.person_no and e.entered_at < :at
                    order by e.id desc
                    limit 1), 0) as balance_then
            from account a
            where a.person_no = any(:numbers)
            order by a.person_no
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

    /**
     * What accounts hold.
     *
     * @param balanceThen what it held just before an instant
     */
    public record Balance(String personNo, Money balance, Money balanceThen) {}

    /** The accounts of these persons, now and at an instant; who has none is absent. */
    public List<Balance> balances(List<String> personNos, Instant at) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BALANCES)
                                .bindArray("numbers", String.class, personNos)
                                .bind("at", at)
                                .mapTo(Balance.class)
                                .list());
    }

    /**
     * Books what was returned to the person outside of any bill; told again, it changes nothing.
     *
     * @param item of the return list
     * @throws IllegalArgumentException if the account does not hold so much
     */
    public void payBack(String personNo, String item, Money amount) {
        lock(personNo);
        if (isBooked(item)) {
            return;
        }
        int booked =
                jdbi.withHandle(
                        handle ->
                                handle.createUpdate(PAY_BACK)
                                        .bind("personNo", personNo)
                                        .bind("item", item)
                                        .bind("amount", amount.fen())
                                        .bind("at", clock.instant())
                                        .execute());
        if (booked == 0) {
            throw new IllegalArgumentException(
                    "account return " + item + " is more than the account holds");
        }
    }

    private boolean isBooked(String item) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(IS_BOOKED)
                                .bind("item", item)
                                .mapTo(Boolean.class)
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
