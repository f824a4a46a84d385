package org.crossregion.fund.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Notices, transfers and their shares in the database. */
@ApplicationScoped
class NoticeRepository {

    private static final String NEXT_NUMBER =
            """
            insert into notice_number (authority, year, form, last)
            values (:authority, :year, :form, 1)
            on conflict (authority, year, form) do update
            set last = notice_number.last + 1
            returning last
            """;

    private static final String ADD =
            """
            insert into notice (number, authority, year, kind, direction, region, remittance_code,
                                signed_on, deadline, apply_by, apply_working_days, pay_working_days,
                                basis, issued_at, issued_by)
            values (:number, :authority, :year, :kind, :direction, :region, :remittanceCode,
                    :signedOn, :deadline, :applyBy, :applyDays, :payDays,
                    :basis, :issuedAt, :issuedBy)
            """;

    private static final String ADD_LINE =
            """
            insert into notice_line (number, line, counterparty, scheme, amount_fen)
            values (:number, :line, :counterparty, :scheme, :amount)
            """;

    private static final String ADD_ACCOUNT =
            """
            insert into notice_account (number, side, scheme, bank, account_name, account_no)
            values (:number, :side, :scheme, :bank, :accountName, :accountNo)
            """;

    private static final String ACCOUNTS =
            """
            select side = 'payer' as payer, scheme, bank, account_name, account_no
            from notice_account
            where number = :number
            order by side, scheme
            """;

    private static final String LINES =
            """
            select n.number, n.authority, n.year, n.kind, n.direction, n.region, n.remittance_code,
                   n.signed_on, due_now('notice/' || n.number, n.deadline) as deadline,
                   apply_now('notice/' || n.number, n.apply_by) as apply_by, n.basis, n.issued_at, n.issued_by,
                   o.number as replaces, v.reason as void_reason, v.voided_by, v.voided_at,
                   v.replaced_by, l.line, l.counterparty, l.scheme, l.amount_fen,
                   coalesce((select sum(s.amount_fen)
                             from notice_share s
                             where s.number = l.number and s.line = l.line), 0)::bigint as paid_fen
            from notice n
                     join notice_line l on l.number = n.number
                     left join notice_void v on v.number = n.number
                     left join notice_void o on o.replaced_by = n.number
            """;

    private static final String FIND =
            LINES
                    + """
                    where n.number = :number
                    order by l.line
                    """;

    private static final String PAGE =
            LINES
                    + """
                    where n.number in (
                        select number
                        from notice n2
                        where number > :after
                          and region like :prefix || '%'
                          and (:year::integer is null or year = :year)
                          and (:kind::text is null or kind = :kind)
                          and (:direction::text is null or direction = :direction)
                          and (:region::text is null or region = :region)
                          and (:state::text is null
                               or :state = (select case
                                                when exists (select 1 from notice_void w
                                                             where w.number = n2.number)
                                                    then 'void'
                                                when sum(m.owed_fen) = sum(m.paid_fen) then 'paid'
                                                when due_now('notice/' || n2.number, n2.deadline) < :today
                                                    then 'overdue'
                                                when sum(m.paid_fen) > 0 then 'part-paid'
                                                else 'issued' end
                                            from (select i.amount_fen as owed_fen,
                                                         coalesce((select sum(s.amount_fen)
                                                                   from notice_share s
                                                                   where s.number = i.number
                                                                     and s.line = i.line), 0)
                                                             as paid_fen
                                                  from notice_line i
                                                  where i.number = n2.number) m))
                        order by number
                        limit :limit)
                    order by n.number, l.line
                    """;

    private static final String PROMISED =
            """
            select n.region, l.counterparty, l.scheme,
                   sum(l.amount_fen - coalesce((select sum(s.amount_fen)
                                                from notice_share s
                                                where s.number = l.number and s.line = l.line), 0)
                      )::bigint as open_fen
            from notice n
                     join notice_line l on l.number = n.number
            where n.direction = 'receivable'
              and not exists (select 1 from notice_void v where v.number = n.number)
            group by n.region, l.counterparty, l.scheme
            """;

