package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What goes in and out of accounts: reads it from notices and settlements, adds disbursements. */
@ApplicationScoped
class AccountRepository {

    private static final String OPEN =
            """
            insert into money_account (authority, tier, counterparty, scheme)
            values (:authority, :tier, :counterparty, :scheme)
            on conflict do nothing
            """;

    private static final String LOCK =
            """
            select scheme
            from money_account
            where authority = :authority and tier = :tier and counterparty = :counterparty
              and scheme = :scheme
            for update
            """;

    /** Lines of notices that count, with what is settled of each. */
    static final String LINES =
            """
            with line as (
                select n.number, n.no, n.authority, n.tier, n.period, n.direction, n.region,
                       l.counterparty, l.scheme, l.amount_fen as amount,
                       (select coalesce(sum(s.amount_fen), 0)::bigint
                        from line_settlement s
                        where (s.number, s.counterparty, s.scheme)
                            = (l.number, l.counterparty, l.scheme)) as settled
                from notice n
                join notice_line l on l.number = n.number
                where n.kind in ('monthly', 'year-end')
                  and not exists (select 1 from notice_void v where v.number = n.number))
            """;

    /**
     * Whoever pays into an account: within a province its regions, to the authority; across a
     * border the other province, by its order from the nation.
     */
    private static final String PAYERS =
            LINES
                    + """
                    select period, region, sum(amount)::bigint as amount,
                           sum(settled)::bigint as settled,
                           max((select d.transfer_by
                                from notice_deadline d
                                where d.number = line.number
                                order by d.no desc
                                limit 1)) as due
                    from line
                    where direction = 'payable' and authority = :payAuthority and tier = :tier
                      and counterparty = :authority and scheme = :scheme
                      and (:payRegion::text is null or region = :payRegion)
                    group by period, region
                    order by period, region
                    """;

    private static final String RECEIVERS =
            LINES
                    + """
                    select period, region, number, amount, settled
                    from line
                    where direction = 'receivable' and authority = :authority and tier = :tier
                      and counterparty = :counterparty and scheme = :scheme
                    order by period, no
                    """;

    private static final String OUT =
            """
            select period, sum(amount_fen)::bigint as amount
            from disbursement
            where authority = :authority and tier = :tier and counterparty = :counterparty
              and scheme = :scheme
            group by period
            """;

    private static final String LOANS =
            """
            select r.period, r.payment, r.amount_fen as asked, d.amount_fen as drawn
            from fund_request r
            left join fund_draw d on d.payment = r.payment
            where r.authority = :authority and r.tier = :tier
              and r.counterparty = :counterparty and r.scheme = :scheme
              and r.hospital_payment is null
            """;

    /** What regions have from the fund since they have paid hospitals before clearing. */
    private static final String AHEAD =
            """
            select r.period, r.region,
                   sum(d.amount_fen - coalesce((select sum(p.amount_fen)
                                                from fund_repayment p
                                                where p.payment = r.payment), 0))::bigint as amount
            from fund_request r
            join fund_draw d on d.payment = r.payment
            where r.authority = :authority and r.tier = :tier
              and r.counterparty = :counterparty and r.scheme = :scheme
              and r.hospital_payment is not null
            group by r.period, r.region
            """;

    private static final String LENT_FROM =
            "select region, amount_fen as amount from fund_draw_part where payment = :payment";

    private static final String REPAID =
            """
            select region, sum(amount_fen)::bigint as amount
            from fund_repayment
            where payment = :payment
            group by region
            """;

    private static final String ACCOUNTS =
            LINES
                    + """
                    select distinct counterparty, scheme
                    from line
                    where direction = 'receivable' and authority = :authority and tier = :tier
                      and period = :period
                    order by counterparty, scheme
                    """;

    private static final String UNFINISHED =
            LINES
                    + """
                    select distinct authority, tier, period
                    from line
                    where direction = 'receivable' and authority <> '100000'
                      and settled < amount
                    union
                    select r.authority, r.tier, r.period
                    from fund_request r
                    join fund_draw d on d.payment = r.payment
                    where d.amount_fen > (select coalesce(sum(p.amount_fen), 0)
                                          from fund_repayment p
                                          where p.payment = r.payment)
                    order by period, authority, tier
                    """;

    private static final String DISBURSE =
            """
            insert into disbursement (id, authority, tier, period, counterparty, scheme,
                                      amount_fen, paid_on, made_by, made_at)
            values (:id, :authority, :tier, :period, :counterparty, :scheme, :amount, :paidOn,
                    :madeBy, :madeAt)
            """;

    private static final String DISBURSEMENTS =
            """
            select id, period, counterparty, scheme, amount_fen as amount, paid_on, made_by, made_at
            from disbursement
            where authority = :authority and tier = :tier and period = :period
            order by made_at, counterparty, scheme
            """;

