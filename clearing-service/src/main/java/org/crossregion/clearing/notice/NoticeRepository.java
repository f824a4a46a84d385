package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.database.RecordArguments;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices with their lines, accounts, deadlines and voidings. */
@ApplicationScoped
class NoticeRepository {

    private static final String ADD =
            """
            insert into notice (number, authority, tier, period, kind, direction, region,
                                region_name, authority_name, signed_on, basis, remittance_code,
                                replaces, issued_by, issued_at)
            values (:number, :authority, :tier, :period, :kind, :direction, :region,
                    :regionName, :authorityName, :signedOn, :basis, :remittanceCode,
                    :replaces, :issuedBy, :issuedAt)
            on conflict (number) do nothing
            """;

    private static final String ADD_LINE =
            """
            insert into notice_line (number, counterparty, counterparty_name, scheme, amount_fen)
            values (:number, :counterparty, :counterpartyName, :scheme, :amount)
            """;

    private static final String ADD_ACCOUNT =
            """
            insert into notice_account (number, side, region, region_name, scheme, bank,
                                        account_name, account_no)
            values (:number, :side, :region, :regionName, :scheme, :bank, :accountName, :accountNo)
            """;

    private static final String ADD_DEADLINE =
            """
            insert into notice_deadline (number, apply_by, transfer_by, receipt_by, provisional,
                                         reason, set_at)
            values (:number, :applyBy, :transferBy, :receiptBy, :provisional, :reason, :setAt)
            """;

    private static final String ADD_VOID =
            """
            insert into notice_void (number, reason, voided_by, voided_at)
            values (:number, :reason, :voidedBy, :voidedAt)
            """;

    private static final String NOTICES =
            """
            select n.number, n.no, n.authority, n.tier, n.period, n.kind, n.direction, n.region,
                   n.region_name, n.authority_name, n.signed_on, d.apply_by, d.transfer_by,
                   d.receipt_by, d.provisional, n.basis, n.remittance_code, n.replaces,
                   r.number as replaced_by, v.reason, v.voided_by, v.voided_at, n.issued_by,
                   n.issued_at
            from notice n
            left join lateral (select apply_by, transfer_by, receipt_by, provisional
                               from notice_deadline l
                               where l.number = n.number
                               order by l.no desc
                               limit 1) d on true
            left join notice_void v on v.number = n.number
            left join notice r on r.replaces = n.number
            """;

    private static final String FIND = NOTICES + " where n.number = :number";

    private static final String BY_CODE = NOTICES + " where n.remittance_code = :code";

    private static final String OF_PERIOD =
            NOTICES
                    + """
                     where n.authority = :authority and n.tier = :tier and n.period = :period
                       and v.number is null
                     order by n.no
                    """;

    private static final String OF_REGION =
            NOTICES
                    + """
                     where n.authority = :authority and n.tier = :tier and n.region = :region
                       and n.direction = :direction and v.number is null
                       and n.kind in ('monthly', 'year-end')
                       and exists (
                           select 1
                           from notice_line l
                           where l.number = n.number and l.scheme = :scheme
                             and l.amount_fen > (select coalesce(sum(s.amount_fen), 0)
                                                 from line_settlement s
                                                 where (s.number, s.counterparty, s.scheme)
                                                     = (l.number, l.counterparty, l.scheme)))
                     order by n.no
                    """;

    private static final String OPEN_ORDERS =
            NOTICES
                    + """
                     where n.direction = 'payable' and v.number is null
                       and (select sum(amount_fen) from notice_line l where l.number = n.number)
                         > (select coalesce(sum(amount_fen), 0) from line_settlement s
                            where s.number = n.number)
                     order by n.no
                    """;

