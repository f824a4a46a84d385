package org.crossregion.fund.draw;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.fund.ledger.Bookings;
import org.crossregion.fund.ledger.ClosedYears;
import org.crossregion.fund.ledger.Entry;
import org.crossregion.fund.ledger.EntryKind;
import org.crossregion.fund.ledger.Holding;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.ledger.Posting;
import org.crossregion.fund.ledger.Sharing;
import org.crossregion.fund.notice.Notices;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.audit.AuditTrail;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Draws from the fund for a payment, and takes back what was lent. */
@ApplicationScoped
public class Draws {

    private static final String BY = "clearing";

    private final DrawRepository repository;
    private final Notices notices;
    private final Ledger ledger;
    private final ClosedYears years;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    Draws(
            DrawRepository repository,
            Notices notices,
            Ledger ledger,
            ClosedYears years,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.repository = repository;
        this.notices = notices;
        this.ledger = ledger;
        this.years = years;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was asked, drawn and given back for one payment. */
    public record Sum(
            UUID payment,
            RegionCode authority,
            Tier tier,
            Period period,
            Scheme scheme,
            Optional<RegionCode> ahead,
            Money asked,
            Money drawn,
            Money replenished) {}

    /** By authority, tier, period and payment. */
    public List<Sum> sums(Optional<RegionCode> authority, Optional<Period> period) {
        return repository.sums(authority, period);
    }

    /**
     * Draws for a payment, and answers it; a payment that was answered is not answered again.
     *
     * @param question without parts
     * @throws IllegalArgumentException if it was answered and now asks for something else
     */
    @Transactional(TxType.MANDATORY)
    void draw(Draw question, List<Debtor> debtors) {
        ledger.lock();
        Optional<Draw> before = repository.find(question.payment());
        if (before.isPresent()) {
            if (!before.get().asks(question)) {
                throw new IllegalArgumentException(
                        "payment " + question.payment() + " is known with other content");
            }
            return;
        }
        List<Holding> holdings =
                ledger.holdings().stream()
                        .filter(one -> one.scheme() == question.scheme())
                        .filter(one -> question.circle().touches(one.pair()))
                        .filter(one -> isFor(question, one))
                        .toList();
        Instant now = clock.instant();
        List<Part> parts = Drawing.of(question.asked(), debtors, free(holdings));
        Draw draw = question.with(now, parts);
        repository.add(draw);
        if (!parts.isEmpty()) {
            book(EntryKind.DRAWN, draw, parts, now, why(draw));
        }
        outbox.add(FundDrawn.of(draw));
        record("fund-drawn", draw.payment(), draw.drawn(), "asked for " + draw.asked());
    }

    /** What lies at another treatment region does not pay this one's hospitals. */
    private static boolean isFor(Draw question, Holding holding) {
        return question.ahead()
                .map(region -> region.equals(holding.pair().treatment()))
                .orElse(true);
    }

    private static String why(Draw draw) {
        return draw.ahead()
                .map(
                        region ->
                                "hospitals of "
                                        + region
                                        + " are paid before "
                                        + draw.period()
                                        + " is cleared")
                .orElse("receivers of " + draw.circle() + " " + draw.period() + " are paid");
    }

    /**
     * What of the holdings may be lent: what an advice has promised to return is not, of the oldest
     * year first, for from there it will be returned.
     */
    private List<Holding> free(List<Holding> holdings) {
        Notices.Promised promised = notices.promised();
        Map<String, Money> left = new HashMap<>();
        return holdings.stream()
                .sorted(Comparator.comparing(Holding::year))
                .map(
                        one -> {
                            String key = one.pair() + " " + one.scheme().code();
                            Money open =
                                    left.getOrDefault(key, promised.of(one.pair(), one.scheme()));
                            Money kept = open.min(one.held().orZeroIfNegative());
                            left.put(key, open.minus(kept));
                            return one.without(kept);
                        })
                .toList();
    }

    /**
     * Takes back what was lent for a payment.
     *
     * @throws IllegalArgumentException if it is more than is lent for that region
     */
    @Transactional(TxType.MANDATORY)
    void replenish(Replenishment given, Scheme scheme) {
        ledger.lock();
        Draw draw =
                repository
                        .find(given.payment())
                        .filter(one -> one.scheme() == scheme)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "nothing was drawn for " + given.payment()));
        List<Part> lent =
                repository.lent(given.payment()).stream()
                        .filter(part -> Debtor.standsInFor(part.pair().insured(), given.region()))
                        .toList();
        List<Money> shares = Sharing.of(given.amount(), lent.stream().map(Part::amount).toList());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < lent.size(); i++) {
            if (shares.get(i).isPositive()) {
                Part part = lent.get(i);
                parts.add(new Part(part.year(), part.pair(), shares.get(i)));
            }
        }
        repository.add(given, parts);
        String reason =
                (draw.ahead().isPresent() ? "clearing money of " : "late money of ")
                        + draw.circle()
                        + " "
                        + draw.period();
        book(EntryKind.REPLENISHED, draw, parts, given.at(), reason);
        outbox.add(FundReplenished.of(given, scheme.code()));
        record("fund-replenished", given.payment(), given.amount(), reason);
    }

    /** Between held and lent; a year that was closed meanwhile has handed its accounts on. */
    private void book(EntryKind kind, Draw draw, List<Part> parts, Instant at, String reason) {
        List<Posting> postings = new ArrayList<>();
        for (Part part : parts) {
            int year = years.openYear(part.pair(), part.year());
            postings.addAll(
                    kind == EntryKind.DRAWN
                            ? Bookings.drawn(year, part.pair(), draw.scheme(), part.amount())
                            : Bookings.replenished(
                                    year, part.pair(), draw.scheme(), part.amount()));
        }
        ledger.book(
                new Entry(kind, at, BY, reason, postings).forDocument(draw.payment().toString()));
    }

    private void record(String action, UUID payment, Money amount, String reason) {
        audit.record(
                action,
                "payment/" + payment,
                Map.of("amount", amount.toString(), "reason", reason));
    }
}