    /** What a province's own regions have paid in for others, and what it has passed on. */
    private static final String FORWARDED =
            LINES
                    + """
                    select period, counterparty, scheme,
                           coalesce(sum(settled) filter (where authority = :authority), 0)::bigint
                               as collected,
                           coalesce(sum(settled) filter (where authority = '100000'), 0)::bigint
                               as passed_on
                    from line
                    where direction = 'payable' and tier = 'national'
                      and (authority = :authority
                           or (authority = '100000' and region = :authority))
                    group by period, counterparty, scheme
                    order by period, counterparty, scheme
                    """;

    private static final String ALL_ACCOUNTS =
            LINES
                    + """
                    select distinct counterparty, scheme
                    from line
                    where direction = 'receivable' and authority = :authority and tier = :tier
                    order by counterparty, scheme
                    """;

    private final Jdbi jdbi;

    AccountRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What one payer has to pay into an account for a period, and has paid. */
    record PayerRow(
            Period period,
            RegionCode region,
            Money amount,
            Money settled,
            Optional<LocalDate> due) {}

    /** A receiver's line. */
    record ReceiverRow(
            Period period, RegionCode region, String number, Money amount, Money settled) {}

    /** What a region has from the fund for a period. */
    record AheadRow(Period period, RegionCode region, Money amount) {}

    /** A sum of one period. */
    record PeriodRow(Period period, Money amount) {}

    /** A sum of one region. */
    record RegionRow(RegionCode region, Money amount) {}

    /** What the fund was asked for. */
    record LoanRow(Period period, UUID payment, Money asked, Optional<Money> drawn) {}

    /** An account of a circle. */
    record AccountRow(RegionCode counterparty, Scheme scheme) {}

    /** A period with something still to be paid out. */
    record PeriodOf(RegionCode authority, Tier tier, Period period) {

        PeriodKey key() {
            return new PeriodKey(new Circle(authority, tier), period);
        }
    }

    /** What goes through a province for another. */
    record ForwardedRow(
            Period period,
            RegionCode counterparty,
            Scheme scheme,
            Money collected,
            Money passedOn) {}

    /** Takes an account for the rest of the transaction: whoever pays out of it is alone. */
    void lock(Account account) {
        jdbi.useHandle(
                handle -> {
                    bind(handle.createUpdate(OPEN), account).execute();
                    bind(handle.createQuery(LOCK), account).mapTo(String.class).list();
                });
    }

    /** The accounts that receivers of a period are paid from; the nation has none. */
    List<Account> accounts(PeriodKey key) {
        return key.circle().isNation() ? List.of() : accounts(ACCOUNTS, key);
    }