    private static final String LIST =
            """
            with listed as (
                select n.number, n.no, n.direction, v.number is not null as voided,
                       d.transfer_by,
                       (select sum(amount_fen) from notice_line l
                        where l.number = n.number) as amount,
                       (select coalesce(sum(amount_fen), 0) from line_settlement s
                        where s.number = n.number) as settled
                from notice n
                left join notice_void v on v.number = n.number
                left join lateral (select transfer_by
                                   from notice_deadline l
                                   where l.number = n.number
                                   order by l.no desc
                                   limit 1) d on true
                where n.no > :after
                  and (:authority::text is null or n.authority = :authority)
                  and (:tier::text is null or n.tier = :tier)
                  and (:period::text is null or n.period = :period)
                  and (:kind::text is null or n.kind = :kind)
                  and (:region::text is null or n.region = :region)
                  and (:direction::text is null or n.direction = :direction)
                  and (:scope::text is null
                       or n.authority = :scope
                       or n.region = :scope
                       or (:province and left(n.region, 2) = left(:scope, 2))))
            select number
            from listed
            where :state::text is null
               or :state = case when voided then 'void'
                                when settled >= amount then 'paid'
                                when transfer_by < :today then 'overdue'
                                when settled > 0 then 'part-paid'
                                else 'issued' end
            order by no
            limit :limit
            """;

    private static final String OF_NUMBERS =
            NOTICES + " where n.number = any(:numbers::text[]) order by n.no";

    private static final String LINES =
            """
            select l.number, l.counterparty, l.counterparty_name, l.scheme, l.amount_fen as amount,
                   (select coalesce(sum(s.amount_fen), 0)::bigint
                    from line_settlement s
                    where (s.number, s.counterparty, s.scheme)
                        = (l.number, l.counterparty, l.scheme)) as settled
            from notice_line l
            where l.number = any(:numbers::text[])
            order by l.number, l.counterparty, l.scheme
            """;

    private static final String LOCK =
            """
            select number
            from notice
            where number = any(:numbers::text[])
            order by number
            for update
            """;

    private static final String ACCOUNTS =
            """
            select side, region, region_name, scheme, bank, account_name, account_no
            from notice_account
            where number = :number
            order by side, region, scheme
            """;

    private static final String ACCOUNTS_OF =
            """
            select number, side, region, region_name, scheme, bank, account_name, account_no
            from notice_account
            where number = any(:numbers::text[])
            order by number, side, region, scheme
            """;

    private static final String FIRST_DEADLINE =
            """
            select apply_by, transfer_by, receipt_by, provisional
            from notice_deadline
            where number = :number
            order by no
            limit 1
            """;

    /** By whoever issued the notice elsewhere. */
    private static final String GIVEN =
            """
            select exists (select 1
                           from notice_deadline
                           where number = :number and reason = 'given')
            """;

    private static final String SETTLE =
            """
            insert into line_settlement (number, counterparty, scheme, amount_fen, transfer,
                                         disbursement, settled_on, settled_at)
            values (:number, :counterparty, :scheme, :amount, :transfer, :disbursement,
                    :settledOn, :settledAt)
            """;

    private static final String SETTLEMENTS =
            """
            select s.counterparty, s.scheme, s.amount_fen as amount, s.transfer, s.disbursement,
                   t.bank_reference, s.settled_on
            from line_settlement s
            left join transfer t on t.id = s.transfer
            where s.number = :number
            order by s.no
            """;

    private static final String CARRY =
            """
            insert into carried_amount (authority, tier, period, into_period, direction, region,
                                        counterparty, scheme, amount_fen, carried_at)
            values (:authority, :tier, :period, :into, :direction, :region, :counterparty, :scheme,
                    :amount, :carriedAt)
            """;

    private static final String CARRIED_INTO =
            """
            select direction, region, counterparty, scheme, sum(amount_fen)::bigint as amount
            from carried_amount
            where authority = :authority and tier = :tier and into_period = :period
            group by direction, region, counterparty, scheme
            order by direction, region, counterparty, scheme
            """;

    private static final String CARRIED_OUT =
            """
            select direction, region, counterparty, scheme, amount_fen as amount
            from carried_amount
            where authority = :authority and tier = :tier and period = :period
            order by direction, region, counterparty, scheme
            """;

