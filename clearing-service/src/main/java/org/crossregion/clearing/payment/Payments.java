package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records transfers, once each, and settles with them the notices that they are for. */
@ApplicationScoped
public class Payments {

    private final TransferRepository transfers;
    private final Targets targets;
    private final Settling settling;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Payments(
            TransferRepository transfers,
            Targets targets,
            Settling settling,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.transfers = transfers;
        this.targets = targets;
        this.settling = settling;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Records a transfer. The same one told again is answered as before.
     *
     * @throws Refused if the bank's reference stands for another transfer, or if it is more than is
     *     open
     */
    @Transactional
    Transfer record(PaymentRequest request) {
        Targets.Target target = targets.of(request);
        Transfer transfer = transfer(request, target);
        if (!transfers.add(transfer)) {
            Transfer before = transfers.find(transfer.bankReference()).orElseThrow();
            if (before.says(transfer)) {
                return before;
            }
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    "reference "
                            + before.bankReference()
                            + " stands for "
                            + before.amount()
                            + " of "
                            + before.region()
                            + " on "
                            + before.paidOn());
        }
        List<Notice> locked = settling.lock(target.notices());
        List<Notice> open =
                locked.stream()
                        .filter(notice -> target.notices().contains(notice.number()))
                        .toList();
        open.forEach(Dues::mustBePaidIn);
        Matching matching =
                Matching.of(request.amount(), request.scheme(), open, transfer.counterparty());
        mustFit(transfer, open, matching);
        settling.settle(transfer, locked, matching.matches(), Optional.empty());
        audit(transfer, matching.matches());
        return transfer.with(matching.matches());
    }

    /**
     * Records what a bank statement or a receipt says has arrived for notices that are known, and
     * that the caller was found to cover.
     *
     * @return the transfer's id
     * @throws Refused if the reference has been used, or if more has come than is open
     */
    @Transactional
    public UUID receive(Received received) {
        Transfer transfer =
                new Transfer(
                        EventIds.next(),
                        received.bankReference(),
                        received.region(),
                        received.scheme(),
                        received.amount(),
                        received.paidOn(),
                        received.parts().size() == 1
                                ? Optional.of(received.parts().firstKey())
                                : Optional.empty(),
                        received.remittanceCode(),
                        received.counterparty(),
                        Optional.empty(),
                        Optional.empty(),
                        caller.user(),
                        clock.instant(),
                        List.of());
        if (!transfers.add(transfer)) {
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED,
                    "reference " + received.bankReference() + " stands for another transfer");
        }
        List<Notice> locked = settling.lock(received.parts().keySet());
        List<Transfer.Match> matches = new ArrayList<>();
        received.parts()
                .forEach(
                        (number, amount) -> {
                            Notice notice = Settling.find(locked, number);
                            Dues.mustBePaidIn(notice);
                            matches.addAll(
                                    Matching.whole(
                                                    amount,
                                                    received.scheme(),
                                                    new Due(notice, received.counterparty()))
                                            .matches());
                        });
        settling.settle(transfer, locked, matches, received.remittance());
        audit(transfer, matches);
        return transfer.id();
    }

    /** What is recorded under a bank's reference already, in one transfer or in parts. */
    public List<Told> told(String bankReference) {
        return transfers.told(bankReference);
    }

    /** A transfer that is recorded already. */
    public record Told(UUID id, RegionCode region, Money amount) {}

    private void audit(Transfer transfer, List<Transfer.Match> matches) {
        audit.record(
                "payment-recorded",
                "transfer/" + transfer.id(),
                Map.of(
                        "bankReference", transfer.bankReference(),
                        "region", transfer.region(),
                        "scheme", transfer.scheme().code(),
                        "amount", transfer.amount(),
                        "notices", matches.stream().map(Transfer.Match::notice).toList()));
    }

    private Transfer transfer(PaymentRequest request, Targets.Target target) {
        if (!request.amount().isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        if (request.paidOn().isAfter(Beijing.day(clock.instant()))) {
            throw Refused.field("paidOn", "past", "must not lie ahead");
        }
        return new Transfer(
                EventIds.next(),
                request.bankReference().strip(),
                target.region(),
                request.scheme(),
                request.amount(),
                request.paidOn(),
                Optional.ofNullable(request.notice()),
                Optional.ofNullable(request.remittanceCode()),
                target.counterparty(),
                Optional.ofNullable(request.authority()),
                Optional.ofNullable(request.tier()),
                caller.user(),
                clock.instant(),
                List.of());
    }

    private static void mustFit(Transfer transfer, List<Notice> open, Matching matching) {
        if (matching.rest().isZero()) {
            return;
        }
        Money fits = transfer.amount().minus(matching.rest());
        throw new Refused(
                ClearingRefusal.PAYMENT_TOO_HIGH,
                transfer.amount()
                        + " is paid and "
                        + fits
                        + " is open; "
                        + matching.rest()
                        + " is too much",
                open.stream()
                        .map(
                                notice ->
                                        new Violation(
                                                notice.number(),
                                                "open",
                                                new Due(notice, transfer.counterparty())
                                                                .open(transfer.scheme())
                                                        + " is open for "
                                                        + transfer.scheme().code()))
                        .toList());
    }
}