    /** The accounts of a period that a statement finds by counterparty and scheme. */
    List<Account> accounts(String sql, PeriodKey key) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(sql)
                                        .bind("authority", key.circle().authority())
                                        .bind("tier", key.circle().tier())
                                        .bind("period", key.period())
                                        .mapTo(AccountRow.class)
                                        .list())
                .stream()
                .map(row -> new Account(key.circle(), row.counterparty(), row.scheme()))
                .toList();
    }

    /** Every account of a circle that has had a receiver; the nation has none. */
    List<Account> accounts(Circle circle) {
        if (circle.isNation()) {
            return List.of();
        }
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(ALL_ACCOUNTS)
                                        .bind("authority", circle.authority())
                                        .bind("tier", circle.tier())
                                        .mapTo(AccountRow.class)
                                        .list())
                .stream()
                .map(row -> new Account(circle, row.counterparty(), row.scheme()))
                .toList();
    }

    /** The periods with something to be paid out or given back, oldest first. */
    List<PeriodKey> unfinished() {
        return jdbi
                .withHandle(handle -> handle.createQuery(UNFINISHED).mapTo(PeriodOf.class).list())
                .stream()
                .map(PeriodOf::key)
                .toList();
    }

    AccountBook book(Account account) {
        List<PayerRow> payers = payers(account);
        List<ReceiverRow> receivers = list(RECEIVERS, account, ReceiverRow.class);
        List<PeriodRow> out = list(OUT, account, PeriodRow.class);
        List<LoanRow> loans = list(LOANS, account, LoanRow.class);
        List<AheadRow> ahead = list(AHEAD, account, AheadRow.class);
        TreeSet<Period> periods = new TreeSet<>();
        payers.forEach(row -> periods.add(row.period()));
        receivers.forEach(row -> periods.add(row.period()));
        TreeMap<Period, AccountBook.Entry> entries = new TreeMap<>();
        for (Period period : periods) {
            entries.put(period, entry(period, payers, owed(period, receivers, ahead), out, loans));
        }
        return new AccountBook(account, entries);
    }

    private AccountBook.Entry entry(
            Period period,
            List<PayerRow> payers,
            List<Pool.Receiver> owed,
            List<PeriodRow> out,
            List<LoanRow> loans) {
        Money in = Money.ZERO;
        Optional<LocalDate> due = Optional.empty();
        TreeMap<RegionCode, Money> debtors = new TreeMap<>();
        for (PayerRow payer : payers) {
            if (payer.period().equals(period)) {
                in = in.plus(payer.settled());
                due = later(due, payer.due());
                Money open = payer.amount().minus(payer.settled());
                if (open.isPositive()) {
                    debtors.put(payer.region(), open);
                }
            }
        }
        return new AccountBook.Entry(
                in,
                Money.sum(
                        out.stream()
                                .filter(row -> row.period().equals(period))
                                .map(PeriodRow::amount)
                                .toList()),
                due,
                debtors,
                owed,
                loans.stream()
                        .filter(loan -> loan.period().equals(period))
                        .findFirst()
                        .map(this::loan));
    }

    private static List<Pool.Receiver> owed(
            Period period, List<ReceiverRow> receivers, List<AheadRow> ahead) {
        Map<RegionCode, Money> has = new HashMap<>();
        ahead.stream()
                .filter(row -> row.period().equals(period))
                .forEach(row -> has.put(row.region(), row.amount()));
        List<Pool.Receiver> owed = new ArrayList<>();
        for (ReceiverRow receiver : receivers) {
            Money open = receiver.amount().minus(receiver.settled());
            if (receiver.period().equals(period) && open.isPositive()) {
                Money part = open.min(has.getOrDefault(receiver.region(), Money.ZERO));
                has.computeIfPresent(receiver.region(), (region, left) -> left.minus(part));
                owed.add(new Pool.Receiver(receiver.number(), open, part));
            }
        }
        return owed;
    }

    private AccountBook.Loan loan(LoanRow row) {
        return loan(row.payment(), row.asked(), row.drawn());
    }

    /** What the fund gave for a payment, and got back. */
    AccountBook.Loan loan(UUID payment, Money asked, Optional<Money> drawn) {
        return new AccountBook.Loan(
                payment, asked, drawn, byRegion(LENT_FROM, payment), byRegion(REPAID, payment));
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? one : other;
    }

    void add(Disbursement disbursement) {
        jdbi.useHandle(
                handle ->
                        bind(handle.createUpdate(DISBURSE), disbursement.account())
                                .bind("id", disbursement.id())
                                .bind("period", disbursement.period())
                                .bind("amount", disbursement.amount())
                                .bind("paidOn", disbursement.paidOn())
                                .bind("madeBy", disbursement.madeBy())
                                .bind("madeAt", disbursement.madeAt())
                                .execute());
    }

    /** A disbursement as it is stored. */
    private record DisbursementRow(
            UUID id,
            Period period,
            RegionCode counterparty,
            Scheme scheme,
            Money amount,
            LocalDate paidOn,
            String madeBy,
            Instant madeAt) {

        Disbursement of(Circle circle) {
            return new Disbursement(
                    id,
                    new Account(circle, counterparty, scheme),
                    period,
                    amount,
                    paidOn,
                    madeBy,
                    madeAt);
        }
    }

    /** What was paid out for a period, in order. */
    List<Disbursement> disbursements(PeriodKey key) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(DISBURSEMENTS)
                                        .bind("authority", key.circle().authority())
                                        .bind("tier", key.circle().tier())
                                        .bind("period", key.period())
                                        .mapTo(DisbursementRow.class)
                                        .list())
                .stream()
                .map(row -> row.of(key.circle()))
                .toList();
    }

    List<ForwardedRow> forwarded(RegionCode authority) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FORWARDED)
                                .bind("authority", authority)
                                .mapTo(ForwardedRow.class)
                                .list());
    }

    private List<PayerRow> payers(Account account) {
        boolean within = account.circle().tier() == Tier.PROVINCE;
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(PAYERS), account)
                                .bind(
                                        "payAuthority",
                                        within ? account.circle().authority() : RegionCode.NATION)
                                .bind("payRegion", within ? null : account.counterparty())
                                .mapTo(PayerRow.class)
                                .list());
    }

    private SortedMap<RegionCode, Money> byRegion(String sql, UUID payment) {
        TreeMap<RegionCode, Money> sums = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(sql)
                                .bind("payment", payment)
                                .mapTo(RegionRow.class)
                                .forEach(row -> sums.put(row.region(), row.amount())));
        return sums;
    }

    private <T> List<T> list(String sql, Account account, Class<T> type) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(sql), account).mapTo(type).list());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Account account) {
        return statement
                .bind("authority", account.circle().authority())
                .bind("tier", account.circle().tier())
                .bind("counterparty", account.counterparty())
                .bind("scheme", account.scheme());
    }
}