    private static final String SUMS =
            """
            select n.region, l.counterparty, l.scheme, n.direction, n.period,
                   sum(l.amount_fen)::bigint as issued,
                   sum((select coalesce(sum(s.amount_fen), 0)
                        from line_settlement s
                        where (s.number, s.counterparty, s.scheme)
                            = (l.number, l.counterparty, l.scheme)))::bigint as settled
            from notice n
            join notice_line l on l.number = n.number
            left join notice_void v on v.number = n.number
            where n.authority = :authority and n.tier = :tier and left(n.period, 4) = :year
              and n.kind in ('monthly', 'year-end') and v.number is null
            group by n.region, l.counterparty, l.scheme, n.direction, n.period
            """;

    /** Within a year what is carried comes to nothing; only what crosses its ends counts. */
    private static final String CARRIED_OVER =
            """
            select region, counterparty, scheme, direction,
                   sum(case when left(into_period, 4) = :year then - amount_fen
                            else amount_fen end)::bigint as amount
            from carried_amount
            where authority = :authority and tier = :tier
              and (left(period, 4) = :year) <> (left(into_period, 4) = :year)
            group by region, counterparty, scheme, direction
            order by region, counterparty, scheme, direction
            """;

    private final Jdbi jdbi;

    NoticeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A settlement of a line, for the page of a notice. */
    record Settlement(
            RegionCode counterparty,
            Scheme scheme,
            Money amount,
            Optional<java.util.UUID> transfer,
            Optional<java.util.UUID> disbursement,
            Optional<String> bankReference,
            LocalDate settledOn) {}

    /** A row of the sums per region, counterparty, scheme, direction and period. */
    record SumRow(
            RegionCode region,
            RegionCode counterparty,
            Scheme scheme,
            Direction direction,
            Period period,
            Money issued,
            Money settled) {}

    /** What a pair carried over a year's end. */
    record CarriedRow(
            RegionCode region,
            RegionCode counterparty,
            Scheme scheme,
            Direction direction,
            Money amount) {}

    /** Whether the notice is new; one that is here already stays as it is. */
    boolean add(Notice notice, List<NoticeAccount> accounts) {
        return jdbi.withHandle(
                handle -> {
                    int added =
                            handle.createUpdate(ADD)
                                    .bind("number", notice.number())
                                    .bind("authority", notice.circle().authority())
                                    .bind("tier", notice.circle().tier())
                                    .bind("period", notice.period())
                                    .bind("kind", notice.kind())
                                    .bind("direction", notice.direction())
                                    .bind("region", notice.region())
                                    .bind("regionName", notice.regionName())
                                    .bind("authorityName", notice.authorityName())
                                    .bind("signedOn", notice.signedOn())
                                    .bind("basis", notice.basis())
                                    .bind("remittanceCode", notice.remittanceCode().value())
                                    .bind("replaces", notice.replaces().orElse(null))
                                    .bind("issuedBy", notice.issuedBy())
                                    .bind("issuedAt", notice.issuedAt())
                                    .execute();
                    if (added == 0) {
                        return false;
                    }
                    for (Notice.Line line : notice.lines()) {
                        handle.createUpdate(ADD_LINE)
                                .bind("number", notice.number())
                                .bindNamedArgumentFinder(RecordArguments.of(line))
                                .execute();
                    }
                    for (NoticeAccount account : accounts) {
                        handle.createUpdate(ADD_ACCOUNT)
                                .bind("number", notice.number())
                                .bindNamedArgumentFinder(RecordArguments.of(account))
                                .execute();
                    }
                    return true;
                });
    }

