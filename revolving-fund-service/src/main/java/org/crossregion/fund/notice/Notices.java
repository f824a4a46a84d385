package org.crossregion.fund.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.reference.FiscalAccount;
import org.crossregion.fund.reference.FiscalAccounts;
import org.crossregion.fund.reference.WorkingDays;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Issues the fund's notices, and looks them up. */
@ApplicationScoped
public class Notices {

    private final NoticeRepository repository;
    private final WorkingDays workingDays;
    private final FiscalAccounts accounts;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Notices(
            NoticeRepository repository,
            WorkingDays workingDays,
            FiscalAccounts accounts,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.workingDays = workingDays;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Issues a notice in the caller's transaction, signed today; its number follows the last. */
    @Transactional(TxType.MANDATORY)
    public FundNotice issue(NoticeDraft draft, String by) {
        return issue(draft, by, Optional.empty());
    }

    /** What is voided, and why. */
    record Voiding(String number, String reason) {}

    /** The same, in the place of one that is voided by it. */
    @Transactional(TxType.MANDATORY)
    FundNotice issue(NoticeDraft draft, String by, Optional<Voiding> voiding) {
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        Optional<LocalDate> deadline =
                draft.direction() == Direction.PAYABLE
                        ? Optional.of(workingDays.after(today, draft.workingDays()))
                        : Optional.empty();
        Optional<LocalDate> applyBy =
                deadline.filter(day -> draft.applyDays() > 0)
                        .map(day -> workingDays.after(today, draft.applyDays()));
        String number = number(draft);
        FundNotice notice =
                new FundNotice(
                        number,
                        draft.authority(),
                        draft.year(),
                        draft.kind(),
                        draft.direction(),
                        draft.region(),
                        RemittanceCode.ofNotice(number).value(),
                        today,
                        deadline,
                        applyBy,
                        draft.basis(),
                        now,
                        by,
                        lines(draft.lines()),
                        voiding.map(Voiding::number),
                        Optional.empty());
        repository.add(notice, draft);
        repository.add(number, accounts(notice));
        voiding.ifPresent(one -> repository.voidOut(one, number, now, by));
        outbox.add(FundNoticeIssued.of(notice, voiding.map(Voiding::reason)));
        audit.record(
                "fund-notice-issued",
                "notice/" + number,
                Map.of(
                        "kind", notice.kind().code(),
                        "direction", notice.direction().code(),
                        "region", notice.region().value(),
                        "total", notice.total().toString(),
                        "basis", notice.basis(),
                        "replaces", notice.replaces().orElse("")));
        voiding.ifPresent(
                one ->
                        audit.record(
                                "fund-notice-voided",
                                "notice/" + one.number(),
                                Map.of("reason", one.reason(), "replacedBy", number)));
        return notice;
    }

    /** Both sides' accounts of the schemes in it, as far as they are known today. */
    private List<NoticeAccount> accounts(FundNotice notice) {
        boolean regionPays = notice.direction() == Direction.PAYABLE;
        List<NoticeAccount> found = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            if (notice.total(scheme).isPositive()) {
                accounts.of(notice.region(), scheme, notice.signedOn())
                        .ifPresent(account -> found.add(named(account, regionPays)));
                accounts.of(notice.authority(), scheme, notice.signedOn())
                        .ifPresent(account -> found.add(named(account, !regionPays)));
            }
        }
        return found;
    }

    private static NoticeAccount named(FiscalAccount account, boolean payer) {
        return new NoticeAccount(
                payer,
                account.scheme(),
                account.bank(),
                account.accountName(),
                account.accountNo());
    }

    private String number(NoticeDraft draft) {
        RegionCode authority = draft.authority();
        int next = repository.nextNumber(authority, draft.year(), draft.direction());
        return "%s-%d-F%s-%04d".formatted(authority, draft.year(), draft.direction().form(), next);
    }

    private static List<FundNotice.Line> lines(List<NoticeLine> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(
                        i ->
                                new FundNotice.Line(
                                        i + 1,
                                        lines.get(i).counterparty(),
                                        lines.get(i).scheme(),
                                        lines.get(i).amount(),
                                        Money.ZERO))
                .toList();
    }

    /**
     * One notice.
     *
     * @throws Refused if there is none of that number
     */
    public FundNotice get(String number) {
        return find(number)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.NOTICE_UNKNOWN,
                                        "the fund has issued no notice " + number));
    }

    public Optional<FundNotice> find(String number) {
        return repository.find(number);
    }

    /** By number, from one on. */
    public List<FundNotice> page(NoticeQuery query) {
        return repository.page(query);
    }

    /** All of a kind and year, by number. */
    public List<FundNotice> of(int year, NoticeKind kind) {
        return repository.page(NoticeQuery.all(year, kind, Optional.empty(), Optional.empty()));
    }

    /** What advices have promised to return and has not been returned yet. */
    public Promised promised() {
        Map<String, Money> open = new HashMap<>();
        repository
                .promised()
                .forEach(
                        row ->
                                open.put(
                                        Promised.key(
                                                new RegionPair(row.region(), row.counterparty()),
                                                row.scheme()),
                                        row.openFen()));
        return new Promised(open);
    }

    /** Money that lies in the fund and is not the fund's to lend any more. */
    public record Promised(Map<String, Money> open) {

        public Money of(RegionPair pair, Scheme scheme) {
            return open.getOrDefault(key(pair, scheme), Money.ZERO);
        }

        static String key(RegionPair pair, Scheme scheme) {
            return pair + " " + scheme.code();
        }
    }

    /** What has been transferred on a notice, in order. */
    public List<Transfer> transfers(String number) {
        return repository.transfers(number);
    }

    /** The accounts a notice names, payees' first. */
    public List<NoticeAccount> accounts(String number) {
        return repository.accounts(number);
    }
}
