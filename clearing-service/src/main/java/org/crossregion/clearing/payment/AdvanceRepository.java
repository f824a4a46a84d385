package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** What hospitals were paid with before clearing, in the database. */
@ApplicationScoped
class AdvanceRepository {

    private static final String ACCOUNTS =
            """
            select distinct counterparty, scheme
            from fund_request
            where authority = :authority and tier = :tier and period = :period
              and hospital_payment is not null
            order by counterparty, scheme
            """;

    private static final String ANY =
            """
            select exists (
                select from fund_request
                where authority = :authority and tier = :tier and period = :period
                  and counterparty = :counterparty and scheme = :scheme
                  and hospital_payment is not null)
            """;

    private static final String LENT =
            """
            select r.payment, r.region, r.amount_fen as asked, d.amount_fen as drawn
            from fund_request r
            join fund_draw d on d.payment = r.payment
            where r.authority = :authority and r.tier = :tier and r.period = :period
              and r.counterparty = :counterparty and r.scheme = :scheme
              and r.hospital_payment is not null
              and d.amount_fen > coalesce((select sum(p.amount_fen)
                                           from fund_repayment p
                                           where p.payment = r.payment), 0)
            order by r.asked_at, r.payment
            """;

    private static final String OWED =
            AccountRepository.LINES
                    + """
                    select region, sum(amount - settled)::bigint as amount
                    from line
                    where direction = 'receivable' and authority = :authority and tier = :tier
                      and counterparty = :counterparty and scheme = :scheme and period = :period
                    group by region
                    """;

    /** Of months that are issued a region never has more from the fund than it is still owed. */
    private static final String AUDIT =
            AccountRepository.LINES
                    + """
                    , lent as (
                        select r.authority, r.tier, r.period, r.counterparty, r.scheme, r.region,
                               sum(d.amount_fen
                                   - coalesce((select sum(p.amount_fen)
                                               from fund_repayment p
                                               where p.payment = r.payment), 0))::bigint
                                   as lent_fen
                        from fund_request r
                        join fund_draw d on d.payment = r.payment
                        where r.hospital_payment is not null
                          and (:period::text is null or r.period = :period)
                        group by r.authority, r.tier, r.period, r.counterparty, r.scheme, r.region)
                    , owed as (
                        select t.*, coalesce((select sum(l.amount - l.settled)
                                              from line l
                                              where l.direction = 'receivable'
                                                and l.authority = t.authority and l.tier = t.tier
                                                and l.period = t.period
                                                and l.counterparty = t.counterparty
                                                and l.scheme = t.scheme
                                                and l.region = t.region), 0)::bigint as owed_fen,
                               exists (select from clearing_period p
                                       where p.authority = t.authority and p.tier = t.tier
                                         and p.period = t.period
                                         and p.state in ('issued', 'closed')) as issued
                        from lent t)
                    select authority, tier, period, counterparty, scheme, region, lent_fen, owed_fen,
                           case when issued then greatest(lent_fen - owed_fen, 0) else 0 end
                               as difference_fen
                    from owed
                    order by authority, tier, period, counterparty, scheme, region
                    """;

    private static final String LIST =
            """
            select r.payment, r.hospital_payment, h.institution, h.bank_reference, r.region,
                   r.authority, r.tier, r.period, r.counterparty, r.scheme, r.amount_fen as asked,
                   d.amount_fen as drawn, r.asked_at,
                   coalesce((select sum(p.amount_fen)
                             from fund_repayment p
                             where p.payment = r.payment), 0)::bigint as given_back
            from fund_request r
            join hospital_payment h on h.id = r.hospital_payment
            left join fund_draw d on d.payment = r.payment
            where (:after::uuid is null or r.payment > :after)
              and (:scope::text is null
                   or r.region = :scope
                   or (:province and r.authority = :scope))
              and (:authority::text is null or r.authority = :authority)
              and (:tier::text is null or r.tier = :tier)
              and (:period::text is null or r.period = :period)
              and (:region::text is null or r.region = :region)
              and (:institution::text is null or h.institution = :institution)
            order by r.payment
            limit :limit
            """;

