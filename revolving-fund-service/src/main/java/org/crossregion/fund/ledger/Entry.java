package org.crossregion.fund.ledger;

import org.crossregion.values.Money;

import java.time.Instant;
import java.util.List;

/** Something booked: postings that come to zero, or it cannot be built. */
public record Entry(
        EntryKind kind, Instant bookedAt, String bookedBy, String reason, List<Posting> postings) {

    public Entry {
        postings = List.copyOf(postings);
        Money sum = Money.sum(postings.stream().map(Posting::amount).toList());
        if (postings.size() < 2 || !sum.isZero()) {
            throw new IllegalArgumentException(
                    "an entry of " + postings.size() + " postings that come to " + sum);
        }
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
}
