package org.crossregion.settlement.payout;

import org.crossregion.values.Money;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A claim or a top-up as far as its payment is concerned.
 *
 * @param what {@code claim} or {@code top-up}, as the audit trail names it
 * @param id its number
 * @param state where it stands, in words
 * @param undecided whether nobody has decided yet
 * @param due what is to be paid at the bank; absent unless it is settled
 * @param decidedOn absent while nobody has
 * @param hands who has registered, proposed or decided it, and so does not pay it
 * @param payee who was named; absent if nobody was
 * @param last the last payment, or return of one
 */
public record Payable(
        String what,
        String id,
        String state,
        boolean undecided,
        Optional<Money> due,
        Optional<LocalDate> decidedOn,
        Set<String> hands,
        Optional<Payee> payee,
        Term term,
        Optional<Payout> last) {

    public Payable {
        hands = Set.copyOf(hands);
    }

    /** Whether it is paid, and nothing has come back. */
    public boolean isPaid() {
        return last.filter(Payout::isPaid).isPresent();
    }

    /** Whether nobody has anything more to do within its term. */
    public boolean isDone() {
        return !undecided && (isPaid() || due.filter(Money::isPositive).isEmpty());
    }

    int next() {
        return last.map(Payout::sequence).orElse(0) + 1;
    }
}
