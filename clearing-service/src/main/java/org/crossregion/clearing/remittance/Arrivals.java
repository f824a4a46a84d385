package org.crossregion.clearing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.crossregion.clearing.payment.MoneyArrived;
import org.crossregion.values.Money;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money that a bank tells of has arrived for whatever was on its way to the same notice. */
@ApplicationScoped
class Arrivals {

    private final RemittanceRepository repository;
    private final Caller caller;
    private final Clock clock;

    Arrivals(RemittanceRepository repository, Caller caller, Clock clock) {
        this.repository = repository;
        this.caller = caller;
        this.clock = clock;
    }

    /** What of an amount belongs to which remittance. */
    record Share(Remittance remittance, Money amount) {}

    void arrived(@Observes MoneyArrived money) {
        if (money.remittance().isPresent()) {
            return;
        }
        RemittanceRepository.Taken taken =
                new RemittanceRepository.Taken(money.paidOn(), "", caller.user(), clock.instant());
        for (MoneyArrived.Part part : money.parts()) {
            List<Remittance> onTheirWay =
                    repository.of(List.of(part.notice())).stream()
                            .filter(one -> one.scheme() == money.scheme())
                            .filter(
                                    one ->
                                            one.counterparty()
                                                    .map(part.counterparty()::equals)
                                                    .orElse(true))
                            .toList();
            for (Share share : shares(onTheirWay, part.amount(), money.bankReference())) {
                repository.arrive(
                        share.remittance().id(),
                        Optional.of(money.transfer()),
                        share.amount(),
                        taken);
            }
        }
    }

    /**
     * Shares an amount out: first to what was sent under the same reference, then the oldest that
     * was sent, then the oldest that was applied for; each up to what is to come of it.
     */
    static List<Share> shares(List<Remittance> all, Money amount, String bankReference) {
        List<Remittance> inOrder = new ArrayList<>();
        for (int rank = 0; rank < 3; rank++) {
            for (Remittance one : all) {
                if (rank(one, bankReference) == rank && one.toCome().isPositive()) {
                    inOrder.add(one);
                }
            }
        }
        List<Share> shares = new ArrayList<>();
        Money left = amount;
        for (Remittance one : inOrder) {
            Money share = one.toCome().min(left);
            if (share.isPositive()) {
                shares.add(new Share(one, share));
                left = left.minus(share);
            }
        }
        return shares;
    }

    private static int rank(Remittance one, String bankReference) {
        boolean same =
                one.bankReference()
                        .filter(
                                own ->
                                        bankReference.equals(own)
                                                || bankReference.startsWith(own + "/"))
                        .isPresent();
        return same ? 0 : one.sentOn().isPresent() ? 1 : 2;
    }
}
