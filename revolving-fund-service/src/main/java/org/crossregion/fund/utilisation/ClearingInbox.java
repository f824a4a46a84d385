package org.crossregion.fund.utilisation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.fund.alert.Alerts.Watched;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.values.Scheme;

import java.util.List;
import java.util.TreeSet;

/** Takes the published sums of clearing periods into the utilisation. */
@ApplicationScoped
class ClearingInbox implements EventInbox {

    private static final String GENERATED = "period-generated.v1";

    private final ClearedRepository cleared;
    private final UseWatch watch;

    ClearingInbox(ClearedRepository cleared, UseWatch watch) {
        this.cleared = cleared;
        this.watch = watch;
    }

    @Override
    public String consumer() {
        return "fund-clearing";
    }

    @Override
    public String topic() {
        return "clearing-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            if (event.type().equals(GENERATED)) {
                take(event);
            }
        }
    }

    private void take(ReceivedEvent event) {
        PeriodGenerated generated = Events.read(event, PeriodGenerated.class);
        originsMustAddUp(generated, event);
        if (!cleared.add(generated)) {
            mustBeTheSame(generated, event);
            return;
        }
        TreeSet<Watched> watched = new TreeSet<>();
        for (PeriodGenerated.Pair pair : generated.pairs()) {
            watched.add(watched(pair));
        }
        watch.look(List.copyOf(watched), generated.clearingPeriod());
    }

    private static void originsMustAddUp(PeriodGenerated generated, ReceivedEvent event) {
        for (PeriodGenerated.Pair pair : generated.pairs()) {
            long byOrigin =
                    pair.byOrigin(generated.clearingPeriod()).stream()
                            .mapToLong(PeriodGenerated.Origin::clearedFen)
                            .sum();
            if (byOrigin != pair.clearedFen()) {
                throw new PoisonedEvent(
                        event,
                        "the origins of %s→%s %s come to %d fen, the pair to %d"
                                .formatted(
                                        pair.insuredRegion(),
                                        pair.treatmentRegion(),
                                        pair.scheme(),
                                        byOrigin,
                                        pair.clearedFen()));
            }
        }
    }

    private void mustBeTheSame(PeriodGenerated generated, ReceivedEvent event) {
        if (!cleared.sha256(generated).equals(generated.sha256())) {
            throw new PoisonedEvent(
                    event,
                    "%s %s %s version %d is known with other content"
                            .formatted(
                                    generated.authority(),
                                    generated.tier(),
                                    generated.period(),
                                    generated.version()));
        }
    }

    private static Watched watched(PeriodGenerated.Pair pair) {
        return new Watched(
                new RegionPair(
                        RegionCode.of(pair.insuredRegion()), RegionCode.of(pair.treatmentRegion())),
                Scheme.fromString(pair.scheme()));
    }
}
