package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.month.Months;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.DatedNumber;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where bills and mirrors are entered: the fact, the person's year and account, the audit row and
 * the event, all in the caller's transaction or not at all.
 */
@ApplicationScoped
class Ledger {

    private final SettlementRepository bills;
    private final Persons persons;
    private final Postings postings;
    private final Announcements announcements;
    private final Months months;

    Ledger(
            SettlementRepository bills,
            Persons persons,
            Postings postings,
            Announcements announcements,
            Months months) {
        this.bills = bills;
        this.persons = persons;
        this.postings = postings;
        this.announcements = announcements;
        this.months = months;
    }

    /**
     * Enters the month, which is not sealed before the transaction ends; the time of what is done.
     */
    Instant open() {
        return months.enter();
    }

    /** A, insured region, day, and seven digits of one sequence that nobody waits for. */
    String nextNumber(RegionCode insuredRegion, Instant at) {
        return DatedNumber.of('A', insuredRegion, Beijing.day(at), bills.nextNumber());
    }

    Optional<Settlement> find(String id) {
        return bills.find(id, persons::find);
    }

    /** The last bill of a visit, or of one batch of it, that was not taken back. */
    Optional<Settlement> standing(String visitId, String batch) {
        return bills.standing(visitId, batch).flatMap(this::find);
    }

    Optional<String> mirrorOf(String id) {
        return bills.mirrorOf(id);
    }

    /** The bill that came in the place of one whose cancellation was undone. */
    Optional<Settlement> restored(Settlement bill) {
        return bill.settlementId().flatMap(bills::restored).flatMap(this::find);
    }

    /** The bill that a number means now: the last in the chain of bills restored in its place. */
    Settlement current(Settlement bill) {
        Settlement current = bill;
        Optional<String> next = current.settlementId().flatMap(bills::restored);
        while (next.isPresent()) {
            current = find(next.get()).orElseThrow();
            next = current.settlementId().flatMap(bills::restored);
        }
        return current;
    }

    /**
     * Enters a bill.
     *
     * @param reckoned what it comes to, on the person's years, locked, before it
     */
    void enter(Settlement bill, Visit visit, String batch, Reckoned reckoned) {
        enter(
                bill,
                visit.isStay(),
                batch,
                reckoned.years(),
                reckoned.benefit().explanation(),
                false);
    }

    private void enter(
            Settlement bill,
            boolean stay,
            String batch,
            List<YearChange> years,
            List<ExplainedAmount> explanation,
            boolean undone) {
        bills.add(bill, batch, "", explanation);
        postings.post(bill, stay, years);
        announcements.tell(bill, "settlement-recorded", "", undone);
    }

    /**
     * Enters a bill once more, whose cancellation is undone.
     *
     * @param years locked, and what the bill does to them again
     */
    void enterRestored(
            Settlement original, Settlement restored, Visit visit, List<YearChange> years) {
        String originalId = original.settlementId().orElseThrow();
        enter(
                restored,
                visit.isStay(),
                bills.batch(originalId),
                years,
                bills.explanation(originalId),
                true);
        bills.addRestored(originalId, restored.settlementId().orElseThrow());
    }

    /**
     * Enters the mirror of a bill.
     *
     * @param stay whether the bill is for a stay
     * @param years that the bill was in, locked, and what the mirror does to them
     * @param undone whether a reversal (2601) asked for it
     */
    void enterMirror(
            Settlement original,
            Settlement mirror,
            boolean stay,
            List<YearChange> years,
            String reason,
            boolean undone) {
        String originalId = original.settlementId().orElseThrow();
        bills.add(mirror, "", reason, List.of());
        bills.addMirror(originalId, mirror.settlementId().orElseThrow(), mirror.kind());
        postings.post(mirror, stay, years);
        announcements.tell(mirror, "settlement-" + mirror.kind().code(), reason, undone);
    }
}
