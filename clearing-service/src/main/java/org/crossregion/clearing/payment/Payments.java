package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.notice.Settled;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Records transfers, once each, and settles with them the notices that they are for. */
@ApplicationScoped
class Payments {

    private final TransferRepository transfers;
    private final Targets targets;
    private final Notices notices;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Payments(
            TransferRepository transfers,
            Targets targets,
            Notices notices,
            Outbox outbox,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.transfers = transfers;
        this.targets = targets;
        this.notices = notices;
        this.outbox = outbox;
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
        Transfer transfer = transfer(request, target.region());
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
        List<Notice> locked = notices.lock(withMirrors(target.notices()));
        List<Notice> open =
                locked.stream()
                        .filter(notice -> target.notices().contains(notice.number()))
                        .toList();
        open.forEach(Targets::mustCount);
        Matching matching =
                Matching.of(request.amount(), request.scheme(), open, transfer.counterparty());
        mustFit(request, open, matching);
        settle(transfer, locked, matching.matches());
        audit.record(
                "payment-recorded",
                "transfer/" + transfer.id(),
                Map.of(
                        "bankReference", transfer.bankReference(),
                        "region", transfer.region(),
                        "scheme", transfer.scheme().code(),
                        "amount", transfer.amount(),
                        "notices",
                                matching.matches().stream().map(Transfer.Match::notice).toList()));
        return transfer.with(matching.matches());
    }

    private Transfer transfer(PaymentRequest request, RegionCode region) {
        if (!request.amount().isPositive()) {
            throw Refused.field("amount", "positive", "must be more than nothing");
        }
        if (request.paidOn().isAfter(Beijing.day(clock.instant()))) {
            throw Refused.field("paidOn", "past", "must not lie ahead");
        }
        return new Transfer(
                EventIds.next(),
                request.bankReference().strip(),
                region,
                request.scheme(),
                request.amount(),
                request.paidOn(),
                Optional.ofNullable(request.notice()),
                Optional.ofNullable(request.remittanceCode()),
                Optional.ofNullable(request.counterparty()),
                Optional.ofNullable(request.authority()),
                Optional.ofNullable(request.tier()),
                caller.user(),
                clock.instant(),
                List.of());
    }

    private static void mustFit(PaymentRequest request, List<Notice> open, Matching matching) {
        if (matching.rest().isZero()) {
            return;
        }
        Money fits = request.amount().minus(matching.rest());
        throw new Refused(
                ClearingRefusal.PAYMENT_TOO_HIGH,
                request.amount()
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
                                                notice.outstanding(request.scheme())
                                                        + " is open for "
                                                        + request.scheme().code()))
                        .toList());
    }

    private void settle(Transfer transfer, List<Notice> locked, List<Transfer.Match> matches) {
        Map<String, SortedMap<RegionCode, Money>> settled = new LinkedHashMap<>();
        for (Transfer.Match match : matches) {
            settle(transfer, match.notice(), match.counterparty(), match.amount(), settled);
            Notice paid = find(locked, match.notice());
            mirror(locked, paid, match.counterparty())
                    .ifPresent(
                            other ->
                                    settle(
                                            transfer,
                                            other.number(),
                                            paid.region(),
                                            match.amount(),
                                            settled));
        }
        settled.forEach(
                (number, amounts) ->
                        outbox.add(
                                NoticePaid.of(
                                        notices.get(number),
                                        transfer.scheme(),
                                        amounts,
                                        transfer.paidOn(),
                                        clock.instant())));
    }

    private void settle(
            Transfer transfer,
            String number,
            RegionCode counterparty,
            Money amount,
            Map<String, SortedMap<RegionCode, Money>> settled) {
        notices.settle(
                number,
                new Settled(
                        counterparty,
                        transfer.scheme(),
                        amount,
                        Optional.of(transfer.id()),
                        Optional.empty(),
                        transfer.paidOn()));
        settled.computeIfAbsent(number, n -> new TreeMap<>())
                .merge(counterparty, amount, Money::plus);
    }

    /** Between provinces what one pays is what the other gets: both notices are settled. */
    private TreeSet<String> withMirrors(List<String> numbers) {
        TreeSet<String> all = new TreeSet<>(numbers);
        for (String number : numbers) {
            Notice notice = notices.get(number);
            if (hasMirrors(notice)) {
                notices.of(notice.circle(), notice.period()).stream()
                        .filter(other -> other.kind() == notice.kind())
                        .filter(other -> other.direction() != notice.direction())
                        .forEach(other -> all.add(other.number()));
            }
        }
        return all;
    }

    private static boolean hasMirrors(Notice notice) {
        return notice.circle().isNation()
                && notice.kind().isClearing()
                && notice.direction() == Direction.PAYABLE;
    }

    private static Optional<Notice> mirror(
            List<Notice> locked, Notice paid, RegionCode counterparty) {
        return hasMirrors(paid)
                ? locked.stream()
                        .filter(other -> other.direction() != paid.direction())
                        .filter(other -> other.region().equals(counterparty))
                        .filter(other -> other.period().equals(paid.period()))
                        .filter(other -> other.kind() == paid.kind())
                        .filter(other -> other.voided().isEmpty())
                        .findFirst()
                : Optional.empty();
    }

    private static Notice find(List<Notice> locked, String number) {
        return locked.stream().filter(one -> one.number().equals(number)).findFirst().orElseThrow();
    }
}