    private static final String VOID =
            """
            insert into notice_void (number, replaced_by, reason, voided_at, voided_by)
            values (:number, :replacedBy, :reason, :at, :by)
            """;

    private static final String ADD_TRANSFER =
            """
            insert into notice_transfer (event_id, number, scheme, amount_fen, paid_on, recorded_at)
            values (:eventId, :number, :scheme, :amount, :paidOn, :recordedAt)
            """;

    private static final String ADD_SHARE =
            """
            insert into notice_share (event_id, number, line, amount_fen)
            values (:eventId, :number, :line, :amount)
            """;

    private static final String TRANSFERS =
            """
            select event_id, number, scheme, amount_fen, paid_on, recorded_at
            from notice_transfer
            where number = :number
            order by recorded_at, event_id
            """;

    private final Jdbi jdbi;

    NoticeRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The next number of a form; whoever draws one makes others wait until it is issued. */
    int nextNumber(RegionCode authority, int year, Direction direction) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(NEXT_NUMBER)
                                .bind("authority", authority)
                                .bind("year", year)
                                .bind("form", direction.form())
                                .mapTo(Integer.class)
                                .one());
    }

    void add(FundNotice notice, NoticeDraft draft) {
        boolean isOrder = notice.deadline().isPresent();
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bind("number", notice.number())
                            .bind("authority", notice.authority())
                            .bind("year", notice.year())
                            .bind("kind", notice.kind())
                            .bind("direction", notice.direction())
                            .bind("region", notice.region())
                            .bind("remittanceCode", notice.remittanceCode())
                            .bind("signedOn", notice.signedOn())
                            .bind("deadline", notice.deadline().orElse(null))
                            .bind("applyBy", notice.applyBy().orElse(null))
                            .bind("applyDays", isOrder ? draft.applyDays() : null)
                            .bind("payDays", isOrder ? draft.workingDays() : null)
                            .bind("basis", notice.basis())
                            .bind("issuedAt", notice.issuedAt())
                            .bind("issuedBy", notice.issuedBy())
                            .execute();
                    PreparedBatch batch = handle.prepareBatch(ADD_LINE);
                    for (FundNotice.Line line : notice.lines()) {
                        batch.bind("number", notice.number())
                                .bind("line", line.line())
                                .bind("counterparty", line.counterparty())
                                .bind("scheme", line.scheme())
                                .bind("amount", line.amount())
                                .add();
                    }
                    batch.execute();
                });
    }

    void add(String number, List<NoticeAccount> accounts) {
        jdbi.useHandle(
                handle -> {
                    PreparedBatch batch = handle.prepareBatch(ADD_ACCOUNT);
                    for (NoticeAccount account : accounts) {
                        batch.bind("number", number)
                                .bind("side", account.payer() ? "payer" : "payee")
                                .bind("scheme", account.scheme())
                                .bind("bank", account.bank())
                                .bind("accountName", account.accountName())
                                .bind("accountNo", account.accountNo())
                                .add();
                    }
                    if (batch.size() > 0) {
                        batch.execute();
                    }
                });
    }

    /** Payees' first, each by scheme. */
    List<NoticeAccount> accounts(String number) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(ACCOUNTS)
                                .bind("number", number)
                                .mapTo(NoticeAccount.class)
                                .list());
    }

    Optional<FundNotice> find(String number) {
        return notices(
                        jdbi.withHandle(
                                handle ->
                                        handle.createQuery(FIND)
                                                .bind("number", number)
                                                .mapTo(Row.class)
                                                .list()))
                .stream()
                .findFirst();
    }

    /** By number. */
    List<FundNotice> page(NoticeQuery query) {
        return notices(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(PAGE)
                                        .bind("after", query.after())
                                        .bind("prefix", query.prefix())
                                        .bind("year", query.year().orElse(null))
                                        .bind("kind", code(query.kind()))
                                        .bind("direction", code(query.direction()))
                                        .bind(
                                                "region",
                                                query.region().map(RegionCode::value).orElse(null))
                                        .bind("state", code(query.state()))
                                        .bind("today", query.today())
                                        .bind("limit", query.limit())
                                        .mapTo(Row.class)
                                        .list()));
    }

    private static String code(Optional<? extends Coded> one) {
        return one.map(Coded::code).orElse(null);
    }

    private static List<FundNotice> notices(List<Row> rows) {
        Map<String, List<Row>> byNumber = new TreeMap<>();
        rows.forEach(
                row -> byNumber.computeIfAbsent(row.number(), n -> new ArrayList<>()).add(row));
        return byNumber.values().stream().map(Row::notice).toList();
    }

    void voidOut(Notices.Voiding voiding, String replacedBy, Instant at, String by) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(VOID)
                                .bind("number", voiding.number())
                                .bind("replacedBy", replacedBy)
                                .bind("reason", voiding.reason())
                                .bind("at", at)
                                .bind("by", by)
                                .execute());
    }

    /** What advices have promised to return and has not been returned. */
    List<PromisedRow> promised() {
        return jdbi.withHandle(
                handle -> handle.createQuery(PROMISED).mapTo(PromisedRow.class).list());
    }

    void add(Transfer transfer) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_TRANSFER)
                                .bind("eventId", transfer.eventId())
                                .bind("number", transfer.number())
                                .bind("scheme", transfer.scheme())
                                .bind("amount", transfer.amount())
                                .bind("paidOn", transfer.paidOn())
                                .bind("recordedAt", transfer.recordedAt())
                                .execute());
    }

    void addShare(Transfer transfer, int line, Money amount) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(ADD_SHARE)
                                .bind("eventId", transfer.eventId())
                                .bind("number", transfer.number())
                                .bind("line", line)
                                .bind("amount", amount)
                                .execute());
    }

    List<Transfer> transfers(String number) {
        return jdbi
                .withHandle(
                        handle ->
                                handle.createQuery(TRANSFERS)
                                        .bind("number", number)
                                        .mapTo(TransferRow.class)
                                        .list())
                .stream()
                .map(TransferRow::transfer)
                .toList();
    }

    /** A line with its notice as it is stored. */
    record Row(
            String number,
            RegionCode authority,
            int year,
            NoticeKind kind,
            Direction direction,
            RegionCode region,
            String remittanceCode,
            LocalDate signedOn,
            LocalDate deadline,
            LocalDate applyBy,
            String basis,
            Instant issuedAt,
            String issuedBy,
            String replaces,
            String voidReason,
            String voidedBy,
            Instant voidedAt,
            String replacedBy,
            int line,
            RegionCode counterparty,
            Scheme scheme,
            Money amountFen,
            Money paidFen) {

        static FundNotice notice(List<Row> lines) {
            Row any = lines.get(0);
            return new FundNotice(
                    any.number,
                    any.authority,
                    any.year,
                    any.kind,
                    any.direction,
                    any.region,
                    any.remittanceCode,
                    any.signedOn,
                    Optional.ofNullable(any.deadline),
                    Optional.ofNullable(any.applyBy),
                    any.basis,
                    any.issuedAt,
                    any.issuedBy,
                    lines.stream()
                            .map(
                                    row ->
                                            new FundNotice.Line(
                                                    row.line,
                                                    row.counterparty,
                                                    row.scheme,
                                                    row.amountFen,
                                                    row.paidFen))
                            .toList(),
                    Optional.ofNullable(any.replaces),
                    Optional.ofNullable(any.replacedBy)
                            .map(
                                    number ->
                                            new FundNotice.Voided(
                                                    any.voidReason,
                                                    any.voidedBy,
                                                    any.voidedAt,
                                                    number)));
        }
    }

    /** What is promised to a region of one pair's and scheme's money. */
    record PromisedRow(RegionCode region, RegionCode counterparty, Scheme scheme, Money openFen) {}

    /** A transfer as it is stored. */
    record TransferRow(
            UUID eventId,
            String number,
            Scheme scheme,
            Money amountFen,
            LocalDate paidOn,
            Instant recordedAt) {

        Transfer transfer() {
            return new Transfer(eventId, number, scheme, amountFen, paidOn, recordedAt);
        }
    }
}