    private final Jdbi jdbi;
    private final AccountRepository accounts;

    AdvanceRepository(Jdbi jdbi, AccountRepository accounts) {
        this.jdbi = jdbi;
        this.accounts = accounts;
    }

    /** What the fund gave for one payment, and who has it. */
    record LentRow(UUID payment, RegionCode region, Money asked, Money drawn) {}

    /** What one region is owed. */
    record OwedRow(RegionCode region, Money amount) {}

    /** The accounts of a period for which the fund was asked before clearing. */
    List<Account> accounts(PeriodKey key) {
        return accounts.accounts(ACCOUNTS, key);
    }

    boolean hasAny(Account account, Period period) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(ANY), account, period).mapTo(Boolean.class).one());
    }

    /** What regions have from the fund, payment by payment, the oldest first. */
    SortedMap<RegionCode, List<AccountBook.Loan>> lent(Account account, Period period) {
        List<LentRow> rows =
                jdbi.withHandle(
                        handle ->
                                bind(handle.createQuery(LENT), account, period)
                                        .mapTo(LentRow.class)
                                        .list());
        TreeMap<RegionCode, List<AccountBook.Loan>> lent = new TreeMap<>();
        for (LentRow row : rows) {
            lent.computeIfAbsent(row.region(), region -> new ArrayList<>())
                    .add(accounts.loan(row.payment(), row.asked(), Optional.of(row.drawn())));
        }
        return lent;
    }

    /** What regions still have to get from the account for a period. */
    SortedMap<RegionCode, Money> owed(Account account, Period period) {
        TreeMap<RegionCode, Money> owed = new TreeMap<>();
        jdbi.useHandle(
                handle ->
                        bind(handle.createQuery(OWED), account, period)
                                .mapTo(OwedRow.class)
                                .forEach(row -> owed.put(row.region(), row.amount())));
        return owed;
    }

    List<AdvanceAuditRow> audit(Optional<Period> period) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(AUDIT)
                                .bind("period", period.map(Period::toString).orElse(null))
                                .mapTo(AdvanceAuditRow.class)
                                .list());
    }

    /**
     * A list in the order of asking.
     *
     * @param scope whose the caller may see; of a province also its regions'
     */
    List<AdvanceView> list(
            AdvanceQuery asked, Optional<RegionCode> scope, Optional<UUID> after, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(LIST)
                                .bind("after", after.orElse(null))
                                .bind("scope", scope.orElse(null))
                                .bind("province", scope.map(RegionCode::isProvince).orElse(false))
                                .bind("authority", asked.authority)
                                .bind("tier", asked.tier)
                                .bind("period", asked.period)
                                .bind("region", asked.region)
                                .bind("institution", asked.institution)
                                .bind("limit", limit)
                                .mapTo(Row.class)
                                .map(Row::view)
                                .list());
    }

    /** One of a list as it is stored. */
    record Row(
            UUID payment,
            UUID hospitalPayment,
            String institution,
            String bankReference,
            RegionCode region,
            RegionCode authority,
            Tier tier,
            Period period,
            RegionCode counterparty,
            Scheme scheme,
            Money asked,
            Optional<Money> drawn,
            Instant askedAt,
            Money givenBack) {

        AdvanceView view() {
            Money given = drawn.orElse(Money.ZERO);
            return new AdvanceView(
                    payment,
                    hospitalPayment,
                    institution,
                    bankReference,
                    region.value(),
                    authority.value(),
                    tier.code(),
                    period.toString(),
                    counterparty.value(),
                    scheme.code(),
                    asked,
                    drawn.orElse(null),
                    givenBack,
                    given.minus(givenBack),
                    askedAt.atZone(Beijing.ZONE).toOffsetDateTime());
        }
    }

    private static Query bind(Query query, Account account, Period period) {
        Circle circle = account.circle();
        return query.bind("authority", circle.authority())
                .bind("tier", circle.tier())
                .bind("counterparty", account.counterparty())
                .bind("scheme", account.scheme())
                .bind("period", period);
    }
}