    void add(String number, Notice.Deadline deadline, String reason, Instant setAt) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_DEADLINE)
                                .bind("number", number)
                                .bindNamedArgumentFinder(RecordArguments.of(deadline))
                                .bind("reason", reason)
                                .bind("setAt", setAt)
                                .execute());
    }

    void voidOut(String number, Notice.Voided voided) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_VOID)
                                .bind("number", number)
                                .bind("reason", voided.reason())
                                .bind("voidedBy", voided.by())
                                .bind("voidedAt", voided.at())
                                .execute());
    }

    Optional<Notice> find(String number) {
        return read(FIND, query -> query.bind("number", number)).stream().findFirst();
    }

    Optional<Notice> byCode(RemittanceCode code) {
        return read(BY_CODE, query -> query.bind("code", code.value())).stream().findFirst();
    }

    /** What counts of a period, in the order of issue; voided notices do not. */
    List<Notice> of(Circle circle, Period period) {
        return read(OF_PERIOD, query -> bind(query, circle).bind("period", period));
    }

    /** A region's notices of one direction with something open under a scheme, oldest first. */
    List<Notice> open(Circle circle, RegionCode region, Direction direction, Scheme scheme) {
        return read(
                OF_REGION,
                query ->
                        bind(query, circle)
                                .bind("region", region)
                                .bind("direction", direction)
                                .bind("scheme", scheme));
    }

    /** Every order with something open. */
    List<Notice> openOrders() {
        return read(OPEN_ORDERS, query -> query);
    }

    /**
     * A list of notices in the order of issue.
     *
     * @param scope whose notices the caller may see; of a province also its regions'
     */
    List<Notice> list(
            NoticeQuery query, Optional<RegionCode> scope, LocalDate today, long after, int limit) {
        List<String> numbers =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(LIST)
                                        .bind("after", after)
                                        .bind("authority", query.authority)
                                        .bind("tier", query.tier)
                                        .bind("period", query.period)
                                        .bind("kind", query.kind)
                                        .bind("region", query.region)
                                        .bind("direction", query.direction)
                                        .bind("scope", scope.orElse(null))
                                        .bind(
                                                "province",
                                                scope.map(RegionCode::isProvince).orElse(false))
                                        .bind("state", query.state)
                                        .bind("today", today)
                                        .bind("limit", limit)
                                        .mapTo(String.class)
                                        .list());
        return read(OF_NUMBERS, select -> select.bind("numbers", numbers));
    }

    /** Takes notices for the rest of the transaction and reads them as they then stand. */
    List<Notice> lock(Collection<String> numbers) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(LOCK)
                                .bind("numbers", numbers)
                                .mapTo(String.class)
                                .list());
        return read(OF_NUMBERS, query -> query.bind("numbers", numbers));
    }

    List<NoticeAccount> accounts(String number) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ACCOUNTS)
                                .bind("number", number)
                                .mapTo(NoticeAccount.class)
                                .list());
    }

    /** An account of a notice. */
    private record AccountOf(String number, NoticeAccount account) {}

    /** The accounts of several notices, by number. */
    Map<String, List<NoticeAccount>> accounts(Collection<String> numbers) {
        Map<String, List<NoticeAccount>> accounts = new LinkedHashMap<>();
        jdbi.useHandle(
                handle ->
                        handle.createQuery(ACCOUNTS_OF)
                                .bind("numbers", List.copyOf(numbers))
                                .mapTo(AccountOf.class)
                                .forEach(
                                        one ->
                                                accounts.computeIfAbsent(
                                                                one.number(),
                                                                number -> new ArrayList<>())
                                                        .add(one.account())));
        return accounts;
    }

    /** The deadline as it was printed. */
    Optional<Notice.Deadline> firstDeadline(String number) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIRST_DEADLINE)
                                .bind("number", number)
                                .mapTo(Notice.Deadline.class)
                                .findOne());
    }

    boolean hasGivenDeadline(String number) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(GIVEN)
                                .bind("number", number)
                                .mapTo(Boolean.class)
                                .one());
    }

    void settle(String number, Settled settled, Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(SETTLE)
                                .bind("number", number)
                                .bind("counterparty", settled.counterparty())
                                .bind("scheme", settled.scheme())
                                .bind("amount", settled.amount())
                                .bind("transfer", settled.transfer().orElse(null))
                                .bind("disbursement", settled.disbursement().orElse(null))
                                .bind("settledOn", settled.settledOn())
                                .bind("settledAt", now)
                                .execute());
    }

    List<Settlement> settlements(String number) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(SETTLEMENTS)
                                .bind("number", number)
                                .mapTo(Settlement.class)
                                .list());
    }

    void carry(
            Circle circle,
            Period period,
            Period into,
            List<NoticeDrafts.Owing> carried,
            Instant now) {
        for (NoticeDrafts.Owing owing : carried) {
            jdbi.useHandle(
                    handle ->
                            handle.createUpdate(CARRY)
                                    .bind("authority", circle.authority())
                                    .bind("tier", circle.tier())
                                    .bind("period", period)
                                    .bind("into", into)
                                    .bindNamedArgumentFinder(RecordArguments.of(owing))
                                    .bind("carriedAt", now)
                                    .execute());
        }
    }

    List<NoticeDrafts.Owing> carriedInto(Circle circle, Period period) {
        return carried(CARRIED_INTO, circle, period);
    }

    List<NoticeDrafts.Owing> carriedOut(Circle circle, Period period) {
        return carried(CARRIED_OUT, circle, period);
    }

    /** What pairs carried into a year, positive, or out of it, negative. */
    List<CarriedRow> carriedOver(Circle circle, int year) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(CARRIED_OVER), circle)
                                .bind("year", Integer.toString(year))
                                .mapTo(CarriedRow.class)
                                .list());
    }

    List<SumRow> sums(Circle circle, int year) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(SUMS), circle)
                                .bind("year", Integer.toString(year))
                                .mapTo(SumRow.class)
                                .list());
    }

    private List<NoticeDrafts.Owing> carried(String sql, Circle circle, Period period) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(sql), circle)
                                .bind("period", period)
                                .mapTo(NoticeDrafts.Owing.class)
                                .list());
    }

    /** Gives a query its parameters. */
    private interface Binding {
        Query to(Query query);
    }

    private List<Notice> read(String sql, Binding binding) {
        return jdbi.withHandle(
                handle -> {
                    List<Notice> heads =
                            binding.to(handle.createQuery(sql))
                                    .map((row, context) -> head(row))
                                    .list();
                    Map<String, List<Notice.Line>> lines = new LinkedHashMap<>();
                    heads.forEach(notice -> lines.put(notice.number(), new ArrayList<>()));
                    handle.createQuery(LINES)
                            .bind("numbers", List.copyOf(lines.keySet()))
                            .map((row, context) -> Map.entry(row.getString("number"), line(row)))
                            .forEach(line -> lines.get(line.getKey()).add(line.getValue()));
                    return heads.stream()
                            .map(notice -> notice.with(lines.get(notice.number())))
                            .toList();
                });
    }

    private static Query bind(Query query, Circle circle) {
        return query.bind("authority", circle.authority()).bind("tier", circle.tier());
    }

    private static Notice head(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("number"),
                row.getLong("no"),
                new Circle(
                        RegionCode.of(row.getString("authority")),
                        Tier.fromString(row.getString("tier"))),
                Period.fromString(row.getString("period")),
                NoticeKind.fromString(row.getString("kind")),
                Direction.fromString(row.getString("direction")),
                RegionCode.of(row.getString("region")),
                row.getString("region_name"),
                row.getString("authority_name"),
                row.getObject("signed_on", LocalDate.class),
                deadline(row),
                row.getString("basis"),
                new RemittanceCode(row.getString("remittance_code")),
                Optional.ofNullable(row.getString("replaces")),
                Optional.ofNullable(row.getString("replaced_by")),
                voided(row),
                row.getString("issued_by"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                List.of());
    }

    private static Optional<Notice.Deadline> deadline(ResultSet row) throws SQLException {
        LocalDate transferBy = row.getObject("transfer_by", LocalDate.class);
        return transferBy == null
                ? Optional.empty()
                : Optional.of(
                        new Notice.Deadline(
                                row.getObject("apply_by", LocalDate.class),
                                transferBy,
                                row.getObject("receipt_by", LocalDate.class),
                                row.getBoolean("provisional")));
    }

    private static Optional<Notice.Voided> voided(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? Optional.empty()
                : Optional.of(
                        new Notice.Voided(
                                reason,
                                row.getString("voided_by"),
                                row.getObject("voided_at", OffsetDateTime.class).toInstant()));
    }

    private static Notice.Line line(ResultSet row) throws SQLException {
        return new Notice.Line(
                RegionCode.of(row.getString("counterparty")),
                row.getString("counterparty_name"),
                Coded.ofCode(Scheme.class, row.getString("scheme")),
                Money.ofFen(row.getLong("amount")),
                Money.ofFen(row.getLong("settled")));
    }
}
