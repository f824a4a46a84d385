package org.crossregion.settlement.bill;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.ExplainedAmount;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Where bills and mirrors are entered: the fact, the person's year and account, the audit row and
 * the event, all in the caller's transaction or not at all.
 */
@ApplicationScoped
class Ledger {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final SettlementRepository bills;
    private final Persons persons;
    private final Postings postings;
    private final Announcements announcements;

    Ledger(
            SettlementRepository bills,
            Persons persons,
            Postings postings,
            Announcements announcements) {
        this.bills = bills;
        this.persons = persons;
        this.postings = postings;
        this.announcements = announcements;
    }

    /** A, insured region, day, and seven digits of one sequence that nobody waits for. */
    String nextNumber(RegionCode insuredRegion, Instant at) {
        return "A"
                + insuredRegion
                + DAY.format(Beijing.day(at))
                + String.format("%07d", bills.nextNumber());
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
     * @param reckoned what it comes to, on the person's year, locked, before it
     */
    void enter(Settlement bill, Visit visit, String batch, Reckoned reckoned) {
        enter(
                bill,
                visit,
                batch,
                bill.settledAt(),
                reckoned.used(),
                reckoned.benefit().change(),
                reckoned.benefit().explanation());
    }

    /**
     * Enters what the insured region reimburses.
     *
     * @param countedOn in the year that it counts in
     */
    void enterReimbursed(Settlement bill, Visit care, Instant countedOn, Reckoned reckoned) {
        enter(
                bill,
                care,
                "",
                countedOn,
                reckoned.used(),
                reckoned.benefit().change(),
                reckoned.benefit().explanation());
    }

    private void enter(
            Settlement bill,
            Visit visit,
            String batch,
            Instant countedOn,
            YearUse used,
            YearUse change,
            List<ExplainedAmount> explanation) {
        bills.add(bill, batch, "", explanation);
        postings.post(bill, visit.isStay(), Beijing.day(countedOn).getYear(), used, change);
        announcements.tell(bill, "settlement-recorded", "");
    }

    /**
     * Enters a bill once more, whose cancellation is undone.
     *
     * @param used the person's year, locked, before it
     */
    void enterRestored(Settlement original, Settlement restored, Visit visit, YearUse used) {
        String originalId = original.settlementId().orElseThrow();
        enter(
                restored,
                visit,
                bills.batch(originalId),
                restored.settledAt(),
                used,
                postings.change(originalId),
                bills.explanation(originalId));
        bills.addRestored(originalId, restored.settlementId().orElseThrow());
    }

    /**
     * Enters the mirror of a bill.
     *
     * @param used the person's year, locked, that the bill was in
     */
    void enterMirror(
            Settlement original, Settlement mirror, boolean stay, YearUse used, String reason) {
        String originalId = original.settlementId().orElseThrow();
        bills.add(mirror, "", reason, List.of());
        bills.addMirror(originalId, mirror.settlementId().orElseThrow(), mirror.kind());
        postings.post(
                mirror,
                stay,
                postings.yearOf(originalId),
                used,
                postings.change(originalId).negated());
        announcements.tell(mirror, "settlement-" + mirror.kind().code(), reason);
    }
}
