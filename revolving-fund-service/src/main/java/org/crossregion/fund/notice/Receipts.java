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
     * Books a transfer, once.
     *
     * @throws IllegalArgumentException if it is more than is owed, or than the fund holds
     */
    @Transactional(TxType.MANDATORY)
    void book(Transfer transfer) {
        ledger.lock();
        FundNotice notice =
                notices.find(transfer.number())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "no notice " + transfer.number()));
        List<FundNotice.Line> lines =
                notice.lines().stream().filter(line -> line.scheme() == transfer.scheme()).toList();
        List<Money> shares =
                Sharing.of(
                        transfer.amount(),
                        lines.stream().map(FundNotice.Line::outstanding).toList());
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

    private List<Posting> postings(
            FundNotice notice, RegionPair pair, Scheme scheme, Money amount) {
        int year = years.openYear(pair, notice.year());
        return notice.direction() == Direction.PAYABLE
                ? Bookings.paidIn(year, pair, scheme, amount)
                : Bookings.returned(year, pair, scheme, amount, ledger.holdings());
    }
}
