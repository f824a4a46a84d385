package org.crossregion.fund.ledger;

import org.crossregion.values.Money;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Something booked: postings that come to zero, or it cannot be built.
 *
 * @param document the notice or payment it was booked for; may be empty
 * @param closes the year whose money it carries over, if it does
 */
public record Entry(
        EntryKind kind,
        Instant bookedAt,
        String bookedBy,
        String reason,
        String document,
        OptionalInt closes,
        List<Posting> postings) {

    public Entry {
        postings = List.copyOf(postings);
        Money sum = Money.sum(postings.stream().map(Posting::amount).toList());
        if (postings.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException(
                    "an entry of " + postings.size() + " postings that come to " + sum);
        }
        if (closes.isPresent() != (kind == EntryKind.CARRIED_OVER)) {
            throw new IllegalArgumentException("only " + EntryKind.CARRIED_OVER + " closes a year");
        }
    }

    public Entry(
            EntryKind kind, Instant bookedAt, String bookedBy, String reason, List<Posting> lines) {
        this(kind, bookedAt, bookedBy, reason, "", OptionalInt.empty(), lines);
    }

    /** Moves an amount from one account to another: debits the first, credits the second. */
    static Entry of(
            EntryKind kind,
            Instant at,
            String by,
            String reason,
            Money amount,
            Account debit,
            Account credit) {
        return new Entry(
                kind,
                at,
                by,
                reason,
                List.of(new Posting(debit, amount), new Posting(credit, amount.negated())));
    }

    /** This entry, booked for a notice or a payment. */
    public Entry forDocument(String what) {
        return new Entry(kind, bookedAt, bookedBy, reason, what, closes, postings);
    }
}
