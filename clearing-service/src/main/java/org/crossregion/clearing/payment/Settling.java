package org.crossregion.clearing.payment;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.notice.Settled;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Settles with a transfer the lines of notices that it is for, and tells of it. */
@ApplicationScoped
class Settling {

    private final Notices notices;
    private final Outbox outbox;
    private final Event<MoneyArrived> told;
    private final Clock clock;

    Settling(Notices notices, Outbox outbox, Event<MoneyArrived> told, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.told = told;
        this.clock = clock;
    }

    /** Takes notices, and those that mirror them, for the rest of the transaction. */
    @Transactional(MANDATORY)
    List<Notice> lock(Collection<String> numbers) {
        return notices.lock(withMirrors(numbers));
    }

    @Transactional(MANDATORY)
    void settle(
            Transfer transfer,
            List<Notice> locked,
            List<Transfer.Match> matches,
            Optional<UUID> remittance) {
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
        told.fire(
                new MoneyArrived(
                        transfer.id(),
                        transfer.bankReference(),
                        transfer.scheme(),
                        matches.stream()
                                .map(
                                        one ->
                                                new MoneyArrived.Part(
                                                        one.notice(),
                                                        one.counterparty(),
                                                        one.amount()))
                                .toList(),
                        transfer.paidOn(),
                        remittance));
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
    private TreeSet<String> withMirrors(Collection<String> numbers) {
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

    static Notice find(List<Notice> locked, String number) {
        return locked.stream().filter(one -> one.number().equals(number)).findFirst().orElseThrow();
    }
}
