package org.crossregion.clearing.notice;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statements;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Issues notices and finds them; what is settled of one is added to it here. */
@ApplicationScoped
public class Notices {

    private final NoticeRepository repository;
    private final Statements statements;
    private final Deadlines deadlines;
    private final Regions regions;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Notices(
            NoticeRepository repository,
            Statements statements,
            Deadlines deadlines,
            Regions regions,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.statements = statements;
        this.deadlines = deadlines;
        this.regions = regions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues notices in the transaction of the step that issues what they follow from: each with
     * the next number of its issuer, year and form, a remittance code, the accounts as they are
     * known and, if it is an order, a deadline. A draft of nothing gives no notice.
     *
     * @throws Refused if the working days that a deadline reaches into are not known
     */
    @Transactional(MANDATORY)
    public List<Notice> issue(List<NoticeDraft> drafts, String by) {
        return drafts.stream()
                .filter(draft -> !draft.isNothing())
                .map(draft -> issue(draft, Optional.empty(), by))
                .toList();
    }

    Notice issue(NoticeDraft draft, Optional<String> replaces, String by) {
        Circle circle = draft.circle();
        int year = draft.period().firstDay().getYear();
        String number = statements.nextNumber(circle.authority(), year, draft.direction().form());
        Optional<Notice.Deadline> deadline =
                draft.direction() == Direction.PAYABLE
                        ? Optional.of(deadlines.of(circle, draft.period(), draft.signedOn()))
                        : Optional.empty();
        Instant now = clock.instant();
        Notice notice =
                new Notice(
                        number,
                        0,
                        circle,
                        draft.period(),
                        draft.kind(),
                        draft.direction(),
                        draft.region(),
                        regions.nameOf(draft.region()),
                        regions.nameOf(circle.authority()),
                        draft.signedOn(),
                        deadline,
                        draft.basis(),
                        RemittanceCode.ofNotice(number),
                        replaces,
                        Optional.empty(),
                        Optional.empty(),
                        by,
                        now,
                        draft.lines().stream().map(this::line).toList());
        repository.add(notice, accounts(notice));
        deadline.ifPresent(one -> repository.add(number, one, "issued", now));
        outbox.add(NoticeIssued.of(notice));
        audit.record(
                "notice-issued",
                "notice/" + number,
                Map.of(
                        "region", notice.region(),
                        "direction", notice.direction().code(),
                        "amount", notice.amount(),
                        "replaces", replaces.orElse("")));
        return repository.find(number).orElseThrow();
    }

    /**
     * Registers a notice that another service has issued, so that it can be paid like any other.
     * One that is registered already stays as it is.
     */
    @Transactional(MANDATORY)
    public void register(Notice notice) {
        if (repository.add(notice, List.of())) {
            notice.deadline()
                    .ifPresent(
                            one -> repository.add(notice.number(), one, "given", clock.instant()));
            audit.record(
                    "notice-registered",
                    "notice/" + notice.number(),
                    Map.of("issuedBy", notice.issuedBy(), "amount", notice.amount()));
        }
    }

    /**
     * Voids a registered notice whose issuer has put another in its place; one that is void stays
     * so.
     *
     * @throws IllegalArgumentException if it is not known, or something has been settled of it
     */
    @Transactional(MANDATORY)
    public void replaced(String number, Notice.Voided voided) {
        Notice notice =
                repository.lock(List.of(number)).stream()
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no notice " + number));
        if (notice.voided().isPresent()) {
            return;
        }
        if (notice.settled().isPositive()) {
            throw new IllegalArgumentException(
                    notice.settled() + " of " + number + " is settled, it cannot be void");
        }
        repository.voidOut(number, voided);
        audit.record("notice-voided", "notice/" + number, Map.of("reason", voided.reason()));
    }

    /** Notices as they now stand, taken for the rest of the transaction. */
    @Transactional(MANDATORY)
    public List<Notice> lock(Collection<String> numbers) {
        return repository.lock(numbers);
    }

    /** Adds what has been settled of a notice. The caller holds it and publishes what it means. */
    @Transactional(MANDATORY)
    public void settle(String number, Settled settled) {
        repository.settle(number, settled, clock.instant());
    }

    /**
     * Counts the deadlines of open orders that were issued here again, on the working days as they
     * are known by now: a provisional calendar may have been published with other days.
     */
    @Transactional
    public void recountDeadlines() {
        for (Notice notice : repository.openOrders()) {
            if (notice.kind().isClearing() && !repository.hasGivenDeadline(notice.number())) {
                recount(notice);
            }
        }
    }

    private void recount(Notice notice) {
        Notice.Deadline counted;
        try {
            counted = deadlines.of(notice.circle(), notice.period(), notice.signedOn());
        } catch (Refused unknownYear) {
            return;
        }
        move(notice, counted);
    }

    /**
     * Moves the deadline of an order that somebody else has issued and counted again.
     *
     * @throws IllegalArgumentException if there is no such order
     */
    @Transactional(MANDATORY)
    public void moveDeadline(String number, Notice.Deadline counted) {
        Notice notice =
                find(number)
                        .filter(one -> one.deadline().isPresent())
                        .orElseThrow(() -> new IllegalArgumentException("no order " + number));
        move(notice, counted);
    }

    private void move(Notice notice, Notice.Deadline counted) {
        if (!notice.deadline().filter(counted::equals).isPresent()) {
            repository.add(notice.number(), counted, "calendar-changed", clock.instant());
            audit.record(
                    "notice-deadline-moved",
                    "notice/" + notice.number(),
                    Map.of("deadline", counted.transferBy(), "provisional", counted.provisional()));
        }
    }

    /** The deadline that an order was issued with. */
    Optional<Notice.Deadline> printedDeadline(String number) {
        return repository.firstDeadline(number);
    }

    public Optional<Notice> find(String number) {
        return repository.find(number);
    }

    public Optional<Notice> find(RemittanceCode code) {
        return repository.byCode(code);
    }

    /** As {@link #find(String)}. @throws Refused if there is no such notice */
    public Notice get(String number) {
        return find(number)
                .orElseThrow(
                        () -> new Refused(ClearingRefusal.NOTICE_UNKNOWN, "no notice " + number));
    }

    /** The accounts of payer and payee that notices name, by number. */
    public Map<String, List<NoticeAccount>> accounts(Collection<String> numbers) {
        return repository.accounts(numbers);
    }

    /** The notices of a period that count, oldest first. */
    public List<Notice> of(Circle circle, Period period) {
        return repository.of(circle, period);
    }

    /** A region's notices of clearing with something open under a scheme, oldest first. */
    public List<Notice> open(Circle circle, RegionCode region, Direction direction, Scheme scheme) {
        return repository.open(circle, region, direction, scheme);
    }

    /** Every order with something open, oldest first. */
    public List<Notice> openOrders() {
        return repository.openOrders();
    }

    private Notice.Line line(NoticeLine line) {
        return new Notice.Line(
                line.counterparty(),
                regions.nameOf(line.counterparty()),
                line.scheme(),
                line.amount(),
                Money.ZERO);
    }

    /**
     * Who pays and who is paid. Between provinces they are the two provinces; within one the money
     * goes through the province's own account, whoever it is owed to in the end.
     */
    private List<NoticeAccount> accounts(Notice notice) {
        boolean orders = notice.direction() == Direction.PAYABLE;
        String own = orders ? NoticeAccount.PAYER : NoticeAccount.PAYEE;
        String other = orders ? NoticeAccount.PAYEE : NoticeAccount.PAYER;
        List<NoticeAccount> accounts = new ArrayList<>();
        for (Scheme scheme : Scheme.values()) {
            TreeSet<RegionCode> others = new TreeSet<>();
            for (Notice.Line line : notice.of(scheme)) {
                others.add(
                        notice.circle().isNation()
                                ? line.counterparty()
                                : notice.circle().authority());
            }
            if (!others.isEmpty()) {
                account(own, notice.region(), scheme).ifPresent(accounts::add);
                others.forEach(region -> account(other, region, scheme).ifPresent(accounts::add));
            }
        }
        return accounts;
    }

    private Optional<NoticeAccount> account(String side, RegionCode region, Scheme scheme) {
        return regions.clearingAccount(region, scheme)
                .map(
                        account ->
                                new NoticeAccount(
                                        side,
                                        region,
                                        regions.nameOf(region),
                                        scheme,
                                        account.bank(),
                                        account.accountName(),
                                        account.accountNo()));
    }
}
