package org.crossregion.fund.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes in what has been paid on the fund's notices; other notices are not the fund's business. */
@ApplicationScoped
class NoticeInbox implements EventInbox {

    private static final String PAID = "notice-paid.v1";

    private final Receipts receipts;
    private final Clock clock;

    NoticeInbox(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "fund-notices";
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            if (event.type().equals(PAID)) {
                NoticePaid paid = Events.read(event, NoticePaid.class);
                if (isTheFunds(paid)) {
                    book(paid, event);
                }
            }
        }
    }

    private static boolean isTheFunds(NoticePaid paid) {
        return Arrays.stream(NoticeKind.values()).anyMatch(kind -> kind.code().equals(paid.kind()));
    }

    private void book(NoticePaid paid, ReceivedEvent event) {
        try {
            receipts.book(
                    new Transfer(
                            paid.eventId(),
                            paid.notice(),
                            Scheme.fromString(paid.scheme()),
                            Money.ofFen(paid.amountFen()),
                            paid.paidOn(),
                            clock.instant()),
                    lines(paid));
        } catch (IllegalArgumentException e) {
            throw new PoisonedEvent(event, e.getMessage());
        }
    }

    private static Map<RegionCode, Money> lines(NoticePaid paid) {
        Map<RegionCode, Money> lines = new TreeMap<>();
        if (paid.lines() != null) {
            paid.lines()
                    .forEach(
                            line ->
                                    lines.merge(
                                            RegionCode.of(line.counterparty()),
                                            Money.ofFen(line.amountFen()),
                                            Money::plus));
        }
        return lines;
    }
}
