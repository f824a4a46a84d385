package org.crossregion.clearing.detail;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.seal.MonthSealed;
import org.crossregion.clearing.seal.Seals;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What settlement-service tells: settlements and their mirrors, and that a month is complete. */
@ApplicationScoped
class SettlementInbox implements EventInbox {

    private final Intake intake;
    private final Seals seals;

    SettlementInbox(Intake intake, Seals seals) {
        this.intake = intake;
        this.seals = seals;
    }

    @Override
    public String consumer() {
        return "clearing-details";
    }

    @Override
    public String topic() {
        return "settlement-events";
    }

    /**
     * Facts of different partitions have totals of their own; half of the work is the database's.
     */
    @Override
    public int readers() {
        return 2;
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        List<Detail> details = new ArrayList<>();
        Map<String, ReceivedEvent> toldBy = new HashMap<>();
        for (ReceivedEvent event : batch) {
            switch (event.type()) {
                case "settlement-recorded.v1" -> {
                    SettlementRecorded recorded = Events.read(event, SettlementRecorded.class);
                    if (recorded.inClearing()) {
                        Detail detail = detail(event, recorded);
                        details.add(detail);
                        toldBy.put(detail.settlementId(), event);
                    }
                }
                case "month-sealed.v1" -> seals.record(Events.read(event, MonthSealed.class));
                default -> {
                    // Other news of settlement-service is not for clearing.
                }
            }
        }
        try {
            intake.take(details);
        } catch (Contradiction contradiction) {
            throw new PoisonedEvent(
                    toldBy.get(contradiction.settlementId()), contradiction.getMessage());
        }
    }

    private static Detail detail(ReceivedEvent event, SettlementRecorded recorded) {
        try {
            return recorded.detail(event.partition());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new PoisonedEvent(event, e.getMessage());
        }
    }
}
