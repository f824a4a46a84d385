package org.crossregion.clearing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.payment.Due;
import org.crossregion.clearing.payment.Dues;
import org.crossregion.clearing.payment.Payments;
import org.crossregion.clearing.payment.Received;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Takes a transfer through its states, each by another person. */
@ApplicationScoped
class Remittances {

    private final RemittanceRepository repository;
    private final Notices notices;
    private final Payments payments;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Remittances(
            RemittanceRepository repository,
            Notices notices,
            Payments payments,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.notices = notices;
        this.payments = payments;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * The agency applies to its finance bureau for what a notice has open under a scheme, or a part
     * of it.
     *
     * @param counterparty to whom it is to go, where the notice names several who get it directly
     * @throws Refused if more is applied for than is open and not on its way
     */
    @Transactional
    Remittance apply(
            String number,
            Scheme scheme,
            Optional<RegionCode> counterparty,
            Optional<Money> asked) {
        caller.mustCover(payer(notices.get(number)));
        Notice notice = notices.lock(List.of(number)).get(0);
        Dues.mustBePaidIn(notice);
        Due due = new Due(notice, receiver(notice, scheme, counterparty));
        List<Remittance> others =
                repository.of(List.of(number)).stream()
                        .filter(one -> one.scheme() == scheme)
                        .toList();
        Money onItsWay = toCome(others);
        Money toIt = toCome(others.stream().filter(one -> one.isFor(due.receiver())).toList());
        Money open =
                due.open(scheme)
                        .minus(toIt)
                        .min(notice.outstanding(scheme).minus(onItsWay))
                        .orZeroIfNegative();
        Money amount = asked.orElse(open);
        if (amount.compareTo(open) > 0 || open.isZero()) {
            throw new Refused(
                    ClearingRefusal.PAYMENT_TOO_HIGH,
                    "%s is open on %s for %s, and %s of it is applied for or on its way"
                            .formatted(due.open(scheme), number, scheme.code(), toIt));
        }
        if (!amount.isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        UUID id = EventIds.next();
        repository.apply(id, due, scheme, amount, taken(today(), ""));
        return recorded(id, "remittance-applied", Map.of("notice", number, "amount", amount));
    }

    private static Money toCome(List<Remittance> remittances) {
        return Money.sum(remittances.stream().map(Remittance::toCome).toList());
    }

    /** Whoever an order is addressed to; what the fund gives back is paid by whoever issued it. */
    private static RegionCode payer(Notice notice) {
        return notice.direction() == Direction.PAYABLE
                ? notice.region()
                : notice.circle().authority();
    }

    /** Where payer and receiver deal directly, the receiver that is named, or the only one. */
    private static Optional<RegionCode> receiver(
            Notice notice, Scheme scheme, Optional<RegionCode> named) {
        Set<RegionCode> receivers = new TreeSet<>();
        if (Dues.isDirect(notice) && notice.direction() == Direction.PAYABLE) {
            notice.of(scheme).forEach(line -> receivers.add(line.counterparty()));
        }
        if (named.isPresent() && !receivers.contains(named.get())) {
            throw Refused.field(
                    "counterparty", "line-of-notice", notice.number() + " has no such line");
        }
        return named.isPresent() || receivers.size() != 1 ? named : receivers.stream().findFirst();
    }

    /** The finance bureau has sent it; another person says so than applied for it. */
    @Transactional
    Remittance send(UUID id, LocalDate sentOn, String bankReference) {
        Remittance remittance = locked(id, RemittanceStep.SEND);
        mustBeAnother(remittance.appliedBy());
        mustBeBetween("sentOn", sentOn, remittance.appliedOn());
        repository.step(
                id, RemittanceStep.SEND, Optional.of(bankReference.strip()), taken(sentOn, ""));
        return recorded(
                id, "remittance-sent", Map.of("on", sentOn, "bankReference", bankReference));
    }

    /**
     * Whoever gets it feeds back what has arrived, which settles the notice; a third person. What
     * is more than the notice has open stays on record as over.
     *
     * @param bankReference where it is another than it was sent under
     */
    @Transactional
    Remittance arrive(UUID id, Money amount, LocalDate arrivedOn, Optional<String> bankReference) {
        Remittance remittance = locked(id, RemittanceStep.ARRIVE);
        mustBeAnother(remittance.appliedBy());
        remittance.sentBy().ifPresent(this::mustBeAnother);
        mustBeBetween("arrivedOn", arrivedOn, remittance.sentOn().orElse(remittance.appliedOn()));
        if (!amount.isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        String reference =
                bankReference.or(remittance::bankReference).map(String::strip).orElseThrow();
        if (!payments.told(reference).isEmpty()) {
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    "reference " + reference + " is recorded already");
        }
        Notice notice = notices.lock(List.of(remittance.notice())).get(0);
        Due due = new Due(notice, remittance.counterparty());
        Money open = due.open(remittance.scheme()).min(amount);
        Optional<UUID> transfer = Optional.empty();
        if (open.isPositive()) {
            transfer =
                    Optional.of(
                            payments.receive(
                                    new Received(
                                            reference,
                                            notice.region(),
                                            remittance.scheme(),
                                            arrivedOn,
                                            Optional.empty(),
                                            due.receiver(),
                                            new TreeMap<>(Map.of(notice.number(), open)),
                                            Optional.of(id))));
            repository.arrive(id, transfer, open, taken(arrivedOn, ""));
        }
        Money over = amount.minus(open);
        if (over.isPositive()) {
            repository.arrive(id, Optional.empty(), over, taken(arrivedOn, ""));
        }
        return recorded(
                id, "remittance-arrived", Map.of("on", arrivedOn, "amount", amount, "over", over));
    }

    /** Takes an application back that was not sent. */
    @Transactional
    Remittance withdraw(UUID id, String reason) {
        locked(id, RemittanceStep.WITHDRAW);
        repository.step(id, RemittanceStep.WITHDRAW, Optional.empty(), taken(today(), reason));
        return recorded(id, "remittance-withdrawn", Map.of("reason", reason));
    }

    /** The bank has sent the money back (退汇); it may be applied for again. */
    @Transactional
    Remittance bounce(UUID id, LocalDate returnedOn, String reason) {
        Remittance remittance = locked(id, RemittanceStep.RETURN);
        mustBeBetween("returnedOn", returnedOn, remittance.sentOn().orElseThrow());
        repository.step(id, RemittanceStep.RETURN, Optional.empty(), taken(returnedOn, reason));
        return recorded(id, "remittance-returned", Map.of("on", returnedOn, "reason", reason));
    }

    /** A remittance as those see it who pay, and those above them. */
    Remittance get(UUID id) {
        Remittance remittance = repository.find(id).orElseThrow(() -> unknown(id));
        if (!caller.covers(remittance.region()) && !receives(remittance)) {
            throw Refused.concealing(ClearingRefusal.REMITTANCE_UNKNOWN, "no remittance " + id);
        }
        return remittance;
    }

    private boolean receives(Remittance remittance) {
        return caller.covers(remittance.authority())
                || remittance.counterparty().filter(caller::covers).isPresent();
    }

    private Remittance locked(UUID id, RemittanceStep step) {
        Remittance seen = get(id);
        if (step == RemittanceStep.ARRIVE) {
            caller.mustCover(seen.counterparty().filter(caller::covers).orElse(seen.authority()));
        } else {
            caller.mustCover(seen.region());
        }
        repository.lock(id);
        Remittance remittance = get(id);
        step.mustFollow(remittance.state());
        return remittance;
    }

    private void mustBeAnother(String person) {
        if (person.equals(caller.user())) {
            throw new Refused(
                    ClearingRefusal.REMITTANCE_NEEDS_ANOTHER,
                    person + " has taken a step of it and cannot take this one");
        }
    }

    private void mustBeBetween(String field, LocalDate day, LocalDate earliest) {
        if (day.isAfter(today())) {
            throw Refused.field(field, "past", "must not lie ahead");
        }
        if (day.isBefore(earliest)) {
            throw Refused.field(field, "order", "must not lie before " + earliest);
        }
    }

    private Remittance recorded(UUID id, String action, Map<String, Object> detail) {
        audit.record(action, "remittance/" + id, detail);
        return repository.find(id).orElseThrow();
    }

    private RemittanceRepository.Taken taken(LocalDate on, String reason) {
        return new RemittanceRepository.Taken(on, reason, caller.user(), clock.instant());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }

    private static Refused unknown(UUID id) {
        return new Refused(ClearingRefusal.REMITTANCE_UNKNOWN, "no remittance " + id);
    }
}
