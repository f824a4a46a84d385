package org.crossregion.fund.draw;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.ledger.Circle;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Takes in what clearing asks of the fund, and what it gives back. */
@ApplicationScoped
class DrawInbox implements EventInbox {

    private static final String SHORT = "funds-short.v1";
    private static final String REPAID = "fund-repaid.v1";

    private final Draws draws;
    private final Clock clock;

    DrawInbox(Draws draws, Clock clock) {
        this.draws = draws;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return "fund-draws";
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            try {
                if (event.type().equals(SHORT)) {
                    draw(Events.read(event, FundsShort.class));
                } else if (event.type().equals(REPAID)) {
                    replenish(Events.read(event, FundRepaid.class));
                }
            } catch (IllegalArgumentException e) {
                throw new PoisonedEvent(event, e.getMessage());
            }
        }
    }

    private void draw(FundsShort asked) {
        draws.draw(
                new Draw(
                        asked.payment(),
                        new Circle(RegionCode.of(asked.authority()), Tier.fromString(asked.tier())),
                        Period.fromString(asked.period()),
                        Scheme.fromString(asked.scheme()),
                        Optional.ofNullable(asked.treatmentRegion()).map(RegionCode::of),
                        Money.ofFen(asked.amountFen()),
                        clock.instant(),
                        List.of()),
                asked.debtors().stream()
                        .map(
                                debtor ->
                                        new Debtor(
                                                RegionCode.of(debtor.region()),
                                                Money.ofFen(debtor.amountFen())))
                        .toList());
    }

    private void replenish(FundRepaid repaid) {
        draws.replenish(
                new Replenishment(
                        repaid.eventId(),
                        repaid.payment(),
                        RegionCode.of(repaid.region()),
                        Money.ofFen(repaid.amountFen()),
                        clock.instant()),
                Scheme.fromString(repaid.scheme()));
    }
}
