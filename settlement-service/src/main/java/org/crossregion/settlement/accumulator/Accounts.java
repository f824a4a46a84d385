package org.crossregion.settlement.accumulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The personal accounts (个人账户): a balance that is never negative, and every entry to it. */
@ApplicationScoped
public class Accounts {

    /** A merged person's account is the one of the number that stays. */
    private static final String HOLDER =
            """
            coalesce((select p.merged_into from person p where p.person_no = :personNo), :personNo)
            """;

    private static final String BALANCE =
            "select balance_fen from account where person_no = " + HOLDER;

    private static final String LOCK = BALANCE + " for update";

    private static final String LOCK_BOTH =
            """
            select person_no, balance_fen as balance
            from account
            where person_no in (:from, :to)
            order by person_no
            for update
            """;

    /** What one number has brought into the account of another, and not been given back. */
    private static final String BROUGHT =
            """
            select coalesce(sum(-amount_fen), 0)::bigint
            from account_entry
            where person_no = :from and merged_with = :to
            """;

    private static final String CARRY =
            """
            with moved as (
                insert into account (person_no, balance_fen)
                values (:personNo, greatest(:amount, 0))
                on conflict (person_no) do update
                set balance_fen = account.balance_fen + :amount
                returning person_no, balance_fen)
            insert into account_entry (person_no, amount_fen, balance_fen, entered_at, merged_with)
            select person_no, :amount, balance_fen, :at, :with
            from moved
            """;

    private static final String MOVE =
            """
            with moved as (
                insert into account (person_no, balance_fen)
                values (%s, greatest(:amount, 0))
                on conflict (person_no) do update
                set balance_fen = account.balance_fen + :amount
                returning person_no, balance_fen)
            insert into account_entry (person_no, settlement_id, amount_fen, balance_fen,
                   entered_at)
            select person_no, :settlementId, :amount, balance_fen, :at
            from moved
            returning balance_fen
            """
                    .formatted(HOLDER);

    private static final String PAY_BACK =
            """
            with moved as (
                update account
                set balance_fen = balance_fen - :amount
                where person_no = %s and balance_fen >= :amount
                returning person_no, balance_fen)
            insert into account_entry (person_no, amount_fen, balance_fen, entered_at, return_item)
            select person_no, -:amount, balance_fen, :at, :item
            from moved
            """
                    .formatted(HOLDER);

    private static final String IS_BOOKED =
            """
            select exists (select 1 from account_entry where return_item = :item)
            """;

    /**
     * A balance at an instant is the one after the last entry before it, with those of the numbers
     * that were merged into this one since.
     */
    private static final String BALANCES =
            """
            select a.person_no, a.balance_fen as balance,
                (select coalesce(sum(last.balance_fen), 0)::bigint
                    from (select a.person_no
                        union all
                        select m.person_no from person m where m.merged_into = a.person_no) n
                    cross join lateral (
                        select e.balance_fen
                        from account_entry e
                        where e.person_no = n.person_no and e.entered_at < :at
                        order by e.id desc
                        limit 1) last) as balance_then
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

    /** Whose account pays for this number: its own, or that of the number it was merged into. */
    String holder(String personNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select " + HOLDER)
                                .bind("personNo", personNo)
                                .mapTo(String.class)
                                .one());
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
     * Two numbers turned out to be one human being: what the one that leaves holds goes to the one
     * that stays, whose account pays for both from now on.
     */
    public void join(String leaving, String staying) {
        carry(leaving, staying, lockBoth(leaving, staying).getOrDefault(leaving, Money.ZERO));
    }

    /** They are two after all: the one gets back what it brought, as far as it is still there. */
    public void part(String leaving, String staying) {
        Money held = lockBoth(leaving, staying).getOrDefault(staying, Money.ZERO);
        Money brought =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(BROUGHT)
                                        .bind("from", leaving)
                                        .bind("to", staying)
                                        .mapTo(Money.class)
                                        .one());
        carry(staying, leaving, brought.min(held));
    }

    private Map<String, Money> lockBoth(String from, String to) {
        Map<String, Money> held = new HashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK_BOTH)
                                .bind("from", from)
                                .bind("to", to)
                                .mapTo(Held.class)
                                .forEach(one -> held.put(one.personNo(), one.balance())));
        return held;
    }

    private void carry(String from, String to, Money amount) {
        if (amount.isPositive()) {
            enter(from, amount.negated(), to);
            enter(to, amount, from);
        }
    }

    private void enter(String personNo, Money amount, String with) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(CARRY)
                                .bind("personNo", personNo)
                                .bind("amount", amount.fen())
                                .bind("with", with)
                                .bind("at", clock.instant())
                                .execute());
    }

    /** An account as it is read. */
    record Held(String personNo, Money balance) {}

    /**
     * Takes what is to be returned out of the accounts, all or nothing, before it is paid; told
     * again, it changes nothing.
     *
     * @return who holds less, with what; empty if everything was booked
     */
    @Transactional
    public List<Balance> payBack(List<Return> returns) {
        List<Return> inOrder =
                returns.stream().sorted(Comparator.comparing(Return::personNo)).toList();
        List<Balance> less = new ArrayList<>();
        for (Return one : inOrder) {
            Money held = lock(one.personNo());
            if (!isBooked(one.item()) && held.compareTo(one.amount()) < 0) {
                less.add(new Balance(one.personNo(), held, held));
            }
        }
        if (less.isEmpty()) {
            inOrder.forEach(one -> payBack(one.personNo(), one.item(), one.amount()));
        }
        return less;
    }

    /**
     * What is to be returned to a person.
     *
     * @param item of the return list
     */
    public record Return(String personNo, String item, Money amount) {}

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
