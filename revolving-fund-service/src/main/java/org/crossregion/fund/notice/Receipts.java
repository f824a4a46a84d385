package org.crossregion.fund.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.fund.ledger.Bookings;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Entry;
import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.Posting;
import org.crossregion.fund.ledger.Sharing;
import org.crossregion.fund.utilisation.UseWatch;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Books what clearing says has been paid on a notice: paid in what a region paid up, returned what
 * it got back.
 */
@ApplicationScoped
class Receipts {

    private static final String BY = "clearing";

    private final NoticeRepository notices;
    private final Ledger ledger;
    private final ClosedYears years;
    private final UseWatch watch;
    private final AuditTrail audit;

    Receipts(
            NoticeRepository notices,
            Ledger ledger,
            ClosedYears years,
            UseWatch watch,
            AuditTrail audit) {
        this.notices = notices;
        this.ledger = ledger;
        this.years = years;
        this.watch = watch;
        this.audit = audit;
    }

    /**
     * Books a transfer.
     *
     * @param settled what clearing says it settled of each counterparty's line; if it says nothing,
     *     it is shared out by what is owed
     * @throws IllegalArgumentException if it is more than is owed, or than the fund holds
     */
    @Transactional(TxType.MANDATORY)
    void book(Transfer told, Map<RegionCode, Money> settled) {
        ledger.lock();
        Transfer transfer = told.on(current(told.number()));
        FundNotice notice = notices.find(transfer.number()).orElseThrow();
        List<FundNotice.Line> lines =
                notice.lines().stream().filter(line -> line.scheme() == transfer.scheme()).toList();
        List<Money> shares = shares(transfer, lines, settled);
        notices.add(transfer);
        List<Posting> postings = new ArrayList<>();
        TreeSet<Watched> moved = new TreeSet<>();
        for (int i = 0; i < lines.size(); i++) {
            Money share = shares.get(i);
            if (share.isPositive()) {
                FundNotice.Line line = lines.get(i);
                notices.addShare(transfer, line.line(), share);
                RegionPair pair = new RegionPair(notice.region(), line.counterparty());
                postings.addAll(postings(notice, pair, transfer.scheme(), share));
                moved.add(new Watched(pair, transfer.scheme()));
            }
        }
        EntryKind kind =
                notice.direction() == Direction.PAYABLE
                        ? notice.kind().paid()
                        : EntryKind.QUOTA_RETURNED;
        String reason = "transfer of " + transfer.paidOn();
        ledger.book(
                new Entry(kind, transfer.recordedAt(), BY, reason, postings)
                        .forDocument(notice.number()));
        audit.record(
                "fund-notice-paid",
                "notice/" + notice.number(),
                Map.of(
                        "scheme", transfer.scheme().code(),
                        "amount", transfer.amount().toString(),
                        "paidOn", transfer.paidOn().toString()));
        watch.look(List.copyOf(moved));
    }

    /**
     * A transfer on a voided notice, made before it was known to be, is one on what replaced it.
     */
    private String current(String number) {
        String current = number;
        while (true) {
            String asked = current;
            FundNotice notice =
                    notices.find(asked)
                            .orElseThrow(() -> new IllegalArgumentException("no notice " + asked));
            if (notice.voided().isEmpty()) {
                return current;
            }
            current = notice.voided().get().replacedBy();
        }
    }

    private List<Posting> postings(
            FundNotice notice, RegionPair pair, Scheme scheme, Money amount) {
        int year = years.openYear(pair, notice.year());
        return notice.direction() == Direction.PAYABLE
                ? Bookings.paidIn(year, pair, scheme, amount)
                : Bookings.returned(year, pair, scheme, amount, ledger.holdings());
    }

    private static List<Money> shares(
            Transfer transfer, List<FundNotice.Line> lines, Map<RegionCode, Money> settled) {
        List<Money> owed = lines.stream().map(FundNotice.Line::outstanding).toList();
        if (settled.isEmpty()) {
            return Sharing.of(transfer.amount(), owed);
        }
        List<Money> shares =
                lines.stream()
                        .map(line -> settled.getOrDefault(line.counterparty(), Money.ZERO))
                        .toList();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).isNegative() || shares.get(i).compareTo(owed.get(i)) > 0) {
                throw new IllegalArgumentException(
                        "%s of %s settled, but %s is owed"
                                .formatted(
                                        shares.get(i), lines.get(i).counterparty(), owed.get(i)));
            }
        }
        Money all = Money.sum(shares);
        if (!all.equals(transfer.amount())
                || !all.equals(Money.sum(settled.values()))
                || !all.isPositive()) {
            throw new IllegalArgumentException(
                    "the lines settled come to " + all + " of a transfer of " + transfer.amount());
        }
        return shares;
    }
}
